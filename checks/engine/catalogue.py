"""All checks: every module below `checks.rules`, each holding one `CHECK` named after its file."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace
from functools import cache

import checks.rules
from checks.model.check import Check


@cache
def checks_by_id() -> dict[str, Check]:
    """Every check by its id, in alphabetical order of ids. Raises TypeError for a module that holds no check."""
    found: dict[str, Check] = {}
    for module in pkgutil.walk_packages(checks.rules.__path__, "checks.rules."):
        if module.ispkg:
            continue
        name = module.name.rpartition(".")[2]
        check = getattr(importlib.import_module(module.name), "CHECK", None)
        if not isinstance(check, Check):
            raise TypeError(f"{module.name.replace('.', '/')}.py holds no CHECK")
        found[name] = replace(check, id=name)
    return dict(sorted(found.items()))
