"""The command line: usage errors, exit codes, and the commands that need no browser."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import leadwalk.cli.commands
from crawler.config.model import Project, Site
from leadwalk import VERSION
from leadwalk.cli import main
from leadwalk.cli.command import command_parsers, parser
from leadwalk.cli.exit import Exit
from leadwalk.cli.terminal import table

ROOT = Path(__file__).resolve().parents[1]

PAGE = """<html><body><header><a href="tel:+74950000100">+7 (495) 000-01-00</a></header>
<form id="call"><h2>Заказать звонок</h2><input name="phone" placeholder="Телефон" required><button>Перезвоните мне</button>
</form><footer><a href="https://t.me/case_example_bot">Telegram</a> info@case.example</footer></body></html>"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page with space.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["audit", "shop.example"], "leadwalk: 'shop.example' is no address of a site"),
        (["audit", "https://shop.example", "--market", "RUS"], "leadwalk: --market 'RUS' is no country"),
        (["walk", "ftp://shop.example"], "leadwalk: 'ftp://shop.example' is no address of a site"),
        (["scan", "missing.toml"], "leadwalk: missing.toml: file: cannot be read"),
        (["scan", "--site", "Nobody"], "leadwalk: no site is named 'Nobody'"),
        (["check", "--url", "Own:8080"], "leadwalk: --url 'Own:8080' is not NAME=URL"),
        (["check", "--url", "Nobody=http://localhost:1"], "leadwalk: --url names no own site: Nobody"),
        (["new-check", "Not An Id"], "leadwalk: 'Not An Id' is no check id"),
        (["new-check", "gift_wrapping", "--category", "gifts"], "leadwalk: 'gifts' is no category: there are "),
        (["new-check", "live_chat"], "leadwalk: leadwalk has a check 'live_chat' already"),
        (["scan", "--jobs", "none"], "leadwalk: argument --jobs: invalid positive value: 'none'"),
        (["report", "latest", "--format", "docx"], "leadwalk: argument --format: 'docx' is none of csv, html"),
        (["paint"], "leadwalk: argument COMMAND: invalid choice: 'paint'"),
        (["signatures", "test"], "leadwalk: signatures test needs a TARGET"),
        (["signatures", "list", "page.html"], "leadwalk: signatures list takes no TARGET"),
        (["signatures", "--folder", "nowhere"], "leadwalk: nowhere: no such folder of signatures"),
    ],
)
def test_wrong_usage_is_told_in_one_line_with_how_to_mend_it(
    arguments: list[str], line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(arguments) == Exit.USAGE
    first, second = capsys.readouterr().err.splitlines()[:2]
    assert first.startswith(line)
    assert second


@pytest.mark.parametrize(
    ("options", "mode", "probe", "device"),
    [
        ([], "read", True, "desktop"),
        (["--no-probe", "--mobile"], "read", False, "mobile"),
        (["--fill"], "fill", True, "desktop"),
    ],
)
def test_options_of_walk_reach_the_walk(
    options: list[str], mode: str, probe: bool, device: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, bool, str]] = []

    def record(project: Project, site: Site, *, host_rules: str | None, device: str) -> dict[str, object]:
        asked.append((site.journey.mode, site.journey.probe, device))
        return {"outcome": "blocked"}

    monkeypatch.setattr("reports.walking.walk_record", record)
    assert main(["walk", "https://shop.example", "--json", *options]) == Exit.BLOCKED
    assert asked == [(mode, probe, device)]


def test_unknown_run_names_the_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recheck", "latest", "--out", str(tmp_path)]) == Exit.USAGE
    assert "no run 'latest'" in capsys.readouterr().err


def test_every_command_has_help_with_an_example() -> None:
    for name, command in command_parsers(parser()).items():
        assert f"Example: leadwalk {name}" in command.format_help()


