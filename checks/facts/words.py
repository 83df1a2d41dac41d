"""Words and patterns of the facts, kept as data in `checks/facts/lexicon`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("lexicon")


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The tables of `lexicon/<name>.toml`. Raises OSError or tomllib.TOMLDecodeError where it cannot be read."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def any_of(words: Iterable[str]) -> str:
    """A regular expression group that matches any of these expressions."""
    return "(?:" + "|".join(words) + ")"
