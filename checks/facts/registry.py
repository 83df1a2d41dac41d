"""All kinds of facts: every room of `checks.facts` that holds a `fact.py`."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from collections.abc import Iterable
from functools import cache
from typing import Any

import checks.facts
from checks.facts.fact import Fact


@cache
def all_facts() -> dict[str, Fact[Any]]:
    """Every kind by its name, in alphabetical order. Raises TypeError for a room whose declaration is missing or
    misnamed."""
    found: dict[str, Fact[Any]] = {}
    for room in sorted(pkgutil.iter_modules(checks.facts.__path__), key=lambda m: m.name):
        if not room.ispkg or importlib.util.find_spec(f"checks.facts.{room.name}.fact") is None:
            continue
        module = importlib.import_module(f"checks.facts.{room.name}.fact")
        declared = [f for name, f in vars(module).items() if isinstance(f, Fact) and name == room.name.upper()]
        if len(declared) != 1 or declared[0].kind != room.name:
            raise TypeError(
                f"checks/facts/{room.name}/fact.py must declare {room.name.upper()}, of the kind {room.name!r}"
            )
        found[room.name] = declared[0]
    return found


def kinds(facts: Iterable[Fact[Any]]) -> tuple[str, ...]:
    """The names of these kinds."""
    return tuple(fact.kind for fact in facts)
