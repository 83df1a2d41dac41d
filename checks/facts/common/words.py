"""Words and patterns of the facts, kept as data in each fact's room."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from crawler.reading.words.tables import beside

ROOMS = Path(__file__).resolve().parents[1]


def words_of(kind: str, name: str = "words") -> dict[str, Any]:
    """The tables of `<name>.toml` in the room of a kind of fact.

    Raises OSError or tomllib.TOMLDecodeError where it cannot be read.
    """
    return beside(str(ROOMS / kind / name), name)


def any_of(words: Iterable[str]) -> str:
    """A regular expression group that matches any of these expressions."""
    return "(?:" + "|".join(words) + ")"


def spaced(expression: str) -> str:
    """An expression as it is written inside a verbose one: its own spaces and signs of comments count."""
    parts = r"\\.|\[[^\]]*\]|[ #]"  # an escape, a set, a space or sign of a comment of its own
    return re.sub(parts, lambda m: f"[{m[0]}]" if m[0] in " #" else m[0], expression)
