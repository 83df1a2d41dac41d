"""A run that an older leadwalk wrote is read and judged as it was then."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from crawler.record.store import RunStore
from reports.pipeline import judge_run

OLD = Path(__file__).parent / "data" / "runs" / "0.1-demo"
SITES = ("gone", "own-shop", "prime")

RENAMED: dict[str, str] = {}
"""Keys of a finding that have another name since: old name to new."""


def _findings(run: Path, site: str) -> dict[str, dict[str, Any]]:
    found = json.loads((run / "sites" / site / "findings.json").read_text(encoding="utf-8"))
    return {finding["check"]: finding for finding in found}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the old run, judged again from its evidence alone."""
    run = tmp_path_factory.mktemp("old") / "run"
    shutil.copytree(OLD, run)
    for written in run.glob("sites/*/f*.json"):
        written.unlink()
    judge_run(RunStore.open(run))
    return run


@pytest.mark.parametrize("site", SITES)
def test_findings_are_those_of_then(judged: Path, site: str) -> None:
    then, now = _findings(OLD, site), _findings(judged, site)
    assert len(then) == 86
    assert [check for check in then if check not in now] == []
    changed = {
        (check, key): (old, now[check].get(RENAMED.get(key, key)))
        for check, finding in then.items()
        for key, old in finding.items()
        if now[check].get(RENAMED.get(key, key)) != old
    }
    assert changed == {}
