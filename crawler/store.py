"""Runs on disk: written so that a crash leaves no half a site, read so that a hostile folder does no harm.

    runs/<UTC time>-<short id>/run.json
                               sites/<slug>/evidence.json.gz  pages/*.html.gz  shots/*.webp|png|jpg

The `file` of a snapshot, frame or screenshot is its path below the run's folder, with forward slashes.
"""

from __future__ import annotations

import gzip
import json
import os
import platform
import re
import secrets
import shutil
import unicodedata
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from pydantic import ConfigDict, Field, ValidationError

from crawler.config import Project, Site
from crawler.evidence import SCHEMA, Frame, Record, Shot, SiteEvidence, SiteOutcome, Snapshot

MAX_RECORD = 200_000_000
MAX_PAGE = 60_000_000
MAX_SHOT = 60_000_000
"""Bytes, unpacked: larger files of a run are refused."""

MASK = "***"

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]

UPGRADES: dict[int, Upgrade] = {}
"""By the schema number of an old record: what makes the next one of it."""

_FILE = re.compile(r"sites/(?P<slug>[a-z0-9-]{1,60})/(?:pages|shots)/[A-Za-z0-9_-]{1,80}\.(?:html\.gz|webp|png|jpg)")
_RUN_ID = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{6}")
_SECRET = re.compile(r"token|secret|passw|api_?key|access_?key|signature|session|auth", re.I)
_RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(10))))
_CYRILLIC = dict(
    zip(
        "абвгдезийклмнопрстуфхыэіїєґ",
        "a b v g d e z i y k l m n o p r s t u f h y e i yi ye g".split(),
        strict=True,
    )
) | {"ё": "e", "ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ь": "", "ъ": ""}


class RunError(Exception):
    """A run cannot be written or read; the message is one line for the user."""


class SiteEntry(Record):
    """A site of a run. `outcome` is None until its visit is finished."""

    name: str
    slug: str
    url: str
    role: str
    outcome: SiteOutcome | None = None
    reason: str = ""


class RunRecord(Record):
    """run.json. `configuration` is the project with every secret masked."""

    schema_: int = Field(default=SCHEMA, alias="schema")
    id: str
    started: datetime
    ended: datetime | None = None
    leadwalk: str
    python: str
    platform: str
    configuration: dict[str, Any] = {}
    sites: list[SiteEntry] = []

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


def leadwalk_version() -> str:
    """The installed version; "0" when leadwalk runs from a folder that was never installed."""
    try:
        return version("leadwalk")
    except PackageNotFoundError:
        return "0"


def slugs(names: Sequence[str]) -> list[str]:
    """A folder name for each site name, in order: Latin letters, digits and hyphens, at most 40, all different."""
    made: list[str] = []
    for name in names:
        latin = "".join(_CYRILLIC.get(c, c) for c in name[:200].lower())
        plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
        base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:36].strip("-") or "site"
        base = f"site-{base}" if base in _RESERVED else base
        slug, n = base, 1
        while slug in made:
            n += 1
            slug = f"{base}-{n}"
        made.append(slug)
    return made


def masked(project: Project) -> dict[str, Any]:
    """The project as JSON data without secrets: passwords, values of headers and cookies, credentials inside URLs, and
    query parameters whose names speak of secrets."""
    data: dict[str, Any] = project.model_dump(mode="json")
    for site in data["sites"]:
        if site["basic_auth"]:
            site["basic_auth"] = {"user": MASK, "password": MASK}
        for key in ("headers", "cookies"):
            site[key] = dict.fromkeys(site[key], MASK)
        for key in ("url", "proxy"):
            site[key] = _mask_url(site[key]) if site[key] else site[key]
        for key in ("start", "extra"):
            site[key] = [_mask_url(url) for url in site[key]]
        for key in ("product", "cart", "checkout"):
            if site["journey"][key]:
                site["journey"][key] = _mask_url(site["journey"][key])
    return data


def _mask_url(url: str) -> str:
    try:
        parts = urlsplit(url)
        pairs = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return MASK
    host = parts.netloc.rpartition("@")[2]
    netloc = f"{MASK}@{host}" if "@" in parts.netloc else host
    query = parts.query
    if any(_SECRET.search(key) for key, _ in pairs):
        query = urlencode([(k, MASK if _SECRET.search(k) else v) for k, v in pairs], safe="*")
    return urlunsplit((parts.scheme, netloc, parts.path, query, parts.fragment))


