"""The JavaScript that runs in pages. Each file of a folder `js` holds one function in brackets, and says what it
does."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path


@cache
def script(module: str, name: str) -> str:
    """The function in `js/<name>.js` beside a module (its `__file__`)."""
    return Path(module).with_name("js").joinpath(f"{name}.js").read_text(encoding="utf-8").strip()


def called(function: str, *arguments: object) -> str:
    """An expression that calls a function with JSON values."""
    return f"({function})({', '.join(json.dumps(argument) for argument in arguments)})"


def no_peers() -> str:
    """An init script that takes from a page what speaks UDP (WebRTC, WebTransport): no proxy and no interception sees
    it."""
    return called(script(__file__, "no_peers"))
