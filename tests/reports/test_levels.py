"""A level of `[check]` means the same whatever command writes, and in whatever format."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import fromstring, parse

import pytest

from checks.engine.catalogue import checks_by_id
from checks.model.finding import Status
from crawler.config.model import CheckSection, Level, Project
from crawler.record.store import RunError, RunStore
from leadwalk.cli import main
from leadwalk.cli.exit import Exit
from reports.gate import broken
from reports.pipeline import demands_of
from reports.scorecard import build
from reports.writers import junit, sarif
from tests.reports.sample import RUN, own_site, result

STORED = Path(__file__).resolve().parents[1] / "data" / "runs" / "0.1-demo"

Levels = dict[str, str]
"""Level, `warn` or `error`, of each check that a site breaks; what is `off` is not in it."""

DEMANDS: Mapping[str, dict[str, object]] = {
    "all warn": {"default": "warn"},
    "all errors": {"default": "error"},
    "some": {"default": "warn", "levels": {"answers_page": "error", "quick_order": "off"}},
    "few": {"default": "off", "levels": {"answers_page": "error", "quick_order": "warn"}},
}


def run_with(tmp_path: Path, demands: Mapping[str, object]) -> Path:
    """A copy of the stored run whose configuration states these demands."""
    run = tmp_path / "run"
    shutil.copytree(STORED, run)
    record = json.loads((run / "run.json").read_text("utf-8"))
    record["configuration"]["check"] |= demands
    (run / "run.json").write_text(json.dumps(record), "utf-8")
    return run


def failing(run: Path, demands: Mapping[str, object]) -> Levels:
    """What the demands make of the findings of the run's own site."""
    levels = demands.get("levels") or {}
    assert isinstance(levels, dict)
    findings = json.loads((run / "sites" / "own-shop" / "findings.json").read_text("utf-8"))
    found = {
        f["check"]: str(levels.get(f["check"], demands["default"]))
        for f in findings
        if f["status"] in ("fail", "error")
    }
    return {check: level for check, level in found.items() if level != "off"}


def of_junit(path: Path) -> Levels:
    cases = list(parse(path).getroot().iter("testcase"))
    errors = {c.attrib["name"]: "error" for c in cases if c.find("failure") is not None or c.find("error") is not None}
    return errors | {c.attrib["name"]: "warn" for c in cases if c.find("system-out") is not None}


def of_sarif(path: Path) -> Levels:
    results = json.loads(path.read_text("utf-8"))["runs"][0]["results"]
    words = {"error": "error", "warning": "warn"}
    return {r["ruleId"]: words[r["level"]] for r in results if r["kind"] == "fail"}


def of_markdown(path: Path) -> Levels:
    words = {"error": "error", "warning": "warn"}
    lines = re.findall(r"^- (error|warning): .*?: `(\w+)`", path.read_text("utf-8"), re.M)
    return {check: words[level] for level, check in lines}


@pytest.mark.parametrize("demands", DEMANDS.values(), ids=list(DEMANDS))
def test_report_and_recheck_hold_to_the_levels_of_the_run(demands: Mapping[str, object], tmp_path: Path) -> None:
    run = run_with(tmp_path, demands)
    assert main(["recheck", str(run)]) == 0
    assert main(["report", str(run), "--format", "junit,sarif,markdown", "--lang", "en"]) == 0
    wanted = failing(run, demands)
    assert wanted
    assert of_junit(run / "junit.xml") == wanted
    assert of_sarif(run / "scorecard.sarif") == wanted
    shown = of_markdown(run / "scorecard.md")
    assert shown == (wanted if demands != DEMANDS["all warn"] else {}), "the gate is spoken of where it is asked for"


def unvisited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A scan that visits nothing: the stored run, as if made with the project's configuration."""

    def visit(_args: object, project: Project, *_: object) -> RunStore:
        return RunStore.open(run_with(tmp_path, project.check.model_dump(mode="json")))

    for module in ("leadwalk.cli.runs", "leadwalk.cli.commands.check"):
        monkeypatch.setattr(f"{module}.visit", visit)