class RunStore:
    """One run's folder. Make it with `create` or `open`."""

    def __init__(self, path: Path, record: RunRecord) -> None:
        self.path = path
        self.record = record

    # --- writing --------------------------------------------------------------------------------------------------

    @classmethod
    def create(cls, root: Path, project: Project, *, now: datetime | None = None) -> RunStore:
        """A new run below `root` (made if missing) for all sites of the project. Raises RunError where it cannot be
        written."""
        moment = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
        run_id = f"{moment:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
        entries = [
            SiteEntry(name=site.name, slug=slug, url=_mask_url(site.url), role=site.role)
            for site, slug in zip(project.sites, slugs([s.name for s in project.sites]), strict=True)
        ]
        record = RunRecord(
            id=run_id,
            started=moment,
            leadwalk=leadwalk_version(),
            python=platform.python_version(),
            platform=platform.platform(),
            configuration=masked(project),
            sites=entries,
        )
        store = cls(root / run_id, record)
        try:
            (store.path / "sites").mkdir(parents=True)
            store._write_record()
        except OSError as error:
            raise RunError(f"{store.path}: cannot be written ({error.strerror})") from None
        return store

    @classmethod
    def open(cls, path: Path) -> RunStore:
        """The run in `path`. Raises RunError where there is none, it is damaged, or a newer leadwalk wrote it."""
        raw = _read_json(path / "run.json", MAX_PAGE)
        _check_schema(raw, path / "run.json")
        try:
            return cls(path, RunRecord.model_validate(raw))
        except ValidationError as error:
            raise RunError(f"{path / 'run.json'}: damaged ({_first(error)})") from None

    def entry(self, slug: str) -> SiteEntry:
        """The run's entry of a site. Raises RunError for an unknown slug."""
        for entry in self.record.sites:
            if entry.slug == slug:
                return entry
        raise RunError(
            f"{self.path}: no site {slug!r} in this run; it has {', '.join(e.slug for e in self.record.sites)}"
        )

    def slug_of(self, site: Site) -> str:
        """The folder name of a site of the configuration. Raises RunError where the run has no site of that name."""
        for entry in self.record.sites:
            if entry.name == site.name:
                return entry.slug
        raise RunError(f"{self.path}: no site named {site.name!r} in this run")

    def finished(self, slug: str) -> bool:
        """Whether the site was visited to its end, whatever came of it."""
        return self.entry(slug).outcome is not None and (self.path / "sites" / slug / "evidence.json.gz").is_file()

    def site_folder(self, slug: str) -> Path:
        """The folder of a site of this run."""
        return self.path / "sites" / self.entry(slug).slug

    def save_site(self, evidence: SiteEvidence) -> None:
        """Writes a finished site and its outcome. The files appear all at once; their names are put into `evidence`, so
        that proofs taken from it afterwards name the screenshots. Raises RunError where it cannot be written."""
        entry = self.entry(evidence.slug)
        target = self.path / "sites" / entry.slug
        partial = target.with_name(f".{entry.slug}.partial")
        try:
            shutil.rmtree(partial, ignore_errors=True)
            (partial / "pages").mkdir(parents=True)
            (partial / "shots").mkdir()
            for name, data in _files(evidence):
                (partial / name).write_bytes(data)
            record = evidence.model_dump_json(by_alias=True).encode()
            (partial / "evidence.json.gz").write_bytes(_pack(record))
            if target.exists():
                shutil.rmtree(target)
            partial.replace(target)
            entry.outcome, entry.reason = evidence.outcome, evidence.reason
            self._write_record()
        except OSError as error:
            raise RunError(f"{target}: cannot be written ({error.strerror})") from None

    def finish(self, *, now: datetime | None = None) -> None:
        """Notes the end of the run."""
        self.record.ended = (now or datetime.now(UTC)).replace(microsecond=0)
        self._write_record()

    def _write_record(self) -> None:
        text = json.dumps(self.record.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=1) + "\n"
        write_atomically(self.path / "run.json", text.encode())

    # --- reading --------------------------------------------------------------------------------------------------

    def load_site(self, slug: str, *, shots: bool = True) -> SiteEvidence:
        """The evidence of a finished site with its markup, and with its screenshots unless `shots` is false.

        Raises RunError where it is missing or damaged, holds a path that leads elsewhere, unpacks to more than the limits,
        or was written by a newer leadwalk.
        """
        path = self.site_folder(slug) / "evidence.json.gz"
        raw = _read_json(path, MAX_RECORD)
        number = _check_schema(raw, path)
        while number < SCHEMA:
            raw = UPGRADES[number](raw)
            number += 1
        try:
            evidence = SiteEvidence.model_validate(raw)
        except ValidationError as error:
            raise RunError(f"{path}: damaged ({_first(error)})") from None
        for part in _parts(evidence):
            if isinstance(part, Shot):
                if shots and part.file:
                    part.data = _read(self._inside(part.file, slug), MAX_SHOT)
            elif part.file:
                part.html = _read(self._inside(part.file, slug), MAX_PAGE).decode("utf-8", "replace")
        return evidence

    def _inside(self, file: str, slug: str) -> Path:
        found = _FILE.fullmatch(file)
        path = self.path / file
        if (
            found is None
            or found["slug"] != slug
            or not path.resolve().is_relative_to(self.site_folder(slug).resolve())
        ):
            raise RunError(f"{self.path}: the evidence names a file outside its folder ({file[:80]!r})")
        return path


