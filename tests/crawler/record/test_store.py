"""Runs survive crashes, keep secrets out, and a hostile run folder does no harm."""

from __future__ import annotations

import errno
import gzip
import json
import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.config.model import BasicAuth, Journey, Project, Site
from crawler.record import store, upgrades
from crawler.record.files import OutputError
from crawler.record.page import Frame, Page, Shot, Snapshot
from crawler.record.site import SiteEvidence
from crawler.record.store import RunError, RunStore, slugs

NOW = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)
PNG = b"\x89PNG picture"


def project(**changes: object) -> Project:
    site = Site(name="Лавка «Север»", url="https://shop.example/", **changes)  # type: ignore[arg-type]
    return Project(sites=[site, Site(name="../../etc/passwd", url="https://rival.example/")])


def evidence(slug: str = "lavka-sever") -> SiteEvidence:
    frame = Frame(url="https://widget.example/", owner="iframe", html="<p>чат</p>")
    shot = Shot(width=10, height=20, data=PNG)
    snapshots = [
        Snapshot(stage="first_seen", html="<p>раньше</p>"),
        Snapshot(stage="settled", html="<p>потом</p>", frames=[frame], shot=shot),
        Snapshot(stage="opened", label="Заказать звонок", html="<p>окно</p>"),
        Snapshot(stage="opened", label="Меню", html="<p>меню</p>"),
    ]
    return SiteEvidence(
        name="Лавка «Север»",
        slug=slug,
        url="https://shop.example/",
        started=NOW,
        ended=NOW,
        outcome="partial",
        reason="two pages timed out",
        pages=[Page(n=1, url="https://shop.example/", role="home", snapshots=snapshots)],
    )


def test_a_site_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    run = RunStore.create(tmp_path, project(), version="0.1.0", now=NOW)
    saved = evidence()
    run.save_site(saved)
    run.close(now=NOW)
    again = RunStore.open(run.path)
    loaded = again.load_site("lavka-sever", shots=True)
    assert loaded == saved
    settled = loaded.pages[0].snapshots[1]
    assert (settled.html, settled.frames[0].html) == ("<p>потом</p>", "<p>чат</p>")
    assert settled.shot is not None
    assert (settled.shot.data, settled.shot.file) == (PNG, "sites/lavka-sever/shots/1.png")
    assert [s.html for s in loaded.pages[0].snapshots[2:]] == ["<p>окно</p>", "<p>меню</p>"]
    assert again.info.ended == NOW
    assert again.entry("lavka-sever").outcome == "partial"
    shot = again.load_site("lavka-sever").pages[0].snapshots[1].shot
    assert shot is not None
    assert shot.data == b""
    assert again.read_shot(shot.file) == PNG
    with pytest.raises(RunError, match="outside its folder"):
        again.read_shot("../run.json")


def test_the_same_evidence_gives_the_same_bytes(tmp_path: Path) -> None:
    contents = []
    for name in ("a", "b"):
        run = RunStore.create(tmp_path / name, project(), version="0.1.0", now=NOW)
        run.save_site(evidence())
        folder = run.site_folder("lavka-sever")
        contents.append({str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()})
    assert contents[0] == contents[1]
    assert set(contents[0]) >= {"evidence.json.gz", "pages/1.html.gz", "pages/1-first_seen.html.gz", "shots/1.png"}


def test_a_run_knows_which_sites_are_finished(tmp_path: Path) -> None:
    run = RunStore.create(tmp_path, project(), version="0.1.0", now=NOW)
    assert not run.finished("lavka-sever")
    run.save_site(evidence())
    again = RunStore.open(run.path)
    assert again.finished("lavka-sever")
    assert [e.slug for e in again.info.sites if not again.finished(e.slug)] == ["etc-passwd"]
    assert again.finished("Лавка «Север»")
    assert again.slugs() == ["lavka-sever"]


