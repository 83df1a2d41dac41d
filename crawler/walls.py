"""Recognises pages by which a site refuses visitors like us: captchas, challenges, 403 and 429. They are left alone."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from crawler.reading.document import Document

LITTLE_TEXT = 1_500
"""A challenge says less, in characters; the same marks in a page that says more belong to a widget or a form."""
FEW_LINKS = 6
_REFUSALS = frozenset((401, 403, 451))
_LARGEST = 1_000_000
"""Larger pages are not looked into: challenges are small."""


def wall(status: int | None, markup: str) -> str | None:
    """Why the site did not let us in, in words; None where it did."""
    if status == 429:
        return "the site asks for fewer requests (429)"
    found = _challenge(markup)
    if found:
        return f"the site shows a challenge ({found})"
    return f"the site refuses us ({status})" if status in _REFUSALS else None


@cache
def walls() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The names of the walls that we know, each with its marks."""
    known = tomllib.loads((Path(__file__).parent / "walls.toml").read_text(encoding="utf-8"))
    return tuple((entry["name"], tuple(entry["marks"])) for entry in known["wall"])


def _challenge(markup: str) -> str | None:
    if len(markup) > _LARGEST:
        return None
    low = markup.lower()
    found = next((name for name, marks in walls() if any(mark in low for mark in marks)), None)
    if found is None:
        return None
    document = Document(markup)
    text = document.text(document.root, visible_only=True, limit=LITTLE_TEXT + 1)
    return found if len(text) < LITTLE_TEXT and len(document.links) <= FEW_LINKS else None
