"""Reads sites.toml: validates it whole and reports every mistake with its file, line and key."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
import zoneinfo
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlsplit

from pydantic import BaseModel, Field, ValidationError

from crawler.config.model import CheckSection, Limits, Project, ProjectSection, Section, Site

MAX_BYTES = 2_000_000
SECRET = "env:"  # noqa: S105
"""A value that begins so is read from the environment variable named after it."""


KnownChecks = Callable[[Sequence[str]], Collection[str]]
"""The ids of all checks, by the folders of the user's own ones."""


class SitesFile(Section):
    """The shape of sites.toml; its JSON schema is published for editors."""

    project: ProjectSection = ProjectSection()
    limits: Limits = Limits()
    check: CheckSection = CheckSection()
    site: list[Site] = Field(min_length=1)


@dataclass(frozen=True)
class Mistake:
    line: int
    key: str
    found: str
    allowed: str

    def __str__(self) -> str:
        return f"{self.key}: {self.found}; {self.allowed}"

    def without(self, secrets: Collection[str]) -> Mistake:
        """The mistake without what it quotes, where that came from the environment."""
        quoted = {_shown(secret) for secret in secrets}
        return replace(self, found="found ***") if self.found.removeprefix("found ") in quoted else self


class ConfigError(Exception):
    """All mistakes of a configuration file, one a line."""

    def __init__(self, path: Path | str, mistakes: list[Mistake]) -> None:
        self.path = path
        self.mistakes = sorted(mistakes, key=lambda m: (m.line, m.key))
        lines = [f"{path}:{m.line}: {m}" if m.line else f"{path}: {m}" for m in self.mistakes]
        super().__init__("\n".join(lines))


def load(path: Path, *, known_checks: KnownChecks | None = None, environ: Mapping[str, str] = os.environ) -> Project:
    """The project that `path` describes; its folders of signatures and checks are found from the file's own folder.

    `known_checks` gives the ids that `[check.levels]` may name; None allows any. Raises ConfigError with all mistakes
    at once.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ConfigError(
            path, [Mistake(0, "file", f"cannot be read ({error.strerror})", "a readable TOML file")]
        ) from None
    if len(raw) > MAX_BYTES:
        raise ConfigError(path, [Mistake(0, "file", f"{len(raw)} bytes", f"at most {MAX_BYTES} bytes")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ConfigError(path, [Mistake(line, "file", "not UTF-8", "text saved as UTF-8")]) from None
    return parse(text, path, known_checks=known_checks, environ=environ)


def parse(
    text: str, path: Path | str, *, known_checks: KnownChecks | None = None, environ: Mapping[str, str] = os.environ
) -> Project:
    """The project that the text of a sites.toml at `path` describes; see `load`."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line (\d+)", str(error))
        raise ConfigError(
            path, [Mistake(int(where.group(1)) if where else 0, "syntax", str(error), "see toml.io for TOML's syntax")]
        ) from None
    lines = _lines_of_keys(text)
    mistakes: list[Mistake] = []
    secrets: set[str] = set()
    data = _with_secrets(data, (), environ, lines, mistakes, secrets)
    _inherit_limits(data)
    file: SitesFile | None = None
    try:
        file = SitesFile.model_validate(data)
    except ValidationError as error:
        mistakes += [
            _mistake(dict(item), lines)
            for item in error.errors(include_url=False)
            if not _inherited(item["loc"], lines)
        ]
    project = data.get("project")
    folders = _texts(project.get("checks")) if isinstance(project, dict) else []
    known = known_checks(_resolved(folders, path)) if known_checks is not None else None
    mistakes += _meaning(data, lines, known)
    if mistakes or file is None:
        raise ConfigError(path, [mistake.without(secrets) for mistake in mistakes])
    settings = dict(file.project)
    settings |= {key: _resolved(settings[key], path) for key in ("signatures", "checks")}
    return Project(**settings, limits=file.limits, check=file.check, sites=file.site)


def _resolved(folders: Sequence[str], path: Path | str) -> list[str]:
    """Folders that sites.toml names, found from its own folder."""
    return [str((Path(path).parent / Path(folder).expanduser()).resolve()) for folder in folders]


