"""Ctrl-C and SIGTERM end a scan cleanly, with exit codes of their own and the command that really resumes."""

from __future__ import annotations

import asyncio
import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.config.model import Project, Site
from crawler.record.page import Page, Snapshot
from crawler.record.site import SiteEvidence
from crawler.record.store import RunStore
from leadwalk.cli import main
from leadwalk.cli.exit import Exit

ROOT = Path(__file__).resolve().parents[1]
posix = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


def hinted(errors: str) -> str:
    """The command that an error message says goes on."""
    (line,) = [line for line in errors.splitlines() if "go on with: " in line]
    return line.partition("go on with: ")[2]


class Scans:
    """In place of visits: saves each site, and after `stop_after` sites of the first call sends this process a signal."""

    def __init__(self, stop_after: int, number: int) -> None:
        self.stop_after = stop_after
        self.number = number
        self.asked: list[list[Site]] = []
        self.projects: list[Project] = []

    async def __call__(self, project: Project, sites: Sequence[Site], *, store: RunStore, **_: Any) -> None:
        self.asked.append(list(sites))
        self.projects.append(project)
        for n, site in enumerate(sites):
            if len(self.asked) == 1 and n == self.stop_after:
                os.kill(os.getpid(), self.number)
                await asyncio.sleep(30)
            now = datetime.now(UTC)
            page = Page(n=1, url=site.url, role="home", snapshots=[Snapshot(stage="settled", html="<h1>Дом</h1>")])
            slug = store.entry(site.name).slug
            store.save_site(SiteEvidence(name=site.name, slug=slug, url=site.url, started=now, ended=now, pages=[page]))