def test_a_crash_while_saving_leaves_the_old_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = RunStore.create(tmp_path, project(), version="0.1.0", now=NOW)

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputError, match="No space left"):
        run.save_site(evidence())
    monkeypatch.undo()
    assert [p.name for p in (run.path / "sites").iterdir()] == [], "nothing half written is left"
    again = RunStore.open(run.path)
    assert not again.finished("lavka-sever")
    again.save_site(evidence())
    assert again.finished("lavka-sever")
    assert sorted(p.name for p in (run.path / "sites").iterdir()) == ["lavka-sever"]


def test_names_of_sites_become_harmless_folders() -> None:
    names = ["Мебель «Норд»", "../../etc", "мебель норд", "CON", "", "商店", "x" * 300, "a/b\\c:d\0e"]
    made = slugs(names)
    assert made == ["mebel-nord", "etc", "mebel-nord-2", "site-con", "site", "site-2", "x" * 36, "a-b-c-d-e"]


def test_no_secret_reaches_the_run(tmp_path: Path) -> None:
    secret = "hunter2"
    made = project(
        basic_auth=BasicAuth(user=f"{secret}-user", password=secret),
        headers={"Authorization": f"Bearer {secret}", "X-Key": secret},
        cookies={"session": secret},
        proxy=f"http://{secret}:{secret}@proxy.example:3128",
        start=[f"https://shop.example/?preview_token={secret}&page=2"],
        journey=Journey(cart=f"https://{secret}@shop.example/cart"),
    )
    run = RunStore.create(tmp_path, made, version="0.1.0", now=NOW)
    text = (run.path / "run.json").read_text(encoding="utf-8")
    assert secret not in text
    assert "***@proxy.example:3128" in text
    assert "page=2" in text
    assert "Authorization" in text


def test_secrets_of_addresses_stand_in_no_file_of_a_site(tmp_path: Path) -> None:
    secret, run = "hunter2-hunter2", RunStore.create(tmp_path, project(), version="0.1.0", now=NOW)
    seen = evidence()
    seen.pages[0].final_url = f"https://shop.example/?access_token={secret}"
    seen.pages[0].snapshots[1].html = f"<a href='/?sig={secret}'>{secret}</a>"
    seen.links = {f"https://shop.example/#key={secret}": "contacts"}
    run.save_site(seen, known=[secret])
    files = [p for p in run.path.rglob("*") if p.is_file()]
    texts = [gzip.decompress(p.read_bytes()) if p.suffix == ".gz" else p.read_bytes() for p in files]
    assert len(files) > 5 and not any(secret.encode() in text for text in texts)
    assert RunStore.open(run.path).load_site("lavka-sever").links == {"https://shop.example/#key=***": "contacts"}


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_a_run_is_for_its_owner_only(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        run = RunStore.create(tmp_path, project(), version="0.1.0", now=NOW)
        run.save_site(evidence())
        run.close(now=NOW)
    finally:
        os.umask(before)
    for path in (run.path, *run.path.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_a_site_saved_again_takes_the_place_of_the_old_one_or_leaves_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = RunStore.create(tmp_path, project(), version="0.1.0", now=NOW)
    run.save_site(evidence())
    real = Path.replace

    def fail(self: Path, target: Path) -> Path:
        if self.name.endswith(".partial"):
            raise OSError(errno.EACCES, "Permission denied")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OutputError, match="Permission denied"):
        run.save_site(evidence())
    monkeypatch.undo()
    assert [p.name for p in (run.path / "sites").iterdir()] == ["lavka-sever"]
    assert RunStore.open(run.path).load_site("lavka-sever").pages
    run.save_site(evidence())
    assert [p.name for p in (run.path / "sites").iterdir()] == ["lavka-sever"]


def rewrite(run: RunStore, old: str, new: str) -> None:
    path = run.site_folder("lavka-sever") / "evidence.json.gz"
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()).decode().replace(old, new).encode()))


@pytest.fixture
def saved(tmp_path: Path) -> RunStore:
    run = RunStore.create(tmp_path, project(), version="0.1.0", now=NOW)
    run.save_site(evidence())
    return run


