"""Data files that lie beside the code that reads them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def beside(module: str, name: str) -> dict[str, Any]:
    """The tables of `<name>.toml` in the folder of a module, which is named by its `__file__`.

    Raises OSError or tomllib.TOMLDecodeError where it cannot be read.
    """
    return tomllib.loads(Path(module).with_name(f"{name}.toml").read_text(encoding="utf-8"))


LEXICON = Path(__file__).parent / "lexicon"
"""A folder for each language, `code` for names in markup, and `more` for single words of further languages."""


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The tables of `lexicon/<name>.toml`, which holds all its languages in one file."""
    return beside(str(LEXICON / name), name)


@cache
def by_language(name: str) -> dict[str, dict[str, Any]]:
    """The tables of `lexicon/<language>/<name>.toml`, by language."""
    return {path.parent.name: beside(str(path), name) for path in sorted(LEXICON.glob(f"*/{name}.toml"))}
