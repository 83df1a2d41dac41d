"""The main job on the embedded demo shops, through the command line and a real browser: from sites.toml to the scorecard."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import demo.server
from demo.server import DemoServer
from leadwalk.cli import main
from leadwalk.cli.exit import Exit

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.browser

LIMITS = "[limits]\ndelay_seconds = 0.0\npages = 7\nlate_seconds = 5.5\nretries = 0\n"
HASTY = LIMITS.replace("late_seconds = 5.5", "late_seconds = 1.0")


class Recorded(DemoServer):
    """The demo server, kept so that the test can ask what reached it."""

    last: DemoServer | None = None

    def __init__(self) -> None:
        super().__init__()
        Recorded.last = self


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, DemoServer]]:
    """One run over the three demo shops: its folder, and the server with all that it was sent."""
    folder = tmp_path_factory.mktemp("with space")
    sites = folder / "sites.toml"
    text = (ROOT / "sites.toml").read_text(encoding="utf-8")
    begin = text.index("[limits]")
    entries = text[text.index("[[site]]") :].replace(
        'role = "competitor"', 'role = "competitor"\ndevices = ["desktop"]'
    )
    sites.write_text(text[:begin] + LIMITS + entries, encoding="utf-8")
    patch = pytest.MonkeyPatch()
    patch.setattr(demo.server, "DemoServer", Recorded)
    try:
        assert main(["scan", str(sites), "--out", str(folder / "runs"), "--quiet"]) == Exit.DONE
    finally:
        patch.undo()
    (run,) = (folder / "runs").iterdir()
    assert Recorded.last is not None
    yield run, Recorded.last


def test_run_folder_holds_what_is_promised(scanned: tuple[Path, DemoServer]) -> None:
    run, _ = scanned
    record = json.loads((run / "run.json").read_text(encoding="utf-8"))
    assert {s["outcome"] for s in record["sites"]} <= {"complete", "partial"}, "8 pages may not be all"
    for site in record["sites"]:
        folder = run / "sites" / site["slug"]
        assert {"evidence.json.gz", "facts.json", "findings.json", "pages", "shots"} <= {
            p.name for p in folder.iterdir()
        }
    card = json.loads((run / "scorecard.json").read_text(encoding="utf-8"))
    assert [s["role"] for s in card["sites"]] == ["own", "competitor", "competitor"]
    page = (run / "scorecard.html").read_text(encoding="utf-8")
    assert 'http-equiv="Content-Security-Policy"' in page


def test_facts_of_the_shops_are_found(scanned: tuple[Path, DemoServer]) -> None:
    card = json.loads((scanned[0] / "scorecard.json").read_text(encoding="utf-8"))
    own = card["sites"][0]
    assert any(p["toll_free"] and p["clickable"] for p in own["facts"]["phones"])
    assert any(c["vendor"] == "jivo" and c["confidence"] == "certain" for c in own["facts"]["chat"]), "the late chat"
    assert own["facts"]["callback"] and own["facts"]["messengers"] and own["facts"]["emails"]
    assert [s["checkout"]["outcome"] for s in card["sites"]] == ["checkout"] * 3
    required = {s["name"]: len(s["checkout"]["required_fields"]) for s in card["sites"]}
    assert max(required.values()) >= 10 > required[own["name"]], required
    assert {s["checkout"]["requests_written"] for s in card["sites"]} == {0}
    assert all(f["proof"] for s in card["sites"] for f in s["findings"] if f["status"] in ("pass", "fail"))


def test_nothing_was_ordered_and_no_lead_was_sent(scanned: tuple[Path, DemoServer]) -> None:
    server = scanned[1]
    assert server.log, "the shops were visited"
    assert not server.orders
    assert not server.leads


def test_recheck_gives_the_same_findings_without_network(
    scanned: tuple[Path, DemoServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    run, _ = scanned
    files = sorted([*run.glob("sites/*/facts.json"), *run.glob("sites/*/findings.json"), run / "scorecard.json"])
    before = {path: path.read_bytes() for path in files}
    monkeypatch.setattr("socket.socket.connect", _no_network)
    assert main(["recheck", str(run)]) == Exit.DONE
    for path, data in before.items():
        assert path.read_bytes() == data, path.name


def _no_network(*_: object) -> None:
    raise OSError("the network is off")


def test_reports_history_and_diff_of_the_stored_run(
    scanned: tuple[Path, DemoServer], capsys: pytest.CaptureFixture[str]
) -> None:
    run, _ = scanned
    assert main(["report", str(run), "--format", "markdown,junit,sarif,xlsx,csv", "--lang", "en"]) == Exit.DONE
    for name in ("scorecard.md", "junit.xml", "scorecard.sarif", "scorecard.xlsx", "comparison.csv"):
        assert (run / name).stat().st_size > 200
    capsys.readouterr()
    assert main(["history", "--out", str(run.parent), "--json"]) == Exit.DONE
    assert {p["run"] for p in json.loads(capsys.readouterr().out)} == {run.name}
    assert main(["diff", str(run), str(run)]) == Exit.DONE
    assert capsys.readouterr().out == "No changes.\n"


class _Odd(BaseHTTPRequestHandler):
    """Sites that cannot be seen, told apart by the first part of the path."""

    def do_GET(self) -> None:
        port = int(self.headers["Host"].rpartition(":")[2])
        kind = {p: k for k, p in _PORTS.items()}.get(port, "")
        status, content, body = (
            200,
            "text/html; charset=utf-8",
            "<title>Case</title><h1>Case</h1><a href='tel:+74950000100'>+7 495 000-01-00</a>",
        )
        if self.path == "/robots.txt":
            content, body = "text/plain", "User-agent: *\nDisallow: /\n" if kind == "robots" else ""
        elif kind == "missing":
            status, body = 404, "<h1>Not found</h1>"
        elif kind == "picture":
            content, body = "image/png", "\x89PNG"
        elif kind == "refusing":
            status, body = 403, "<h1>Forbidden</h1>"
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", content)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Quiet."""


