"""What leadwalk needs on this machine: what is there, what is missing, and how to get it."""

from __future__ import annotations

import os
import platform
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from crawler.browser import chromium
from crawler.config.sites_file import ConfigError, load
from crawler.config.targets import is_foreign

Verdict = Literal["ok", "warning", "missing"]
MIN_FREE_BYTES = 1_000_000_000
"""Below this a scan of some sites may fill the disk: one site's run takes 5 to 50 MB."""


@dataclass(frozen=True)
class Row:
    """One thing looked at; `mend` says how to get what is missing."""

    name: str
    verdict: Verdict
    found: str
    mend: str = ""


def examine(sites_toml: Path, output: Path) -> Iterator[Row]:
    """One row for each thing that leadwalk needs."""
    version = platform.python_version()
    good = sys.version_info >= (3, 11)
    yield Row("Python", "ok" if good else "missing", f"{version} ({sys.executable})", "install Python 3.11 or later")
    yield from _browser()
    yield _fonts("Cyrillic font", ":lang=ru", "apt-get install fonts-dejavu")
    yield _fonts("Emoji font", ":charset=1f600", "apt-get install fonts-noto-color-emoji")
    yield _disk(output)
    yield _loopback()
    yield from _configuration(sites_toml)


def _browser() -> Iterator[Row]:
    try:
        found = chromium.find()
    except chromium.BrowserMissing as error:
        yield Row("Browser", "missing", str(error).splitlines()[0], "run `make setup`, or set LEADWALK_BROWSER")
        return
    yield Row("Browser", "ok", f"{found.version or 'found'}, {found.path} ({found.how})")
    sandboxed, reason = chromium.sandbox()
    yield Row("Browser sandbox", "ok" if sandboxed else "warning", f"{'on' if sandboxed else 'off'}: {reason}")


def _fonts(name: str, pattern: str, mend: str) -> Row:
    if shutil.which("fc-list") is None:
        known = sys.platform in ("darwin", "win32")
        found = "comes with the system" if known else "unknown: fc-list is not installed"
        return Row(name, "ok" if known else "warning", found, "apt-get install fontconfig")
    done = subprocess.run(["fc-list", pattern, "family"], capture_output=True, text=True, timeout=20, check=False)
    families = sorted({line.split(",")[0].strip() for line in done.stdout.splitlines() if line.strip()})
    if families:
        return Row(name, "ok", f"{families[0]} and {len(families) - 1} more" if len(families) > 1 else families[0])
    return Row(name, "warning", "none: screenshots show empty boxes", mend)


def _disk(output: Path) -> Row:
    folder = output.resolve()
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    enough = free >= MIN_FREE_BYTES and os.access(folder, os.W_OK)
    found = f"{free / 1e9:.1f} GB free in {folder}" + ("" if os.access(folder, os.W_OK) else ", not writable")
    return Row("Disk", "ok" if enough else "warning", found, "free some space, or name another folder with --out")


def _loopback() -> Row:
    try:
        with socket.create_server(("127.0.0.1", 0)) as server:
            return Row(
                "Network", "ok", f"loopback works (port {server.getsockname()[1]}); sites are tried when scanned"
            )
    except OSError as error:
        return Row("Network", "warning", f"no server on loopback: {error}", "the demo sites need 127.0.0.1")


def _configuration(path: Path) -> Iterator[Row]:
    if not path.exists():
        yield Row("Configuration", "warning", f"{path} is not there", "`leadwalk audit URL` works without one")
        yield _contact("", path)
        return
    try:
        project = load(path)
    except ConfigError as error:
        yield Row("Configuration", "missing", str(error), "mend the lines named")
        return
    for folder in (*project.signatures, *project.checks):
        if not Path(folder).is_dir():
            yield Row("Configuration", "missing", f"{path}: no such folder: {folder}", "make it, or take it out")
            return
    yield Row("Configuration", "ok", f"{path}: {len(project.sites)} sites")
    if project.contact or any(is_foreign(site) for site in project.sites):
        yield _contact(project.contact, path)


def _contact(contact: str, path: Path) -> Row:
    """Whom the owners of visited sites can ask."""
    if contact:
        return Row("Contact", "ok", f"the user agent names {contact}")
    how = f'contact = "you@example.com" in the [project] section of {path}; `leadwalk audit` takes --contact'
    return Row("Contact", "warning", "the user agent names nobody whom a site's owner could ask", f"set {how}")