def json_schema() -> dict[str, Any]:
    """JSON schema of sites.toml, for editors."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **SitesFile.model_json_schema(),
        "title": "sites.toml of leadwalk",
    }


def _inherit_limits(data: dict[str, Any]) -> None:
    """Limits of a site that it does not set are those of the file."""
    common, sites = data.get("limits"), data.get("site")
    if not isinstance(common, dict) or not isinstance(sites, list):
        return
    known = {k: v for k, v in common.items() if k in Limits.model_fields}
    for site in sites:
        if isinstance(site, dict) and isinstance(site.get("limits", {}), dict):
            site["limits"] = {**known, **site.get("limits", {})}


def _inherited(where: tuple[str | int, ...], lines: _Lines) -> bool:
    """Whether a mistake lies in a limit that the site took over from the file, where it is reported already."""
    return len(where) == 4 and where[0] == "site" and where[2] == "limits" and where not in lines


def _with_secrets(
    node: Any,
    where: tuple[str | int, ...],
    environ: Mapping[str, str],
    lines: _Lines,
    mistakes: list[Mistake],
    secrets: set[str],
) -> Any:
    """The tables with the values of environment variables put in, which are added to `secrets`."""
    if isinstance(node, dict):
        return {k: _with_secrets(v, (*where, k), environ, lines, mistakes, secrets) for k, v in node.items()}
    if isinstance(node, list):
        return [_with_secrets(v, (*where, i), environ, lines, mistakes, secrets) for i, v in enumerate(node)]
    if isinstance(node, str) and node.startswith(SECRET):
        name = node.removeprefix(SECRET)
        if name not in environ:
            mistakes.append(
                Mistake(
                    _line(lines, where), _key(where), f"the environment has no {name}", f"set {name} before the run"
                )
            )
            return ""
        secrets.add(environ[name])
        return environ[name]
    return node


# --- lines --------------------------------------------------------------------------------------------------------

_Lines = dict[tuple[str | int, ...], int]
_TABLE = re.compile(r"^\s*(\[\[?)\s*([^\[\]#]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*((?:[\w\-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w\-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[\w\-]+|"[^"]*"|'[^']*'""")


def _lines_of_keys(text: str) -> _Lines:
    """The line of each table and key. Lines inside multi-line strings may be taken for keys: they only add entries."""
    lines: _Lines = {}
    counts: dict[tuple[str | int, ...], int] = {}
    table: tuple[str | int, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        if found := _TABLE.match(line):
            names = tuple(_names(found.group(2)))
            table = _resolve(names, counts, new=found.group(1) == "[[")
            lines.setdefault(table, number)
        elif found := _KEY.match(line):
            path = table
            for name in _names(found.group(1)):
                path = (*path, name)
                lines.setdefault(path, number)
    return lines


def _names(dotted: str) -> Iterator[str]:
    for part in _PART.findall(dotted):
        yield part.strip("\"'")


def _resolve(names: tuple[str, ...], counts: dict[tuple[str | int, ...], int], *, new: bool) -> tuple[str | int, ...]:
    """A table header's path with the index of each array of tables in it."""
    path: tuple[str | int, ...] = ()
    for i, name in enumerate(names):
        path = (*path, name)
        if new and i == len(names) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _line(lines: _Lines, where: tuple[str | int, ...]) -> int:
    """The line of a key, or of the nearest table around it."""
    for end in range(len(where), 0, -1):
        if where[:end] in lines:
            return lines[where[:end]]
    return 0


def _key(where: tuple[str | int, ...]) -> str:
    return "".join(f"[{p + 1}]" if isinstance(p, int) else f".{p}" for p in where).lstrip(".") or "file"


# --- what is allowed ----------------------------------------------------------------------------------------------


def _mistake(error: dict[str, Any], lines: _Lines) -> Mistake:
    where: tuple[str | int, ...] = tuple(error["loc"])
    kind, given = error["type"], error["input"]
    line, key = _line(lines, where), _key(where)
    if kind == "extra_forbidden":
        allowed = _fields_at(where[:-1])
        return Mistake(
            line, key, "unknown key", _nearest(str(where[-1]), allowed, f"allowed: {', '.join(sorted(allowed))}")
        )
    if kind == "missing":
        return Mistake(line, key, "missing", "it must be set")
    return Mistake(line, key, f"found {_shown(given)}", _allowed(error))


def _allowed(error: dict[str, Any]) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "literal_error":
        choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        near = _nearest(str(error["input"]), choices, "")
        return f"allowed: {', '.join(choices)}" + (f"; {near}" if near else "")
    message = str(error["msg"])
    return "allowed: " + message.replace("Input should be ", "").replace("List should have ", "").strip()


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _fields_at(where: tuple[str | int, ...]) -> list[str]:
    """The keys that a table may hold."""
    model: type[BaseModel] = SitesFile
    for part in where:
        if isinstance(part, int) or part not in model.model_fields:
            continue
        inner = _model_in(model.model_fields[part].annotation)
        if inner is None:
            return []
        model = inner
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for a in get_args(annotation) if (m := _model_in(a)) is not None), None)