@pytest.mark.parametrize(
    "file",
    [
        "../../../etc/passwd",
        "/etc/passwd",
        "sites/etc-passwd/pages/1.html.gz",
        "sites/lavka-sever/pages/../../../run.json",
        "sites/lavka-sever/pages/..html.gz",
    ],
)
def test_a_path_that_leads_elsewhere_is_refused(saved: RunStore, file: str) -> None:
    rewrite(saved, "sites/lavka-sever/pages/1.html.gz", file)
    with pytest.raises(RunError, match="outside its folder"):
        saved.load_site("lavka-sever")


def test_a_link_that_leads_elsewhere_is_refused(saved: RunStore, tmp_path: Path) -> None:
    outside = tmp_path / "secret.html.gz"
    outside.write_bytes(gzip.compress(b"secret"))
    page = saved.site_folder("lavka-sever") / "pages" / "1.html.gz"
    page.unlink()
    page.symlink_to(outside)
    with pytest.raises(RunError, match="outside its folder"):
        saved.load_site("lavka-sever")


def test_a_zip_bomb_is_refused(saved: RunStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MAX_PAGE", 1_000)
    (saved.site_folder("lavka-sever") / "pages" / "1.html.gz").write_bytes(gzip.compress(b"0" * 10_000_000))
    with pytest.raises(RunError, match="unpacks to more than 1000 bytes"):
        saved.load_site("lavka-sever")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no gzip",
        gzip.compress(b"{", mtime=0),
        gzip.compress(b"[" * 200_000, mtime=0),
        gzip.compress(b"{}", mtime=0),
    ],
)
def test_a_damaged_record_is_one_clear_line(saved: RunStore, data: bytes) -> None:
    (saved.site_folder("lavka-sever") / "evidence.json.gz").write_bytes(data)
    with pytest.raises(RunError) as caught:
        saved.load_site("lavka-sever")
    assert "evidence.json.gz" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_newer_record_is_refused_and_an_older_one_upgraded(saved: RunStore, monkeypatch: pytest.MonkeyPatch) -> None:
    rewrite(saved, '"schema":1', '"schema":9')
    with pytest.raises(RunError, match="newer leadwalk"):
        saved.load_site("lavka-sever")
    rewrite(saved, '"schema":9', '"schema":1')
    rewrite(saved, '"reason":"two pages timed out"', '"ground":"two pages timed out"')
    monkeypatch.setattr(upgrades, "SCHEMA", 2)

    def upgrade(raw: dict[str, object]) -> dict[str, object]:
        return {**{k: v for k, v in raw.items() if k != "ground"}, "schema": 2, "reason": raw["ground"]}

    monkeypatch.setitem(upgrades.UPGRADES, 1, upgrade)
    assert saved.load_site("lavka-sever").reason == "two pages timed out"


def test_a_newer_run_and_no_run_are_refused(saved: RunStore, tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"run\.json: missing"):
        RunStore.open(tmp_path / "nowhere")
    record = json.loads((saved.path / "run.json").read_text())
    (saved.path / "run.json").write_text(json.dumps({**record, "schema": 2}))
    with pytest.raises(RunError, match="update leadwalk"):
        RunStore.open(saved.path)


def test_an_unknown_site_is_named(saved: RunStore) -> None:
    with pytest.raises(RunError, match="no site 'x' in this run; it has lavka-sever, etc-passwd"):
        saved.load_site("x")


def test_a_run_is_found_by_id_beginning_folder_or_as_the_latest(saved: RunStore, tmp_path: Path) -> None:
    later = RunStore.create(tmp_path, project(), version="0.1.0", now=datetime(2032, 1, 1, tzinfo=UTC))
    assert RunStore.locate(tmp_path, "latest") == later.path
    assert RunStore.locate(tmp_path, saved.info.id) == saved.path
    assert RunStore.locate(tmp_path, "2031") == saved.path
    assert RunStore.locate(tmp_path / "elsewhere", str(saved.path)) == saved.path
    for name in ("20", "", "nothing"):
        with pytest.raises(RunError):
            RunStore.locate(tmp_path, name)
