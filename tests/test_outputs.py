"""What a run leaves behind: no secret, no character that commands a terminal, for its owner only, whole or not at all."""

from __future__ import annotations

import errno
import gzip
import json
import os
import re
import stat
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.config.model import BasicAuth, CheckSection, Project, Site
from crawler.record.gaps import gap
from crawler.record.masking import secrets_of
from crawler.record.page import Page, Request, Snapshot
from crawler.record.site import SiteEvidence
from crawler.record.store import RunStore
from leadwalk.cli import main
from leadwalk.cli.exit import Exit

ROOT = Path(__file__).resolve().parents[1]
SECRET = "hunter2-hunter2"
ADDRESS = f"https://user:{SECRET}@shop.example/?access_token={SECRET}&page=1#session={SECRET}"
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
FORMATS = ("html", "json", "markdown", "junit", "sarif", "xlsx", "csv")
posix = pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")

MARKUP = f"""<html><head><title>Лавка\x1b[31m \x9b2J</title></head><body><h1>Лавка \x1b]0;взлом\x07</h1>
<a href="tel:+74950000100">+7 (495) 000-01-00\x1b[2J</a> <a href="mailto:info@shop.example">info@shop.example</a>
<a href="/contacts?api_key={SECRET}">Контакты</a><a href="https://t.me/shop_bot">Telegram</a>
<form action="/send?token={SECRET}"><h2>Заказать звонок\x08</h2><label>Телефон\x1b[5m<input name=phone required></label>
<input name=key value="{SECRET}"><button>Перезвоните мне</button></form><iframe src="https://w.example/?sig={SECRET}"></iframe>
<script src="https://code.jivo.ru/widget/abc?key={SECRET}"></script></body></html>"""


@pytest.fixture
def run(tmp_path: Path) -> RunStore:
    site = Site(
        name="Own\x1b[31m",
        url=ADDRESS,
        role="own",
        headers={"X-Api-Key": SECRET},
        basic_auth=BasicAuth(user="u", password=SECRET),
    )
    project = Project(sites=[site], check=CheckSection(default="error"))
    store = RunStore.create(tmp_path / "runs", project, version="0.2.0")
    page = Page(
        n=1,
        url=ADDRESS,
        final_url=ADDRESS,
        role="home",
        status=200,
        title="Лавка\x1b[31m",
        headers={"x-api-key": SECRET, "location": ADDRESS},
        snapshots=[Snapshot(stage="settled", url=ADDRESS, html=MARKUP, viewport=(1440, 900))],
        requests=[
            Request(url=ADDRESS, type="document", status=200),
            Request(url=f"{ADDRESS}&a", type="script", status=500),
        ],
        console_errors=[f"\x1b[31mfailed at {ADDRESS}"],
        visited=datetime.now(UTC),
        gaps=[gap("leads_elsewhere", address=f"\x1b[31m{ADDRESS}", url=ADDRESS)],
    )
    evidence = SiteEvidence(
        name=site.name,
        slug=store.info.sites[0].slug,
        url=ADDRESS,
        role="own",
        profile="shop",
        started=datetime.now(UTC),
        ended=datetime.now(UTC),
        outcome="partial",
        reason=f"\x1b[31m{ADDRESS}",
        pages=[page],
        links={ADDRESS: "contacts"},
        gaps=[gap("leads_back", address=f"\x9b31m{ADDRESS}", url=ADDRESS, role="contacts")],
    )
    store.save_site(evidence, known=secrets_of(site))
    store.close()
    return store


def contents(folder: Path) -> dict[str, str]:
    """The text of every file of a run, packed ones unpacked."""
    found: dict[str, str] = {}
    for path in (p for p in folder.rglob("*") if p.is_file()):
        data = path.read_bytes()
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                data = b"".join(book.read(name) for name in book.namelist())
        found[str(path.relative_to(folder))] = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return found


