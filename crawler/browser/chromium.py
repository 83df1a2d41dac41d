"""Which browser to drive: finds an installed one, or gets one, and says how.

    python -m crawler.browser.chromium [--quiet]    makes sure of a browser and prints where it is

In order: LEADWALK_BROWSER; an installed Chrome, Edge or Chromium; Playwright's headless shell, downloaded before; then,
to install: Playwright's own download, and as root on Debian or Ubuntu the package `chromium`.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "LEADWALK_BROWSER"
_NAMES = (
    "google-chrome", "google-chrome-stable", "chrome", "chromium", "chromium-browser", "microsoft-edge",
    "microsoft-edge-stable", "msedge",
)  # fmt: skip
_PLACES = {
    "darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ),
    "win32": (
        r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
        r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
        r"%ProgramFiles%\Microsoft\Edge\Application\msedge.exe",
    ),
    "linux": ("/usr/bin/chromium", "/usr/lib/chromium/chromium", "/snap/bin/chromium", "/opt/google/chrome/chrome"),
}
_SHELLS = ("chromium_headless_shell-*/**/*headless_shell*", "chromium_headless_shell-*/**/chrome-headless-shell*")
_INSTALL_SECONDS = 600


class BrowserMissing(Exception):
    """No browser can be had; the message says what to do."""


@dataclass(frozen=True)
class Found:
    """A browser, and where it came from."""

    path: Path
    how: str
    version: str = ""


def find(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Found:
    """A browser that is here already. The browser is not started. Raises BrowserMissing."""
    named = environ.get(VARIABLE)
    if named:
        path = Path(named)
        if not path.is_file() or not os.access(path, os.X_OK):
            raise BrowserMissing(f"{VARIABLE} names {named}, which is no program; set it to a Chrome, Edge or Chromium")
        return Found(path, VARIABLE)
    for how, path in _installed(environ, platform):
        return Found(path, how)
    raise BrowserMissing(
        f"no browser is installed; install Chrome, Edge or Chromium, set {VARIABLE}, or run `make setup`, "
        "which fetches one"
    )


def _installed(environ: Mapping[str, str], platform: str) -> Iterator[tuple[str, Path]]:
    for name in _NAMES:
        if (path := shutil.which(name, path=environ.get("PATH"))) and not _placeholder(Path(path)):
            yield "installed", Path(path)
    for place in _PLACES.get(platform, ()):
        path_ = Path(re.sub(r"%([^%]+)%", lambda m: environ.get(m.group(1), ""), place))
        if path_.is_file():
            yield "installed", path_
    cache = _playwright_cache(environ, platform)
    for pattern in _SHELLS:
        for path_ in sorted(cache.glob(pattern), reverse=True):
            if path_.is_file() and os.access(path_, os.X_OK) and path_.suffix in ("", ".exe"):
                yield "Playwright's download", path_


def _placeholder(path: Path) -> bool:
    """Whether a program only says how to get the browser: Ubuntu's chromium-browser without its snap."""
    try:
        with path.open("rb") as stream:
            head = stream.read(4096)
    except OSError:
        return True
    return head.startswith(b"#!") and b"snap install chromium" in head


def _playwright_cache(environ: Mapping[str, str], platform: str) -> Path:
    """Where Playwright keeps its browsers (playwright.dev/docs/browsers#managing-browser-binaries)."""
    if named := environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        return Path(named)
    home = Path(environ.get("HOME") or Path.home())
    if platform == "darwin":
        return home / "Library" / "Caches" / "ms-playwright"
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA", str(home))) / "ms-playwright"
    return home / ".cache" / "ms-playwright"


Run = Callable[[list[str]], int]


def ensure(
    environ: Mapping[str, str] = os.environ,
    run: Run | None = None,
    say: Callable[[str], None] | None = None,
    starts: Callable[[Path], bool] | None = None,
) -> Found:
    """A browser that is here, else one that is fetched now. Raises BrowserMissing with what was tried.

    `run` executes a command and gives its exit code; `say` is told what is tried; `starts` tells whether a browser that
    was just fetched runs.
    """
    try:
        return find(environ)
    except BrowserMissing:
        if environ.get(VARIABLE):
            raise
    run, say, starts = run or _run, say or (lambda _: None), starts or (lambda path: bool(version(path)))
    tried: list[str] = []
    for name, commands in _ways(environ):
        say(f"no browser yet: trying {name}")
        if not all(run(command) == 0 for command in commands):
            tried.append(f"{name} (failed)")
            continue
        try:
            found = find(environ)
        except BrowserMissing:
            tried.append(f"{name} (ended well, but no browser is there)")
            continue
        if starts(found.path):
            return found
        tried.append(f"{name} ({found.path} does not start)")
    raise BrowserMissing(
        f"no browser can be had; tried: {', '.join(tried)}\n"
        f"install Chrome, Edge or Chromium by hand, or set {VARIABLE} to one"
    )


