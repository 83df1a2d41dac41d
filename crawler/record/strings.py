"""Changes every string of a record, wherever in it the string stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel


def map_strings(value: Any, change: Callable[[str], str]) -> Any:
    """The value with every string in it changed, keys of dictionaries included; a model is changed in place, whether it
    may be assigned to or not. Bytes, numbers and dates stay."""
    if isinstance(value, str):
        return change(value) if type(value) is str else value
    if isinstance(value, dict):
        return {map_strings(key, change): map_strings(one, change) for key, one in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        changed = [map_strings(one, change) for one in value]
        return value if all(a is b for a, b in zip(changed, value, strict=True)) else type(value)(changed)
    if isinstance(value, BaseModel):
        for name, one in list(value.__dict__.items()):
            new = map_strings(one, change)
            if new is not one:
                value.__dict__[name] = new
    return value