_PORTS: dict[str, int] = {}


@pytest.fixture
def odd_sites() -> Iterator[dict[str, str]]:
    servers = {
        kind: ThreadingHTTPServer(("127.0.0.1", 0), _Odd)
        for kind in ("good", "missing", "picture", "robots", "refusing")
    }
    _PORTS.update({kind: int(server.server_address[1]) for kind, server in servers.items()})
    for server in servers.values():
        threading.Thread(target=server.serve_forever, daemon=True).start()
    yield {kind: f"http://127.0.0.1:{port}/" for kind, port in _PORTS.items()} | {"dead": "http://127.0.0.1:9/"}
    for server in servers.values():
        server.shutdown()
        server.server_close()


def test_sites_that_cannot_be_seen_are_told_apart_and_disturb_no_other(
    odd_sites: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entries = "".join(
        f"[[site]]\nname = '{kind}'\nurl = '{url}'\njourney = {{ mode = 'off' }}\ndevices = ['desktop']\n"
        for kind, url in odd_sites.items()
    )
    sites = tmp_path / "sites.toml"
    sites.write_text(HASTY + entries, encoding="utf-8")
    assert main(["scan", str(sites), "--out", str(tmp_path / "runs")]) == Exit.UNOBSERVED
    (run,) = (tmp_path / "runs").iterdir()
    card = json.loads((run / "scorecard.json").read_text(encoding="utf-8"))
    outcomes = {s["name"]: s["outcome"] for s in card["sites"]}
    assert outcomes.pop("good") in ("complete", "partial")
    assert outcomes.pop("refusing") == "blocked"
    assert set(outcomes.values()) <= {"unreachable", "blocked"}, outcomes
    told = capsys.readouterr().err
    for kind in ("missing", "picture", "robots", "refusing", "dead"):
        assert any(line.startswith(f"{kind}: ") for line in told.splitlines()), told
    good = next(s for s in card["sites"] if s["name"] == "good")
    assert good["facts"]["phones"]
    for site in card["sites"]:
        if site["name"] != "good":
            assert not [f for f in site["findings"] if f["status"] == "fail"], "not seen is not absent"


def test_every_site_blocked_has_an_exit_code_of_its_own(odd_sites: dict[str, str], tmp_path: Path) -> None:
    assert main(["audit", odd_sites["refusing"], "--out", str(tmp_path), "--quiet"]) == Exit.BLOCKED
