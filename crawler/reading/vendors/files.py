"""Vendors' files, read and refused where they cannot be used.

A scan needs no examples and leaves them unread: most of a file's text is there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from crawler.reading.vendors.lint import patterns
from crawler.reading.vendors.model import Signature, SignatureError

FOLDER = Path(__file__).parent
_EXAMPLES = re.compile(r"^\[examples\]", re.M)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read(path: Path, *, examples: bool = True) -> Signature:
    """One file. Raises SignatureError; the file's name must be an id: lower case letters, digits and single hyphens."""
    if not _ID.fullmatch(path.stem):
        raise SignatureError(f"{path}: a vendor's id is its file name: lower case letters, digits, single hyphens")
    try:
        text = path.read_text("utf-8")
        if not examples and (cut := _EXAMPLES.search(text)):
            text = text[: cut.start()]
        data = tomllib.loads(text)
    except OSError as error:
        raise SignatureError(f"{path}: cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SignatureError(f"{path}: not valid TOML: {error}") from error
    if "id" in data:
        raise SignatureError(f"{path}: id: leave it out, the file's name is the id")
    try:
        return Signature(**{**data, "id": path.stem})
    except ValidationError as error:
        raise SignatureError("\n".join(_message(path, item) for item in error.errors())) from error


def _message(path: Path, item: Any) -> str:
    key = ".".join(str(part) for part in item["loc"]) or "file"
    text = str(item["msg"]).removeprefix("Value error, ")
    if item["type"] == "extra_forbidden":
        text = f"unknown key; allowed: {', '.join(_allowed(item['loc'][:-1]))}"
    return f"{path}: {key}: {text}"


def _allowed(place: tuple[int | str, ...]) -> list[str]:
    model: type[BaseModel] = Signature
    for part in place:
        if isinstance(part, int):
            continue
        field = next((f for n, f in model.model_fields.items() if part in (n, f.alias)), None)
        inner = field and next(
            (
                a
                for a in (field.annotation, *get_args(field.annotation))
                if isinstance(a, type) and issubclass(a, BaseModel)
            ),
            None,
        )
        if not inner:
            return []
        model = inner
    return sorted((f.alias or n) for n, f in model.model_fields.items() if n != "id" or model is not Signature)


@lru_cache(maxsize=8)
def _read_all(extra: tuple[Path, ...], examples: bool) -> tuple[Signature, ...]:
    found: dict[str, Signature] = {}
    for path in sorted(FOLDER.glob("*/*.toml")):
        signature = read(path, examples=examples)
        if signature.categories[0] != path.parent.name:
            raise SignatureError(f"{path}: categories: the first one must be the folder's name, {path.parent.name}")
        if signature.id in found:
            raise SignatureError(f"{path}: another folder holds {path.name} as well")
        found[signature.id] = signature
    for folder in extra:
        if not folder.is_dir():
            raise SignatureError(f"{folder}: no such folder of signatures")
        own = {s.id: s for s in (read(p, examples=examples) for p in sorted(folder.rglob("*.toml")))}
        _check_own(folder, tuple(own.values()))
        found.update(own)
    for signature in found.values():
        if strange := [i for i in signature.implies if i not in found]:
            raise SignatureError(f"{signature.id}: implies: no vendor is called {', '.join(strange)}")
    return tuple(found[i] for i in sorted(found))


def _check_own(folder: Path, signatures: tuple[Signature, ...]) -> None:
    problems = [p for signature in signatures for p in patterns(signature)]
    if problems:
        raise SignatureError("\n".join(f"{folder}: {p}" for p in problems))


def read_all(extra: Sequence[Path] = (), *, examples: bool = False) -> tuple[Signature, ...]:
    """Every signature, by id: those that come with leadwalk, then those of the folders `extra`, which replace one of
    the same id. Raises SignatureError at the first file that cannot be used; files are read once in a process."""
    return _read_all(tuple(Path(folder) for folder in extra), examples)
