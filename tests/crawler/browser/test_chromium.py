"""Which browser is found or fetched, and what it is started with."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from crawler.browser import chromium
from crawler.browser.chromium import BrowserMissing, ensure, find, launch_arguments, not_started


def program(path: Path, text: str = "#!/bin/sh\nexit 0\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A machine without any browser."""
    monkeypatch.setattr(chromium, "_PLACES", {})
    (tmp_path / "bin").mkdir()
    return {"PATH": str(tmp_path / "bin"), "HOME": str(tmp_path)}


def test_a_named_browser_wins(bare: dict[str, str], tmp_path: Path) -> None:
    program(tmp_path / "bin" / "chromium")
    mine = program(tmp_path / "my browser")
    found = find({**bare, "LEADWALK_BROWSER": str(mine)}, "linux")
    assert (found.path, found.how) == (mine, "LEADWALK_BROWSER")


@pytest.mark.parametrize("name", ["nothing-here", "."])
def test_a_named_browser_that_is_none_is_an_error(bare: dict[str, str], tmp_path: Path, name: str) -> None:
    program(tmp_path / "bin" / "chromium")
    asked = {**bare, "LEADWALK_BROWSER": str(tmp_path / name)}
    with pytest.raises(BrowserMissing, match="LEADWALK_BROWSER names"):
        find(asked, "linux")
    with pytest.raises(BrowserMissing, match="LEADWALK_BROWSER names"):
        ensure(asked, run=lambda command: pytest.fail(f"ran {command}"))


@pytest.mark.parametrize("name", ["google-chrome", "chromium", "microsoft-edge", "chromium-browser"])
def test_an_installed_browser_is_found_on_the_path(bare: dict[str, str], tmp_path: Path, name: str) -> None:
    there = program(tmp_path / "bin" / name)
    assert find(bare, "linux").path == there


def test_a_program_that_only_says_how_to_install_is_none(bare: dict[str, str], tmp_path: Path) -> None:
    program(tmp_path / "bin" / "chromium-browser", "#!/bin/sh\necho 'Please run: snap install chromium'\nexit 1\n")
    with pytest.raises(BrowserMissing):
        find(bare, "linux")


@pytest.mark.parametrize(("platform", "variable"), [("win32", "ProgramFiles"), ("darwin", "")])
def test_an_installed_browser_is_found_in_its_place(
    bare: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, variable: str
) -> None:
    there = program(tmp_path / "Apps" / "chrome.exe")
    place = f"%{variable}%/chrome.exe" if variable else str(there)
    monkeypatch.setattr(chromium, "_PLACES", {platform: (place,)})
    assert find({**bare, variable: str(tmp_path / "Apps")}, platform).path == there


