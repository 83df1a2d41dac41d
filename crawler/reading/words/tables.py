"""Data files that lie beside the code that reads them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a file. Raises OSError or tomllib.TOMLDecodeError where it cannot be read."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def beside(module: str, name: str) -> dict[str, Any]:
    """The tables of `<name>.toml` in the folder of a module, which is named by its `__file__`; errors as
    `read_toml`."""
    return read_toml(Path(module).with_name(f"{name}.toml"))
