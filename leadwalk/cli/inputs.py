"""What the user names on the command line, loaded: each mistake in it is a UsageError."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from leadwalk.cli.exit import UsageError

if TYPE_CHECKING:
    from checks.model.check import Check
    from crawler.config.model import Project, Site
    from crawler.reading.vendors import Signatures
    from crawler.record.store import RunStore
    from reports.brand import Brand

DEFAULT_SITES = Path("sites.toml")


def load_project(path: Path) -> Project:
    """The project of a sites.toml, its own checks known."""
    from crawler.config.sites_file import ConfigError, load

    try:
        return load(path, known_checks=lambda folders: load_checks(folders).keys())
    except ConfigError as error:
        raise UsageError(f"{error}\ndocs/sites.md explains every key") from None


def load_project_if_any(path: Path | None) -> Project | None:
    """The project of the sites.toml named, or of the one in the working folder; None where none is there."""
    if path is None and not DEFAULT_SITES.is_file():
        return None
    return load_project(path or DEFAULT_SITES)


def load_checks(folders: Sequence[str]) -> Mapping[str, Check]:
    """leadwalk's checks, and those of the user's own folders, whose code is run."""
    from checks.engine.catalogue import CheckFileError, catalogue

    try:
        return catalogue(folders)
    except CheckFileError as error:
        raise UsageError(f"{error}\ndocs/adding-a-check.md explains such files") from None


def load_signatures(folders: Sequence[str]) -> Signatures:
    """The vendors' signatures, and those of the user's own folders."""
    from crawler.reading.vendors import load

    with usable_signatures():
        return load([Path(f) for f in folders])


@contextmanager
def usable_signatures() -> Iterator[None]:
    """A signature file that cannot be used is a mistake of the user's."""
    from crawler.reading.vendors import SignatureError

    try:
        yield
    except SignatureError as error:
        raise UsageError(f"{error}\ndocs/signatures.md explains such files") from None


def load_brand(path: Path | None) -> Brand | None:
    """The wording and colours of an agency; None where no file is named."""
    from reports.brand import BrandError, load

    try:
        return load(path) if path else None
    except BrandError as error:
        raise UsageError(str(error)) from None


def open_run(root: Path, name: str) -> RunStore:
    """A stored run, by its id, its folder, `latest` or `previous`."""
    from crawler.record.store import RunError, RunStore

    try:
        return RunStore.open(RunStore.locate(root, name))
    except RunError as error:
        raise UsageError(f"{error}\n`leadwalk history` lists the runs") from None


def require_address(address: str) -> None:
    """Refuses what is no address of a site."""
    from crawler.config.sites_file import is_address

    if not is_address(address):
        raise UsageError(f"{address!r} is no address of a site\ngive it whole, such as https://shop.example")


@contextmanager
def reachable(sites: Sequence[Site]) -> Iterator[tuple[list[Site], str | None]]:
    """The sites with `demo:` addresses made real, and the rules that map the stand-in vendors' hosts; the demo server
    runs meanwhile, only where a site needs it."""
    if not any(site.url.startswith("demo:") for site in sites):
        yield list(sites), None
        return
    from demo.server import DemoServer

    with DemoServer() as server:
        unknown = [s.url for s in sites if s.url.startswith("demo:") and s.url.removeprefix("demo:") not in server.urls]
        if unknown:
            raise UsageError(
                f"no demo site {', '.join(unknown)}\nthere are: {', '.join('demo:' + n for n in server.urls)}"
            )
        real = [
            s.model_copy(update={"url": server.urls[s.url.removeprefix("demo:")]}) if s.url.startswith("demo:") else s
            for s in sites
        ]
        yield real, server.host_rules