def _parts(evidence: SiteEvidence) -> Iterator[Snapshot | Frame | Shot]:
    for page in evidence.pages:
        for snapshot in page.snapshots:
            yield snapshot
            yield from snapshot.frames
            if snapshot.shot is not None:
                yield snapshot.shot


def _files(evidence: SiteEvidence) -> Iterator[tuple[str, bytes]]:
    """Names the parts of the evidence and gives the content of each file, by its path below the site's folder."""
    base = f"sites/{evidence.slug}"
    taken: set[str] = set()
    for page in evidence.pages:
        for snapshot in page.snapshots:
            stem = str(page.n) if snapshot.stage == "settled" else f"{page.n}-{snapshot.stage}"
            name, again = stem, 1
            while name in taken:
                again += 1
                name = f"{stem}-{again}"
            taken.add(name)
            snapshot.file = f"{base}/pages/{name}.html.gz"
            yield f"pages/{name}.html.gz", _pack(snapshot.html.encode("utf-8", "replace"))
            for index, frame in enumerate(snapshot.frames):
                if frame.html:
                    frame.file = f"{base}/pages/{name}-frame{index}.html.gz"
                    yield f"pages/{name}-frame{index}.html.gz", _pack(frame.html.encode("utf-8", "replace"))
            if snapshot.shot is not None and snapshot.shot.data:
                file = f"shots/{name}.{_picture(snapshot.shot.data)}"
                snapshot.shot.file = f"{base}/{file}"
                yield file, snapshot.shot.data


def _picture(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return "png" if data.startswith(b"\x89PNG") else "jpg"


def _pack(data: bytes) -> bytes:
    return gzip.compress(data, compresslevel=6, mtime=0)


def write_atomically(path: Path, data: bytes) -> None:
    """Writes a file that is at no moment half written. Raises OSError."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


def _read(path: Path, limit: int) -> bytes:
    try:
        if path.suffix == ".gz":
            with gzip.open(path) as stream:
                data = stream.read(limit + 1)
        else:
            with path.open("rb") as stream:
                data = stream.read(limit + 1)
    except FileNotFoundError:
        raise RunError(f"{path}: missing") from None
    except (OSError, EOFError, zlib.error):
        raise RunError(f"{path}: cannot be read, or damaged") from None
    if len(data) > limit:
        raise RunError(f"{path}: unpacks to more than {limit} bytes")
    return data


def _read_json(path: Path, limit: int) -> dict[str, Any]:
    try:
        raw = json.loads(_read(path, limit))
    except (ValueError, RecursionError):
        raise RunError(f"{path}: damaged (no JSON)") from None
    if not isinstance(raw, dict):
        raise RunError(f"{path}: damaged (no JSON object)")
    return raw


def _check_schema(raw: dict[str, Any], path: Path) -> int:
    number = raw.get("schema")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise RunError(f"{path}: damaged (no schema number)")
    if number > SCHEMA:
        raise RunError(
            f"{path}: written by a newer leadwalk (record format {number}, this one reads up to {SCHEMA}); update leadwalk"
        )
    return number


def _first(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(str(p) for p in first['loc'])[:80]}: {first['msg'][:120]}"
