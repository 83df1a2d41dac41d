"""A run that an older leadwalk wrote is read and judged as it was then."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from crawler.record.store import RunStore
from reports.model import Scorecard
from reports.pipeline import judge_run

OLD = Path(__file__).parent / "data" / "runs" / "0.1-demo"
SITES = ("gone", "own-shop", "prime")

RENAMED: dict[str, str] = {}
"""Keys of a finding that have another name since: old name to new."""

MENDED = {("breadcrumbs", "proof"), ("phone_layout", "proof")}
"""What is told otherwise since, by check and key: both showed the page's call to action, and show the thing itself now."""


def _findings(run: Path, site: str) -> dict[str, dict[str, Any]]:
    found = json.loads((run / "sites" / site / "findings.json").read_text(encoding="utf-8"))
    return {finding["check"]: finding for finding in found}


@pytest.fixture(scope="module")
def card(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Scorecard]:
    """A copy of the old run, judged again from its evidence alone, and its scorecard."""
    run = tmp_path_factory.mktemp("old") / "run"
    shutil.copytree(OLD, run)
    for written in run.glob("sites/*/f*.json"):
        written.unlink()
    return run, judge_run(RunStore.open(run))


@pytest.mark.parametrize("site", SITES)
def test_findings_are_those_of_then(card: tuple[Path, Scorecard], site: str) -> None:
    then, now = _findings(OLD, site), _findings(card[0], site)
    assert len(then) == 86
    assert [check for check in then if check not in now] == []
    changed = {
        (check, key): (old, now[check].get(RENAMED.get(key, key)))
        for check, finding in then.items()
        for key, old in finding.items()
        if now[check].get(RENAMED.get(key, key)) != old and (check, key) not in MENDED
    }
    assert changed == {}


def test_gaps_of_then_are_told_in_both_languages(card: tuple[Path, Scorecard]) -> None:
    gaps = [gap for site in card[1].sites for gap in site.gaps]
    assert gaps
    for gap in gaps:
        assert gap.text is not None and gap.cause == ""
        assert re.search("[а-я]", gap.text.ru), gap.reason
