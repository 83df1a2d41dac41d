"""Recognises pages by which a site refuses visitors like us: captchas, challenges, 403 and 429. They are left alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from crawler.reading.pages.document import Document
from crawler.reading.words.tables import beside
from crawler.record.causes import Reason, because

LITTLE_TEXT = 1_500
"""A challenge says less, in characters; the same marks in a page that says more belong to a widget or a form."""
FEW_LINKS = 6
_REFUSALS = frozenset((401, 403, 451))
_TYPED = frozenset(("text", "tel", "email", "search", "password"))
_LARGEST = 1_000_000
"""Larger pages are not looked into: challenges are small."""


@dataclass(frozen=True)
class Wall:
    """A kind of challenge. `marks` are parts of the markup in lower case; `widget`: sites have it in their forms
    too."""

    name: str
    marks: tuple[str, ...]
    widget: bool


def wall(status: int | None, markup: str) -> Reason | None:
    """Why the site did not let us in; None where it did."""
    if status == 429:
        return because("too_many_requests")
    found = _challenge(markup)
    if found:
        return because("challenge", challenge=found)
    return because("site_refuses", status=status) if status in _REFUSALS else None


@cache
def walls() -> tuple[Wall, ...]:
    """The walls that we know."""
    known = beside(__file__, "blocking")
    return tuple(Wall(entry["name"], tuple(entry["marks"]), entry.get("widget", False)) for entry in known["wall"])


def _challenge(markup: str) -> str | None:
    if len(markup) > _LARGEST:
        return None
    low = markup.lower()
    found = [wall for wall in walls() if any(mark in low for mark in wall.marks)]
    if not found:
        return None
    document = Document(markup)
    text = document.text(document.root, visible_only=True, limit=LITTLE_TEXT + 1)
    if len(text) >= LITTLE_TEXT or len(document.links) > FEW_LINKS:
        return None
    asks = any(
        document.visible(e) and (e.tag == "textarea" or (e.get("type") or "text").lower() in _TYPED)
        for e in document.elements("input", "textarea")
    )
    return next((wall.name for wall in found if not (wall.widget and asks)), None)