def sites_file(tmp_path: Path, demands: Mapping[str, object]) -> Path:
    path = tmp_path / "sites.toml"
    levels = demands.get("levels") or {}
    assert isinstance(levels, dict)
    lines = ["[check]", *(f"{key} = {json.dumps(value)}" for key, value in demands.items() if key != "levels")]
    lines += ["[check.levels]", *(f'{check} = "{level}"' for check, level in levels.items())]
    path.write_text("\n".join([*lines, "[[site]]", 'name = "Own shop"', 'url = "demo:own"', 'role = "own"']), "utf-8")
    return path


@pytest.mark.parametrize("demands", DEMANDS.values(), ids=list(DEMANDS))
def test_check_and_scan_mean_the_same_by_a_level(
    demands: Mapping[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    unvisited(tmp_path, monkeypatch)
    sites = sites_file(tmp_path, demands)
    files = [tmp_path / name for name in ("j.xml", "s.sarif", "m.md")]
    options = [f"--{name}={path}" for name, path in zip(("junit", "sarif", "markdown"), files, strict=True)]
    code = main(["check", str(sites), *options, "--lang", "en"])
    wanted = failing(tmp_path / "run", demands)
    assert of_junit(files[0]) == of_sarif(files[1]) == of_markdown(files[2]) == wanted
    printed = re.findall(r"^(error|warn): Own shop: (\w+): ", capsys.readouterr().out, re.M)
    assert {check: level for level, check in printed} == wanted
    shutil.rmtree(tmp_path / "run")
    scanned = main(["scan", str(sites), "--format", "junit,sarif", "--lang", "en", "--quiet"])
    assert of_junit(tmp_path / "run" / "junit.xml") == of_sarif(tmp_path / "run" / "scorecard.sarif") == wanted
    assert code == scanned == Exit.UNOBSERVED, "one site of the stored run is gone"


def test_what_is_off_is_not_even_open(tmp_path: Path) -> None:
    run = run_with(tmp_path, {"default": "off"})
    assert main(["report", str(run), "--format", "junit,sarif"]) == 0
    assert json.loads((run / "scorecard.sarif").read_text("utf-8"))["runs"][0]["results"] == []
    assert list(parse(run / "junit.xml").getroot().iter("testcase")) == []


def test_a_score_that_is_too_low_is_told_in_every_format(tmp_path: Path) -> None:
    run = run_with(tmp_path, {"default": "off", "score": 99.5})
    assert main(["report", str(run), "--format", "junit,sarif,markdown", "--lang", "en"]) == 0
    assert of_junit(run / "junit.xml") == of_sarif(run / "scorecard.sarif") == {"score": "error"}
    assert of_markdown(run / "scorecard.md") == {"score": "error"}


def test_a_check_that_broke_is_an_error_or_a_warning_by_its_level() -> None:
    card = build(RUN, [result(own_site())], catalogue=checks_by_id())
    finding = card.subject.findings[0]
    finding.status = Status.ERROR
    level: Level
    for level in ("error", "warn"):
        demands = CheckSection(default="off", levels={finding.check: level})
        suite = fromstring(junit.render(card, demands=demands))[0]
        assert (suite.find("testcase/error") is None) == (level == "warn")
        (found,) = json.loads(sarif.render(card, demands=demands))["runs"][0]["results"]
        assert found["level"] == {"error": "error", "warn": "warning"}[level]
        assert [a.level for a in broken(card, demands)] == [level]


def test_a_damaged_configuration_is_told_by_its_file(tmp_path: Path) -> None:
    run = run_with(tmp_path, {"default": "never"})
    with pytest.raises(RunError, match=r"run\.json: damaged \(configuration\.check: "):
        demands_of(RunStore.open(run))