def test_no_output_of_a_run_holds_a_secret_or_a_control_character(
    run: RunStore, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(run.path), "--format", ",".join(FORMATS)]) == Exit.DONE
    files = contents(run.path)
    assert {
        "scorecard.html",
        "scorecard.md",
        "junit.xml",
        "scorecard.sarif",
        "scorecard.xlsx",
        "comparison.csv",
    } <= files.keys()
    assert [name for name, text in files.items() if SECRET in text] == []
    shown = {name: text for name, text in files.items() if "evidence" not in name and "/pages/" not in name}
    assert [name for name, text in shown.items() if CONTROLS.search(text)] == []
    for name in ("scorecard.json", next(n for n in files if n.endswith("findings.json"))):
        assert not CONTROLS.search("".join(_strings(json.loads(files[name])))), name
    assert "access_token=***" in files["scorecard.json"] and "page=1" in files["scorecard.json"]
    told = capsys.readouterr()
    assert SECRET not in told.out + told.err and not CONTROLS.search(told.out + told.err)


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for pair in value.items() for part in pair for text in _strings(part)]
    if isinstance(value, list):
        return [text for one in value for text in _strings(one)]
    return [value] if isinstance(value, str) else []


@posix
@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_reports_of_a_run_are_for_its_owner_only(run: RunStore, umask: int) -> None:
    before = os.umask(umask)
    try:
        assert main(["report", str(run.path), "--format", ",".join(FORMATS)]) == Exit.DONE
        assert main(["recheck", str(run.path)]) == Exit.DONE
    finally:
        os.umask(before)
    for path in (run.path, *run.path.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


@pytest.mark.parametrize(
    ("number", "remedy"), [(errno.ENOSPC, "free some space"), (errno.EROFS, "that you may write into")]
)
@pytest.mark.parametrize("file", ["facts.json", "scorecard.html", "scorecard.xlsx", "scorecard.json", "junit.xml"])
def test_output_that_cannot_be_written_is_exit_2_with_the_remedy_and_no_partial_file(
    run: RunStore,
    number: int,
    remedy: str,
    file: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["report", str(run.path), "--format", ",".join(FORMATS)]) == Exit.DONE
    before = {path: path.read_bytes() for path in run.path.rglob("*") if path.is_file()}
    capsys.readouterr()
    real = Path.replace

    def fail(self: Path, target: Path) -> Path:
        if Path(target).name == file:
            raise OSError(number, os.strerror(number))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    assert main(["report", str(run.path), "--format", ",".join(FORMATS)]) == Exit.USAGE
    first, second, *_ = capsys.readouterr().err.splitlines()
    assert file in first and os.strerror(number) in first and remedy in second
    assert {path: path.read_bytes() for path in run.path.rglob("*") if path.is_file()} == before


def test_an_output_folder_that_cannot_be_made_is_exit_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("no folder")
    assert main(["audit", "https://shop.example", "--out", str(tmp_path / "file" / "runs")]) == Exit.USAGE
    first, second = capsys.readouterr().err.splitlines()
    assert "cannot be written" in first and "--out" in second


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has /dev/full")
def test_a_full_standard_output_is_exit_2(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(MARKUP, encoding="utf-8")
    with open("/dev/full", "w") as full:  # noqa: PTH123
        command = [sys.executable, "-m", "leadwalk", "inspect", "--json", "--no-browser", str(page)]
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == Exit.USAGE, done.stderr
    assert done.stderr.startswith(
        "leadwalk: standard output: cannot be written (No space left on device)\nfree some space"
    )
    assert "Traceback" not in done.stderr and "Exception" not in done.stderr


def test_errors_hold_no_secret_and_no_control_character(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STAGE", SECRET)
    sites = tmp_path / "sites.toml"
    sites.write_text(
        f'[[site]]\nname = "a"\nurl = "env:STAGE"\nrole = "{ADDRESS}"\n[[site]]\nname = "b"\nurl = "ftp://u:{SECRET}@b"\n'
        f'profile = "env:STAGE"\n',
        encoding="utf-8",
    )
    for command in (["scan", str(sites)], ["audit", f"ftp://u:{SECRET}@a"], ["audit", "a\x1b[31m"], ["\x1b[31m"]):
        assert main(command) == Exit.USAGE
        told = capsys.readouterr().err
        assert SECRET not in told and not CONTROLS.search(told), command
