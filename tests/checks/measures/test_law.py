"""What holds for every check of law: an opinion with its source, never a verdict, and never a part of the score."""

from __future__ import annotations

from typing import Any

import pytest

from checks.engine.catalogue import checks_by_id
from checks.engine.judging import judge
from checks.model.check import Check
from checks.model.finding import Status
from tests.checks.rules.test_rules import cases_of, site_of

LAW = {check.id: check for check in checks_by_id().values() if check.category == "law"}
FAILS = [(check, case) for check in LAW for case in cases_of(check) if case["status"] == "fail"]


@pytest.mark.parametrize("check", LAW.values(), ids=list(LAW))
def test_it_weighs_nothing_and_names_a_source_that_is_no_law(check: Check) -> None:
    assert check.weight == 0
    assert check.sources
    assert all("not the text of" in s.method or "opinion" in s.method for s in check.sources)


@pytest.mark.parametrize(("check", "case"), FAILS, ids=[f"{c}: {k['name']}" for c, k in FAILS])
def test_a_fail_asks_for_a_lawyer(check: str, case: dict[str, Any]) -> None:
    (finding,) = judge(site_of(case), [LAW[check]])
    assert "роверьте с юристом" in finding.message.ru
    assert "heck with a lawyer" in finding.message.en


@pytest.mark.parametrize(("check", "case"), FAILS, ids=[f"{c}: {k['name']}" for c, k in FAILS])
def test_russian_rules_stay_in_russia(check: str, case: dict[str, Any]) -> None:
    site = site_of(case).model_copy(update={"market": "DE"})
    (finding,) = judge(site, [LAW[check]])
    assert finding.status is Status.NOT_APPLICABLE
