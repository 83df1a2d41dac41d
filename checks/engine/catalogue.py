"""All checks: every module below `checks.rules` and every file of the user's own folders, each holding one `CHECK`
named after its file."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import get_args

import checks.rules
from checks.model.check import Check
from checks.model.finding import Category

CHECK_ID = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
"""A noun in snake case."""


class CheckFileError(Exception):
    """A file of the user's own checks that cannot be used; the message names it."""


@cache
def checks_by_id() -> dict[str, Check]:
    """Every check that comes with leadwalk by its id, in alphabetical order. Raises TypeError for a module that holds
    none."""
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


def catalogue(folders: Sequence[str | Path] = ()) -> dict[str, Check]:
    """The checks that come with leadwalk and those of the user's own folders by id, in alphabetical order.

    Runs the code of the folders' `*.py` files (not of those below, nor of files whose names begin with `_`), once in a
    process. Raises CheckFileError for a folder that is missing, a file that holds no usable CHECK, and an id that is
    taken.
    """
    return _catalogue(tuple(Path(folder) for folder in folders))


@cache
def _catalogue(folders: tuple[Path, ...]) -> dict[str, Check]:
    found = dict(checks_by_id())
    origin = {id: f"checks/rules/{check.category}/{id}.py" for id, check in found.items()}
    for folder in dict.fromkeys(folders):
        if not folder.is_dir():
            raise CheckFileError(f"{folder}: no such folder of checks")
        for path in sorted(folder.glob("*.py")):
            if path.name.startswith("_"):
                continue
            if path.stem in found:
                raise CheckFileError(f"{path}: the id {path.stem!r} is taken by {origin[path.stem]}: rename the file")
            found[path.stem] = _own_check(path)
            origin[path.stem] = str(path)
    return dict(sorted(found.items()))


def _own_check(path: Path) -> Check:
    """Runs the file and gives its check."""
    if not CHECK_ID.fullmatch(path.stem):
        raise CheckFileError(f"{path}: a check's file is named after its id: lower-case words joined by _")
    name = f"leadwalk_own_checks_{sha256(str(path.parent).encode()).hexdigest()[:12]}_{path.stem}"
    spec = spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise CheckFileError(f"{path}: cannot be read as Python")
    module = module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:  # whatever the file does wrong is told as its mistake
        del sys.modules[name]
        raise CheckFileError(f"{path}: {type(error).__name__}: {error}") from error
    check = getattr(module, "CHECK", None)
    if not isinstance(check, Check):
        raise CheckFileError(f"{path}: holds no CHECK = Check(...)")
    if check.category not in get_args(Category):
        raise CheckFileError(f"{path}: category {check.category!r} is none of {', '.join(get_args(Category))}")
    return replace(check, id=path.stem)
