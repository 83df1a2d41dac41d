"""Runs on disk: written so that a crash leaves no half a site, read so that a hostile folder does no harm.

    runs/<UTC time>-<short id>/run.json
                               sites/<slug>/evidence.json.gz  pages/*.html.gz  shots/*.webp|png|jpg

The `file` of a snapshot, frame or screenshot is its path below the run's folder, with forward slashes.
"""

from __future__ import annotations

import gzip
import json
import platform
import re
import secrets
import unicodedata
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import ConfigDict, Field, ValidationError

from crawler.config.model import Project
from crawler.record.base import SCHEMA, Record
from crawler.record.files import OutputError, make_folder, remove_folder, write_file
from crawler.record.masking import mask_record, mask_url, masked
from crawler.record.page import Frame, Page, Shot, Snapshot
from crawler.record.site import SiteEvidence, SiteOutcome
from crawler.record.upgrades import NewerRecord, schema_number, upgraded
from crawler.record.vocabulary import Language

MAX_RECORD = 200_000_000
MAX_PAGE = 60_000_000
MAX_SHOT = 60_000_000
"""Bytes, unpacked: larger files of a run are refused."""

T = TypeVar("T")

_FILE = re.compile(r"sites/(?P<slug>[a-z0-9-]{1,60})/(?:pages|shots)/[A-Za-z0-9_-]{1,80}\.(?:html\.gz|webp|png|jpg)")
_RUN_ID = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{6}")
_RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(10))))
_CYRILLIC = dict(
    zip(
        "абвгдезийклмнопрстуфхыэіїєґ",
        "a b v g d e z i y k l m n o p r s t u f h y e i yi ye g".split(),
        strict=True,
    )
) | {"ё": "e", "ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ь": "", "ъ": ""}


class RunError(Exception):
    """A run cannot be read; the message is one line for the user."""


class SiteEntry(Record):
    """A site of a run. `outcome` is None until its visit is finished."""

    name: str
    slug: str
    url: str
    role: str
    outcome: SiteOutcome | None = None
    reason: str = ""


class Command(Record):
    """How a run was asked for: the command, and those of its options that a resumed run takes over."""

    name: str
    options: dict[str, str | int | list[str]] = {}


class RunInfo(Record):
    """run.json. `configuration` is the project with every secret masked."""

    schema_: int = Field(default=SCHEMA, alias="schema")
    id: str
    started: datetime
    ended: datetime | None = None
    leadwalk: str
    python: str
    platform: str
    project: str = ""
    languages: list[Language] = ["ru", "en"]
    market: str = "RU"
    browser: str = ""
    signatures: list[str] = []
    checks: list[str] = []
    configuration: dict[str, Any] = {}
    command: Command | None = None
    """None in runs of 0.1."""
    sites: list[SiteEntry] = []

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


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


