"""All checks: every module of `checks.rules`, each holding one `CHECK` named after its file."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace
from functools import cache

import checks.rules
from checks.model import Check


@cache
def checks_by_id() -> dict[str, Check]:
    """Every check by its id, in alphabetical order of ids. Raises TypeError for a module that holds no check."""
    found: dict[str, Check] = {}
    for module in sorted(pkgutil.iter_modules(checks.rules.__path__), key=lambda m: m.name):
        check = getattr(importlib.import_module(f"checks.rules.{module.name}"), "CHECK", None)
        if not isinstance(check, Check):
            raise TypeError(f"checks/rules/{module.name}.py holds no CHECK")
        found[module.name] = replace(check, id=module.name)
    return found
