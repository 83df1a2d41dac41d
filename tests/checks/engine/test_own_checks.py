"""Checks of the user's own: where `new-check` writes them, and how folders of them are loaded."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path
from typing import get_args

import pytest

import checks.engine.scaffold
from checks.engine.catalogue import CheckFileError, catalogue, checks_by_id
from checks.engine.judging import judge
from checks.engine.scaffold import checkout_files, new_check, own_files
from checks.facts.site import SiteFacts
from checks.model.finding import Category, Status
from leadwalk.cli import main
from leadwalk.cli.exit import Exit

ROOT = Path(__file__).resolve().parents[3]
STORED = ROOT / "tests" / "data" / "runs" / "0.1-demo"
SITES = '[project]\nchecks = ["rules", "more"]\n[[site]]\nname = "A"\nurl = "https://a.example/"\n'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a sites.toml that names folders of checks, and the working folder."""
    folder = tmp_path / "project"
    for name in ("rules", "more"):
        (folder / name).mkdir(parents=True)
    (folder / "sites.toml").write_text(SITES, "utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("category", get_args(Category))
def test_a_new_check_runs_and_passes_its_cases(category: str, tmp_path: Path) -> None:
    check_file, case_file = own_files("gift_wrapping", tmp_path)
    new_check("gift_wrapping", category, check_file, case_file)
    check = catalogue([tmp_path])["gift_wrapping"]
    assert (check.id, check.category) == ("gift_wrapping", category)
    cases = tomllib.loads(case_file.read_text("utf-8"))["case"]
    for case in cases:
        for email in case["site"].get("facts", {}).get("emails", []):
            email["proof"] = [{"page": "http://case.example/", "signal": "text", "quote": "case"}]
        (finding,) = judge(
            SiteFacts.model_validate({"name": "A", "url": "http://case.example/", **case["site"]}), [check]
        )
        assert finding.status == case["status"]
    assert {case["status"] for case in cases} == {"pass", "fail", "unknown"}
    with pytest.raises(FileExistsError):
        new_check("gift_wrapping", category, check_file, case_file)


def test_new_check_writes_into_the_first_folder_that_sites_toml_names(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new-check", "gift_wrapping", "--category", "delivery"]) == Exit.DONE
    made = [project / "rules" / "gift_wrapping.py", project / "rules" / "cases" / "gift_wrapping.toml"]
    assert capsys.readouterr().out.splitlines() == [str(path) for path in made]
    assert all(path.is_file() for path in made)


def test_new_check_writes_into_a_source_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(checks.engine.scaffold, "source_checkout", lambda: tmp_path)
    assert main(["new-check", "gift_wrapping"]) == Exit.DONE
    made = checkout_files("gift_wrapping", "contact", tmp_path)
    assert capsys.readouterr().out.splitlines() == [str(path) for path in made]
    assert made[0] == tmp_path / "checks" / "rules" / "contact" / "gift_wrapping.py"
    assert made[1] == tmp_path / "tests" / "checks" / "rules" / "contact" / "gift_wrapping.toml"
    assert all(path.is_file() for path in made)


def test_an_installed_leadwalk_writes_no_check_into_its_own_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checks.engine.scaffold.source_checkout() == ROOT
    installed = tmp_path / "site-packages" / "checks" / "engine" / "scaffold.py"
    installed.parent.mkdir(parents=True)
    monkeypatch.setattr(checks.engine.scaffold, "__file__", str(installed))
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    assert main(["new-check", "gift_wrapping"]) == Exit.USAGE
    first, second = capsys.readouterr().err.splitlines()
    assert first == "leadwalk: no folder for checks of your own" and "sites.toml" in second
    assert sorted(tmp_path.rglob("*")) == before


def written(folder: Path, name: str = "gift_wrapping") -> Path:
    check_file, case_file = own_files(name, folder)
    new_check(name, "contact", check_file, case_file)
    return check_file


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("broken", "CHECK = (", "SyntaxError"),
        ("raising", "raise RuntimeError('no')", "RuntimeError: no"),
        ("stopping", "raise SystemExit(5)", "SystemExit: 5"),
        ("empty", "", "holds no CHECK"),
        ("Not-an-id", "", "is named after its id"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(
    name: str, text: str, told: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = project / "more" / f"{name}.py"
    file.write_text(text, "utf-8")
    assert main(["scan"]) == Exit.USAGE
    error = capsys.readouterr().err
    assert error.startswith(f"leadwalk: {file}: ") and told in error
    assert not (project / "runs").exists()


def test_an_id_that_is_taken_names_both_files(project: Path) -> None:
    first = written(project / "rules")
    second = shutil.copy(first, project / "more" / first.name)
    with pytest.raises(CheckFileError) as told:
        catalogue([project / "rules", project / "more"])
    assert str(first) in str(told.value) and str(second) in str(told.value)
    own = Path(shutil.copy(first, project / "more" / "live_chat.py"))
    Path(second).unlink()
    with pytest.raises(
        CheckFileError, match=r"live_chat\.py: the id 'live_chat' is taken by checks/rules/contact/live_chat"
    ):
        catalogue([project / "more"])
    assert own.is_file()


def test_a_folder_that_is_missing_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "rules").rmdir()
    assert main(["check"]) == Exit.USAGE
    assert capsys.readouterr().err.startswith(f"leadwalk: {project / 'rules'}: no such folder of checks")


def test_helpers_and_cases_are_no_checks(tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / "_shared.py").write_text("raise RuntimeError\n", "utf-8")
    assert set(catalogue([tmp_path])) - set(checks_by_id()) == {"gift_wrapping"}
    assert "gift_wrapping" not in checks_by_id()


def test_recheck_and_report_judge_with_the_checks_that_the_run_names(tmp_path: Path, project: Path) -> None:
    written(project / "rules")
    run = tmp_path / "run"
    shutil.copytree(STORED, run)
    record = json.loads((run / "run.json").read_text("utf-8"))
    record["checks"] = [str(project / "rules")]
    record["configuration"]["check"]["levels"] = {"gift_wrapping": "error"}
    (run / "run.json").write_text(json.dumps(record), "utf-8")
    assert main(["recheck", str(run)]) == Exit.DONE
    card = json.loads((run / "scorecard.json").read_text("utf-8"))
    found = [f for f in card["sites"][0]["findings"] if f["check"] == "gift_wrapping"]
    assert [f["status"] for f in found] == [Status.PASS]
    assert "gift_wrapping" in {c["id"] for c in card["method"]}
    assert main(["report", str(run), "--format", "junit"]) == Exit.DONE
    assert 'name="gift_wrapping"' in (run / "junit.xml").read_text("utf-8")


def test_a_run_of_somebody_else_runs_no_code_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder of checks inside the run, or named from the working folder, came with the run."""
    run = tmp_path / "run"
    shutil.copytree(STORED, run)
    (run / "rules").mkdir()
    (run / "rules" / "evil.py").write_text("raise RuntimeError('ran')\n", "utf-8")
    record = json.loads((run / "run.json").read_text("utf-8"))
    for folder in (str(run / "rules"), "rules", str(run / "sites" / ".." / "rules")):
        record["checks"] = [folder]
        (run / "run.json").write_text(json.dumps(record), "utf-8")
        assert main(["recheck", str(run)]) == Exit.USAGE
        error = capsys.readouterr().err
        assert "RuntimeError" not in error and "came with the run" in error
