"""Reads records of older formats: what makes the next format of each.

`SCHEMA` is raised when a stored key changes its name or its meaning; a key that is added has a default and raises
nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from crawler.record.base import SCHEMA

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]

UPGRADES: dict[int, Upgrade] = {}
"""By the number of a site's record: what makes the record of the next number of it. Each may change what it is
given."""


class NewerRecord(ValueError):
    """A newer leadwalk wrote the record; `number` is its format."""

    def __init__(self, number: int) -> None:
        super().__init__(f"record format {number}, this one reads up to {SCHEMA}")
        self.number = number


def schema_number(raw: dict[str, Any]) -> int:
    """The number of a record's format. Raises ValueError where it has none, NewerRecord where it is not known yet."""
    number = raw.get("schema")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise ValueError("no schema number")
    if number > SCHEMA:
        raise NewerRecord(number)
    return number


def upgraded(raw: dict[str, Any]) -> dict[str, Any]:
    """A site's record in today's format. Raises as `schema_number` does."""
    for number in range(schema_number(raw), SCHEMA):
        raw = UPGRADES[number](raw)
    return raw