# --- what the values mean together --------------------------------------------------------------------------------


def _meaning(data: dict[str, Any], lines: _Lines, known_checks: Collection[str] | None) -> Iterator[Mistake]:
    """Mistakes that no single value shows. Reads the raw tables, so that they are reported beside those of shape."""
    sites, project = data.get("site"), data.get("project")
    refuses = isinstance(project, dict) and project.get("private_addresses") == "refuse"
    seen: dict[str, int] = {}
    for i, site in enumerate(sites if isinstance(sites, list) else []):
        if isinstance(site, dict):
            for key, found, allowed in _site_mistakes(site, i, seen, refuses=refuses):
                yield Mistake(_line(lines, ("site", i, *key)), _key(("site", i, *key)), found, allowed)
    check = data.get("check")
    levels = check.get("levels") if isinstance(check, dict) else None
    for name in levels if isinstance(levels, dict) and known_checks is not None else ():
        if name not in (known_checks or ()):
            where = ("check", "levels", name)
            yield Mistake(
                _line(lines, where),
                _key(where),
                "no check of this id",
                _nearest(name, known_checks or (), "see docs/checks.md for all ids"),
            )


def _site_mistakes(
    site: dict[str, Any], i: int, seen: dict[str, int], *, refuses: bool
) -> Iterator[tuple[tuple[str, ...], str, str]]:
    name = site.get("name")
    if isinstance(name, str):
        if name in seen:
            yield ("name",), f"found {name!r} again (site[{seen[name] + 1}])", "each name once"
        seen.setdefault(name, i)
    yield from _address_mistakes(site, refuses=refuses)
    yield from _pattern_mistakes(site)
    yield from _zone_mistakes(site)
    yield from _journey_mistakes(site)


_Mistakes = Iterator[tuple[tuple[str, ...], str, str]]


def _address_mistakes(site: dict[str, Any], *, refuses: bool) -> _Mistakes:
    for key in ("url", "start", "extra"):
        for address in _texts(site.get(key)):
            if not is_address(address):
                yield (key,), f"found {_shown(address)}", "allowed: http:// or https:// with a host, or demo:NAME"
    if refuses and site.get("proxy"):
        yield (
            ("proxy",),
            "found beside private_addresses = 'refuse'",
            "the proxy resolves names, so nothing could be refused",
        )


def _pattern_mistakes(site: dict[str, Any]) -> _Mistakes:
    for key in ("include", "exclude"):
        for pattern in _texts(site.get(key)):
            try:
                re.compile(pattern)
            except re.error as error:
                yield (key,), f"found {_shown(pattern)}", f"allowed: a regular expression ({error})"


def _zone_mistakes(site: dict[str, Any]) -> _Mistakes:
    zone = site.get("time_zone")
    if isinstance(zone, str) and zone not in zoneinfo.available_timezones():
        yield (
            ("time_zone",),
            f"found {_shown(zone)}",
            "allowed: a name such as 'Europe/Moscow'; "
            + _nearest(zone, zoneinfo.available_timezones(), "see the IANA list"),
        )


def _journey_mistakes(site: dict[str, Any]) -> _Mistakes:
    journey = site.get("journey")
    if isinstance(journey, dict) and journey.get("place_order") is True:
        if journey.get("mode") != "fill":
            yield ("journey", "place_order"), "found true", "allowed only with mode = 'fill'"
        if not str(journey.get("test_payment") or "").strip():
            yield ("journey", "place_order"), "found true without test_payment", "name the payment method to order with"
    if site.get("role", "competitor") != "own":
        if site.get("robots") == "ignore":
            yield ("robots",), "found 'ignore' on a site that is not own", "allowed only with role = 'own'"
        if isinstance(journey, dict) and journey.get("mode") == "fill":
            yield ("journey", "mode"), "found 'fill' on a site that is not own", "allowed only with role = 'own'"
    if site.get("devices") == []:
        yield ("devices",), "found []", "allowed: desktop, mobile, or both"


def _texts(value: object) -> list[str]:
    return [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, str)]


def _nearest(name: str, names: Collection[str], otherwise: str) -> str:
    near = difflib.get_close_matches(name, names, 1, 0.6)
    return f"did you mean {near[0]!r}?" if near else otherwise


def is_address(text: str) -> bool:
    """Whether the text is an http(s) URL with a host, or names a demo site."""
    if text.startswith("demo:"):
        return len(text) > len("demo:")
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False