@pytest.fixture
def scans(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Scans:
    made = Scans(1, getattr(request, "param", signal.SIGTERM))
    monkeypatch.setattr("crawler.crawl.scan.scan_sites", made)
    return made


@posix
@pytest.mark.parametrize(
    ("scans", "code"), [(signal.SIGINT, Exit.INTERRUPTED), (signal.SIGTERM, Exit.TERMINATED)], indirect=["scans"]
)
def test_the_command_that_is_told_goes_on_with_a_scan(
    scans: Scans, code: Exit, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sites = tmp_path / "my sites.toml"
    sites.write_text("".join(f'[[site]]\nname = "{n} x"\nurl = "https://{n}.example/"\n' for n in "abc"), "utf-8")
    begin = [
        "scan",
        str(sites),
        "--out",
        str(tmp_path / "runs"),
        "--site",
        "a x",
        "--site",
        "b x",
        "--format",
        "csv,junit",
    ]
    assert main([*begin, "--lang", "en", "--min-grade", "B"]) == code
    (run,) = (tmp_path / "runs").iterdir()
    assert [s["outcome"] for s in json.loads((run / "run.json").read_text())["sites"]] == ["complete", None, None]
    command = shlex.split(hinted(capsys.readouterr().err))
    assert command[0] == "leadwalk" and main(command[1:]) == Exit.DONE
    assert [[s.name for s in asked] for asked in scans.asked] == [["a x", "b x"], ["b x"]]
    assert (run / "comparison.csv").exists() and (run / "junit.xml").exists()
    card = json.loads((run / "scorecard.json").read_text())
    assert (card["run"]["lang"][0], card["run"]["evidence"]) == ("en", "B")


@posix
def test_an_audit_takes_addresses_and_options_from_its_run_and_names_the_secrets_that_it_lacks(
    scans: Scans, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brand = tmp_path / "brand.toml"
    brand.write_text('agency = "Бюро"\n', "utf-8")
    own, rival = "https://own.example/", "https://u:hunter2@rival.example/?token=hunter2"
    options = ["--pages", "3", "--market", "KZ", "--lang", "en", "--format", "csv", "--brand", str(brand)]
    begin = ["audit", own, "--vs", rival, "--vs", "https://third.example/", "--out", str(tmp_path / "runs"), *options]
    assert main([*begin, "--contact", "me@own.example"]) == Exit.TERMINATED
    (run,) = (tmp_path / "runs").iterdir()
    errors = capsys.readouterr().err
    assert "hunter2" not in errors + (run / "run.json").read_text()
    command = hinted(errors)
    assert command == f"leadwalk audit --vs 'https://***@rival.example/?token=***' --resume {run}"
    assert main(["audit", "--resume", str(run)]) == Exit.USAGE
    assert "the run does not hold the secrets of https://***@rival.example/?token=***" in capsys.readouterr().err
    assert main(["audit", "--resume", str(run), "--vs", "https://other.example/"]) == Exit.USAGE
    assert "https://other.example/: no site of this run" in capsys.readouterr().err
    again = command.replace("***", "u:hunter2", 1).replace("***", "hunter2")
    assert main(shlex.split(again)[1:]) == Exit.DONE
    assert [s.url for s in scans.asked[1]] == [rival, "https://third.example/"]
    first, second = scans.projects
    assert (second.market, second.contact, second.sites[0].limits.pages) == ("KZ", "me@own.example", 3)
    assert second.sites == first.sites
    assert (run / "comparison.csv").exists() and "Бюро" in (run / "scorecard.html").read_text("utf-8")
    assert json.loads((run / "scorecard.json").read_text("utf-8"))["run"]["lang"][0] == "en"


@posix
def test_what_is_missing_to_resume_an_audit_is_told(
    scans: Scans, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sites = tmp_path / "sites.toml"
    sites.write_text('[[site]]\nname = "a"\nurl = "https://a.example/"\n', "utf-8")
    assert main(["scan", str(sites), "--out", str(tmp_path / "runs")]) == Exit.DONE
    capsys.readouterr()
    for arguments, told in (
        (["audit"], "no site to audit"),
        (["audit", "--resume", "latest", "--out", str(tmp_path / "runs")], "made by `leadwalk scan`"),
        (["audit", "--resume", "latest", "--out", str(tmp_path / "none")], "no run 'latest'"),
    ):
        assert main(arguments) == Exit.USAGE
        assert told in capsys.readouterr().err


@posix
def test_the_first_run_says_how_to_name_a_contact(
    scans: Scans, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scans.stop_after = 9
    runs = ["--out", str(tmp_path / "runs")]
    lines = []
    for arguments in (
        ["audit", "https://own.example/", "--out", str(tmp_path / "own")],
        [
            "audit",
            "https://own.example/",
            "--vs",
            "https://a.example/",
            "--contact",
            "me@a.example",
            *runs[:1],
            str(tmp_path / "c"),
        ],
        ["audit", "https://own.example/", "--vs", "https://a.example/", *runs],
        ["audit", "https://own.example/", "--vs", "https://a.example/", *runs],
    ):
        assert main(arguments) == Exit.DONE
        lines.append([line for line in capsys.readouterr().err.splitlines() if "contact" in line])
    advice = "Nobody can ask who visits: name a contact for the user agent with --contact you@example.com"
    assert lines == [[], [], [advice], []]


def _descendants(pid: int) -> set[int]:
    """All processes below one, by Linux's /proc."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.browser
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize(
    ("number", "group", "code"),
    [(signal.SIGINT, True, 130), (signal.SIGTERM, False, 143), (signal.SIGTERM, True, 143)],
    ids=["Ctrl-C", "SIGTERM", "SIGTERM to all"],
)
def test_a_real_scan_that_is_stopped_ends_its_browser_and_can_be_resumed(
    number: signal.Signals, group: bool, code: int, tmp_path: Path
) -> None:
    sites = tmp_path / "sites.toml"
    limits = "[limits]\ndelay_seconds = 0.0\npages = 2\nlate_seconds = 1.0\nretries = 0\n"
    each = "[[site]]\nname = '{0}'\nurl = 'demo:{0}'\njourney = {{ mode = 'off' }}\ndevices = ['desktop']\n"
    sites.write_text(limits + each.format("north") + each.format("prime"), "utf-8")
    command = [sys.executable, "-m", "leadwalk", "scan", str(sites), "--out", str(tmp_path / "runs"), "--jobs", "1"]
    started = subprocess.Popen(
        command,
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background jobs ignore it
    )
    assert started.stderr is not None
    for line in started.stderr:
        if "prime  page 1/" in line:
            break
    below = _descendants(started.pid)
    assert len(below) > 2, "the driver and the browser"
    (os.killpg if group else os.kill)(started.pid, number)
    rest = started.stderr.read()
    assert started.wait(30) == code, rest
    deadline = time.monotonic() + 10
    while (left := [pid for pid in below if _alive(pid)]) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert left == [], "processes are left"
    assert "Traceback" not in rest and "Error" not in rest, rest
    (run,) = (tmp_path / "runs").iterdir()
    record = json.loads((run / "run.json").read_text("utf-8"))
    assert [(s["name"], s["outcome"] is not None) for s in record["sites"]] == [("north", True), ("prime", False)]
    assert record["ended"] is None
    assert sorted(p.name for p in (run / "sites").iterdir()) == ["north"]
    again = [sys.executable, "-m", *shlex.split(hinted(rest))]
    done = subprocess.run(again, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == Exit.DONE, done.stderr
    assert "north  page" not in done.stderr and "prime  page 2/" in done.stderr
    assert (run / "scorecard.html").exists()