def _ways(environ: Mapping[str, str]) -> Iterator[tuple[str, list[list[str]]]]:
    yield "Playwright's download", [[sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]]
    if shutil.which("apt-get", path=environ.get("PATH")) and hasattr(os, "geteuid") and os.geteuid() == 0:
        install = [
            "apt-get",
            "install",
            "-y",
            "-qq",
            "--no-install-recommends",
            "chromium",
            "fonts-dejavu-core",
            "fonts-noto-color-emoji",
        ]
        yield "apt's chromium", [["apt-get", "update", "-qq"], install]


def _run(command: list[str]) -> int:
    try:
        environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        return subprocess.run(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_INSTALL_SECONDS,
            check=False,
            env=environ,
        ).returncode
    except (OSError, subprocess.TimeoutExpired):
        return 127


def not_started(path: str, message: str) -> str:
    """What to tell when the browser at `path` did not start and said `message`."""
    if "No usable sandbox" in message or "SUID sandbox" in message:
        return (
            f"{path} did not start: this system forbids its sandbox (user namespaces)\n"
            "install Chrome or Chromium as a system package, which brings its own permission, or allow user namespaces"
        )
    if "error while loading shared libraries" in message:
        return (
            f"{path} did not start: libraries of the system are missing\n"
            f"run `{sys.executable} -m playwright install-deps chromium` as root, or install Chrome or Chromium"
        )
    from crawler.browser.browser_words import reason_in

    return f"{path} did not start: {reason_in(message)}\ninstall Chrome, Edge or Chromium, or set {VARIABLE} to one"


def version(path: Path) -> str:
    """What the browser says of itself; "" where it does not. Starts it."""
    try:
        done = subprocess.run([str(path), "--version"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip().splitlines()[-1].strip() if done.stdout.strip() else ""


_CONTAINER = {"KUBERNETES_SERVICE_HOST", "container"}
"""Variables that container engines set."""


def sandbox() -> tuple[bool, str]:
    """Whether Chromium's sandbox can be on, and why. It needs an ordinary user and user namespaces."""
    if sys.platform != "linux":
        return True, "this system lets Chromium sandbox itself"
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return False, "running as root; run as an ordinary user to have it on"
    if any(Path(mark).exists() for mark in ("/.dockerenv", "/run/.containerenv")) or _CONTAINER & os.environ.keys():
        return False, "running in a container"
    return True, "running as an ordinary user"


ARGUMENTS = (
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    "--disable-default-apps", "--disable-domain-reliability", "--disable-breakpad", "--mute-audio",
    "--force-color-profile=srgb", "--hide-scrollbars", "--disable-site-isolation-trials",
)  # fmt: skip
"""Keep the browser from requests of its own, and pictures the same from run to run. Frames of other sites share the
page's process: a page with six of them took 30 % less time and half the memory (docs/architecture.md)."""
_OFF_BY_PLAYWRIGHT = (
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect", "TcpPortRandomizationWin", "OptimizationHints", "NetworkTimeServiceQuerying",
    "AimEnabled", "PreconnectToSearch", "msForceBrowserSignIn", "msEdgeUpdateLaunchServicesPreferredVersion",
)  # fmt: skip
"""Features that Playwright turns off. The browser heeds the last list only, so ours repeats them."""
_ADDRESS_BAR = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup")
"""Pages that a browser with a user interface prepares for the address bar of each new window, which nobody sees here:
two thirds of the processor time of an empty window (docs/browser.md)."""


def launch_arguments() -> list[str]:
    """Command-line arguments for the browser; the sandbox is off only where it cannot be on."""
    features = ",".join((*_OFF_BY_PLAYWRIGHT, *_ADDRESS_BAR))
    return [*ARGUMENTS, f"--disable-features={features}", *([] if sandbox()[0] else ["--no-sandbox"])]


def main() -> int:
    """Makes sure of a browser; returns the exit code."""
    ask = argparse.ArgumentParser(description="Find a browser, or fetch one.")
    ask.add_argument("--quiet", action="store_true", help="say nothing where one is there")
    quiet = ask.parse_args().quiet
    try:
        found = ensure(say=lambda line: print(line, file=sys.stderr))  # noqa: T201
    except BrowserMissing as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    if not quiet:
        print(f"{found.path} ({found.how}) {version(found.path)}".rstrip())  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