def test_inspect_prints_the_published_record(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", str(page), "--json", "--no-browser"]) == Exit.DONE
    record = json.loads(capsys.readouterr().out)
    assert record["schema"] == 1
    assert record["gaps"][0]["kind"] == "not_rendered"
    facts = record["facts"]
    assert [(p["e164"], p["clickable"], p["where"]) for p in facts["phones"]] == [("+74950000100", True, ["header"])]
    assert [m["channel"] for m in facts["messengers"]] == ["telegram"]
    assert facts["callback"]
    (form,) = facts["forms"]
    assert (form["purpose"], form["attributes"]["id"]) == ("callback", "call")
    assert [(f["type"], f["required"], f["required_by"]) for f in form["fields"]] == [("tel", True, ["attribute"])]
    assert form["proof"][0]["selector"] == "#call"


def test_inspect_goes_on_after_targets_that_cannot_be_read(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, empty, packed = tmp_path / "broken.html.gz", tmp_path / "empty.html", tmp_path / "good.html.gz"
    broken.write_bytes(b"\x1f\x8b not gzip")
    empty.write_text("")
    packed.write_bytes(gzip.compress(PAGE.encode()))
    lines = [
        str(tmp_path / "none.html"),
        str(broken),
        str(empty),
        f"{packed}\thttps://case.example/contacts",
        "",
        str(page),
    ]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))
    assert main(["inspect", "--jsonl", "--no-browser", "-"]) == Exit.UNOBSERVED
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [r.get("error", {}).get("kind") for r in records] == ["missing", "unreadable", "empty", None, None]
    assert records[3]["url"] == "https://case.example/contacts"
    assert records[4]["facts"]["emails"][0]["address"] == "info@case.example"


def test_foreign_package_of_the_same_name_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import reports

    monkeypatch.delattr(reports, "LEADWALK_PACKAGE")
    assert main(["history", "--out", "nowhere"]) == Exit.USAGE
    assert "another distribution's package 'reports'" in capsys.readouterr().err


def test_a_file_of_commands_is_a_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = (
        "from leadwalk.cli.command import Command\nfrom leadwalk.cli.exit import Exit\n"
        "COMMAND = Command('Say nothing.', 'leadwalk say-nothing', lambda sub: None, lambda args: Exit.UNOBSERVED)\n"
    )
    (tmp_path / "say_nothing.py").write_text(source, "utf-8")
    monkeypatch.setattr(leadwalk.cli.commands, "__path__", [*leadwalk.cli.commands.__path__, str(tmp_path)])
    assert main(["say-nothing"]) == Exit.UNOBSERVED


def test_the_version_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == Exit.DONE
    assert capsys.readouterr().out == f"leadwalk {VERSION}\n"
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert "version" not in pyproject["project"]
    assert pyproject["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "leadwalk.VERSION"}
    assert f"## {VERSION} (" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from leadwalk.cli import main; main(['--help']);"
        "print([m for m in ('pydantic', 'lxml', 'jinja2', 'asyncio', 'playwright', 'pandas') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_columns_of_a_table_stand_under_each_other() -> None:
    assert table([("a", "1.5", "x"), ("long", "12.5", "")], right=(1,)) == ["a      1.5  x", "long  12.5"]
    assert table([]) == []


def test_exit_codes_are_documented() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for code in Exit:
        assert f"| {int(code)} | {code.meaning} |" in page


def test_signatures_of_your_own_are_explained_and_their_mistakes_told(
    tmp_path: Path, page: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is the example of the docs; sites.toml of the working folder names where it lies."""
    example = (ROOT / "docs" / "signatures.md").read_text(encoding="utf-8").split("```toml\n")[2].split("```")[0]
    (tmp_path / "vendors").mkdir()
    file = tmp_path / "vendors" / "acme.toml"
    file.write_text(example, encoding="utf-8")
    sites = tmp_path / "sites.toml"
    sites.write_text('[project]\nsignatures = ["vendors"]\n[[site]]\nname = "A"\nurl = "https://a.example/"\n', "utf-8")
    page.write_text('<p><script src="https://code.acmechat.example/widget/1.js"></script></p>', encoding="utf-8")
    test = ["signatures", "test", str(page), "--no-browser"]
    assert main([*test, "--sites", str(sites)]) == Exit.DONE
    assert capsys.readouterr().out.startswith("acme: likely (chat)")
    monkeypatch.chdir(tmp_path)
    assert main(["signatures"]) == Exit.DONE
    assert "Acme Chat" in capsys.readouterr().out
    file.write_text(example.replace("name =", "nme =", 1), encoding="utf-8")
    file.parent.rename(tmp_path / "mistaken")
    sites.write_text(sites.read_text("utf-8").replace("vendors", "mistaken"), encoding="utf-8")
    for command in (test, ["scan", str(sites)]):
        assert main(command) == Exit.USAGE
        assert "acme.toml: nme: unknown key; allowed:" in capsys.readouterr().err
    assert not (tmp_path / "runs").exists()