@pytest.mark.parametrize(
    ("platform", "cache"),
    [("linux", ".cache/ms-playwright"), ("darwin", "Library/Caches/ms-playwright"), ("win32", "ms-playwright")],
)
def test_an_earlier_download_is_used(bare: dict[str, str], tmp_path: Path, platform: str, cache: str) -> None:
    shell = tmp_path / cache / "chromium_headless_shell-1200" / "chrome-linux" / "headless_shell"
    program(shell)
    asked = {**bare, "LOCALAPPDATA": str(tmp_path)}
    assert find(asked, platform).path == shell
    assert find({**asked, "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / cache)}, "linux").how == "Playwright's download"


def test_nothing_is_fetched_where_a_browser_is(bare: dict[str, str], tmp_path: Path) -> None:
    there = program(tmp_path / "bin" / "chromium")
    assert ensure(bare, run=lambda command: pytest.fail(f"ran {command}")).path == there


def test_what_is_missing_is_downloaded_once(bare: dict[str, str], tmp_path: Path) -> None:
    ran: list[list[str]] = []
    shell = tmp_path / ".cache" / "ms-playwright" / "chromium_headless_shell-1" / "x" / "headless_shell"

    def run(command: list[str]) -> int:
        ran.append(command)
        program(shell)
        return 0

    said: list[str] = []
    for _ in range(2):
        assert ensure(bare, run=run, say=said.append, starts=lambda path: True).path == shell
    assert [c[1:] for c in ran] == [["-m", "playwright", "install", "--only-shell", "chromium"]]
    assert said == ["no browser yet: trying Playwright's download"]


def as_root(monkeypatch: pytest.MonkeyPatch, bare: dict[str, str], root: bool) -> None:
    program(Path(bare["PATH"]) / "apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000, raising=False)


@pytest.mark.parametrize("download", ["fails", "does not start"])
def test_apt_comes_next_for_root(
    bare: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, download: str
) -> None:
    as_root(monkeypatch, bare, True)
    ran: list[str] = []

    def run(command: list[str]) -> int:
        ran.append(" ".join(command))
        if "playwright" in command and download == "fails":
            return 1
        if "playwright" in command:
            program(tmp_path / ".cache" / "ms-playwright" / "chromium_headless_shell-1" / "x" / "headless_shell")
        if "install" in command and "chromium" in command and command[0] == "apt-get":
            program(tmp_path / "bin" / "chromium")
        return 0

    found = ensure(bare, run=run, starts=lambda path: path.name == "chromium")
    assert found.path == tmp_path / "bin" / "chromium"
    assert ran[1] == "apt-get update -qq" and ran[2].startswith("apt-get install -y") and len(ran) == 3


@pytest.mark.parametrize("root", [True, False])
def test_where_none_can_be_had_one_message_says_what_to_do(
    bare: dict[str, str], monkeypatch: pytest.MonkeyPatch, root: bool
) -> None:
    as_root(monkeypatch, bare, root)
    ran: list[str] = []

    def run(command: list[str]) -> int:
        ran.append(command[0])
        return 1

    with pytest.raises(BrowserMissing) as error:
        ensure(bare, run=run)
    assert "apt-get" in ran if root else "apt-get" not in ran
    assert "Playwright's download (failed)" in str(error.value) and "LEADWALK_BROWSER" in str(error.value)


def test_the_sandbox_is_off_only_where_it_cannot_be_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "exists", lambda self: False)
    monkeypatch.delenv("container", raising=False)
    monkeypatch.delenv("KUBERNETES_SERVICE_HOST", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    assert chromium.sandbox()[0] and "--no-sandbox" not in launch_arguments()
    monkeypatch.setenv("container", "podman")
    assert chromium.sandbox() == (False, "running in a container") and "--no-sandbox" in launch_arguments()
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    assert "root" in chromium.sandbox()[1]


@pytest.mark.parametrize(
    ("message", "word"),
    [
        ("FATAL: No usable sandbox! If you are running on Ubuntu", "user namespaces"),
        ("error while loading shared libraries: libnss3.so", "install-deps"),
        ("Target page, context or browser has been closed", "the browser closed it"),
        ("", "the browser does not say why"),
    ],
)
def test_a_browser_that_does_not_start_is_explained(message: str, word: str) -> None:
    assert word in not_started("/opt/chrome", message) and "/opt/chrome did not start" in not_started(
        "/opt/chrome", message
    )


def test_looking_for_a_browser_loads_no_playwright() -> None:
    code = "import sys, crawler.browser.chromium; crawler.browser.chromium.launch_arguments(); sys.exit('playwright' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=30).returncode == 0


def test_the_command_prints_where_the_browser_is(tmp_path: Path) -> None:
    mine = program(tmp_path / "browser", "#!/bin/sh\necho Chromium 1.2.3\n")
    command = [sys.executable, "-m", "crawler.browser.chromium"]
    environ = {**os.environ, "LEADWALK_BROWSER": str(mine)}
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout == f"{mine} (LEADWALK_BROWSER) Chromium 1.2.3\n"
    quiet = subprocess.run([*command, "--quiet"], env=environ, capture_output=True, text=True, timeout=30, check=True)
    assert quiet.stdout == ""
    environ["LEADWALK_BROWSER"] = str(tmp_path / "gone")
    lost = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=30, check=False)
    assert lost.returncode == 2 and "names" in lost.stderr and "Traceback" not in lost.stderr


@pytest.mark.browser
@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="reads the command line of a process from /proc")
def test_no_window_prepares_an_address_bar_and_all_that_playwright_turns_off_stays_off() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find().path), args=launch_arguments())
        page = browser.new_page()
        page.wait_for_timeout(500)
        session = browser.new_browser_cdp_session()
        kinds = {t["type"] for t in session.send("Target.getTargets", {"filter": [{}]})["targetInfos"]}
        processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
        started = next(int(p["id"]) for p in processes if p["type"] == "browser")
        words = Path(f"/proc/{started}/cmdline").read_text("utf-8").split("\0")
        browser.close()
    assert "page" in kinds and "browser_ui" not in kinds
    first, *_, last = [set(w.partition("=")[2].split(",")) for w in words if w.startswith("--disable-features=")]
    assert first < last