class RunStore:
    """One run's folder. Make it with `create` or `open`."""

    def __init__(self, path: Path, info: RunInfo) -> None:
        self.path = path
        self.info = info

    # --- writing --------------------------------------------------------------------------------------------------

    @classmethod
    def create(
        cls,
        root: Path,
        project: Project,
        *,
        version: str,
        command: Command | None = None,
        now: datetime | None = None,
    ) -> RunStore:
        """A new run below `root` (made if missing) for all sites of the project. `version`: leadwalk's own; `command`:
        how the run was asked for. Raises OutputError where it cannot be written."""
        moment = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
        run_id = f"{moment:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
        entries = [
            SiteEntry(name=site.name, slug=slug, url=mask_url(site.url), role=site.role)
            for site, slug in zip(project.sites, slugs([s.name for s in project.sites]), strict=True)
        ]
        info = RunInfo(
            id=run_id,
            started=moment,
            leadwalk=version,
            python=platform.python_version(),
            platform=platform.platform(),
            project=project.name,
            languages=project.languages,
            market=project.market,
            signatures=project.signatures,
            checks=project.checks,
            configuration=masked(project),
            command=command,
            sites=entries,
        )
        store = cls(root / run_id, info)
        for folder in (store.path, store.path / "sites"):
            make_folder(folder)
        store._write_record()
        return store

    @classmethod
    def open(cls, path: Path) -> RunStore:
        """The run in `path`. Raises RunError where there is none, it is damaged, or a newer leadwalk wrote it."""
        raw = _read_json(path / "run.json", MAX_PAGE)
        _known(schema_number, raw, path / "run.json")
        try:
            return cls(path, RunInfo.model_validate(raw))
        except ValidationError as error:
            raise RunError(f"{path / 'run.json'}: damaged ({_first(error)})") from None

    @staticmethod
    def locate(root: Path, name: str) -> Path:
        """The folder of a run: `name` is a folder, a run id (or its unique beginning) below `root`, "latest", or
        "previous" (the one before). Raises RunError where there is none, or more than one."""
        if (Path(name) / "run.json").is_file():
            return Path(name)
        known = sorted(p.name for p in root.iterdir() if _RUN_ID.fullmatch(p.name)) if root.is_dir() else []
        places = {"latest": known[-1:], "previous": known[-2:-1]}
        fitting = places.get(name, [n for n in known if name and n.startswith(name)])
        if len(fitting) == 1:
            return root / fitting[0]
        what = f"{len(fitting)} runs begin with {name!r}" if fitting else f"no run {name!r}"
        raise RunError(f"{root}: {what}")

    def entry(self, site: str) -> SiteEntry:
        """The run's entry of a site, by its name or slug. Raises RunError for an unknown one."""
        for entry in (*self._by("name", site), *self._by("slug", site)):
            return entry
        raise RunError(
            f"{self.path}: no site {site!r} in this run; it has {', '.join(e.slug for e in self.info.sites)}"
        )

    def _by(self, key: Literal["name", "slug"], value: str) -> list[SiteEntry]:
        return [entry for entry in self.info.sites if getattr(entry, key) == value]

    def finished(self, site: str) -> bool:
        """Whether the site (name or slug) was visited to its end, whatever came of it."""
        entry = self.entry(site)
        return entry.outcome is not None and (self.path / "sites" / entry.slug / "evidence.json.gz").is_file()

    def slugs(self) -> list[str]:
        """The finished sites, in the order of the configuration."""
        return [entry.slug for entry in self.info.sites if self.finished(entry.slug)]

    def site_folder(self, site: str) -> Path:
        """The folder of a site (name or slug) of this run."""
        return self.path / "sites" / self.entry(site).slug

    def save_site(self, evidence: SiteEvidence, *, known: Sequence[str] = ()) -> None:
        """Writes a finished site and its outcome, secrets masked; `known`: those of its configuration, as
        `crawler.record.masking.secrets_of` gives them.

        The files appear all at once; their names are put into `evidence`, so that proofs taken from it afterwards name
        the screenshots. Raises OutputError where it cannot be written: what was there before is kept then.
        """
        mask_record(evidence, known)
        entry = self._by("slug", evidence.slug)[0]
        target = self.path / "sites" / entry.slug
        partial = target.with_name(f".{entry.slug}.partial")
        try:
            remove_folder(partial)
            for folder in (partial, partial / "pages", partial / "shots"):
                make_folder(folder)
            for name, data in _files(evidence):
                write_file(partial / name, data)
            write_file(partial / "evidence.json.gz", _pack(evidence.model_dump_json(by_alias=True).encode()))
            _swap(partial, target)
        except OSError as error:
            raise OutputError(target, error) from None
        finally:
            remove_folder(partial)
        entry.outcome, entry.reason = evidence.outcome, evidence.reason
        self.info.browser = evidence.browser or self.info.browser
        self._write_record()

    def close(self, *, now: datetime | None = None) -> None:
        """Notes the end of the run. Raises OutputError where it cannot be written."""
        self.info.ended = (now or datetime.now(UTC)).replace(microsecond=0)
        self._write_record()

    def _write_record(self) -> None:
        text = json.dumps(self.info.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=1) + "\n"
        write_file(self.path / "run.json", text.encode())

    # --- reading --------------------------------------------------------------------------------------------------

    def load_site(self, slug: str, *, shots: bool = False) -> SiteEvidence:
        """The evidence of a finished site with its markup, and with its screenshots where `shots` asks for them.

        Raises RunError where it is missing or damaged, holds a path that leads elsewhere, unpacks to more than the
        limits, or was written by a newer leadwalk.
        """
        path = self.path / "sites" / self._slug(slug) / "evidence.json.gz"
        raw = _read_json(path, MAX_RECORD)
        try:
            evidence = SiteEvidence.model_validate(_known(upgraded, raw, path))
        except ValidationError as error:
            raise RunError(f"{path}: damaged ({_first(error)})") from None
        for part in _parts(evidence):
            if isinstance(part, Shot):
                if shots and part.file:
                    part.data = _read(self._inside(part.file, slug), MAX_SHOT)
            elif part.file:
                part.html = _read(self._inside(part.file, slug), MAX_PAGE).decode("utf-8", "replace")
        return evidence

    def read_shot(self, file: str) -> bytes:
        """A screenshot by its path below the run's folder, as `Shot.file` and `Proof.shot` name it. Raises RunError."""
        found = _FILE.fullmatch(file)
        return _read(self._inside(file, found["slug"] if found else ""), MAX_SHOT)

    def _slug(self, slug: str) -> str:
        if not self._by("slug", slug):
            raise RunError(
                f"{self.path}: no site {slug!r} in this run; it has {', '.join(e.slug for e in self.info.sites)}"
            )
        return slug

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


def _pages(evidence: SiteEvidence) -> Iterator[Page]:
    yield from evidence.pages
    yield from (opening.page for opening in evidence.openings)


def _parts(evidence: SiteEvidence) -> Iterator[Snapshot | Frame | Shot]:
    for page in _pages(evidence):
        for snapshot in page.snapshots:
            yield snapshot
            yield from snapshot.frames
            if snapshot.shot is not None:
                yield snapshot.shot


def _files(evidence: SiteEvidence) -> Iterator[tuple[str, bytes]]:
    """Names the parts of the evidence and gives the content of each file, by its path below the site's folder."""
    base = f"sites/{evidence.slug}"
    taken: set[str] = set()
    for page in _pages(evidence):
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


def _swap(new: Path, target: Path) -> None:
    """Puts a folder in the place of another one, which is kept if that fails. Raises OSError."""
    old = target.with_name(f"{new.name}.old")
    remove_folder(old)
    if target.exists():
        target.replace(old)
    try:
        new.replace(target)
    except OSError:
        if old.exists():
            old.replace(target)
        raise
    remove_folder(old)


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


def _known(read: Callable[[dict[str, Any]], T], raw: dict[str, Any], path: Path) -> T:
    """What `read` makes of a record, its format's number being in order."""
    try:
        return read(raw)
    except NewerRecord as error:
        raise RunError(f"{path}: written by a newer leadwalk ({error}); update leadwalk") from None
    except ValueError as error:
        raise RunError(f"{path}: damaged ({error})") from None


def _first(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(str(p) for p in first['loc'])[:80]}: {first['msg'][:120]}"
