"""Every check against its cases, and the rules that hold for all checks."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from checks.engine.catalogue import checks_by_id
from checks.engine.judging import judge
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Status
from checks.model.source import Effect

CASES = {path.stem: path for path in Path(__file__).parent.glob("*/*.toml")}
CHECKS = checks_by_id()


def cases_of(check: str) -> list[dict[str, Any]]:
    return tomllib.loads(CASES[check].read_text())["case"] if check in CASES else []


def site_of(case: dict[str, Any]) -> SiteFacts:
    """The facts that a case describes; every fact gets a proof, so that cases need not spell it out."""
    return SiteFacts.model_validate({"name": "Case", "url": "http://case.example/", **_proven(case.get("site", {}))})


_PROVEN = {
    "chat", "callback", "phones", "messengers", "social", "emails", "hours", "addresses", "tools", "payments", "delivery",
    "popups", "capture", "contradictions", "cookie_banner", "reviews", "forms", "legal_entities", "seller",
    "products", "items", "after_sale", "main_actions", "breadcrumbs", "phone_layout", "search", "dead_links", "goals", "earliest_mention", "unfilled_social",
    "documents", "early_trackers", "sign_in", "credentials",
}  # fmt: skip


def _proven(node: Any, name: str = "") -> Any:
    if isinstance(node, list):
        return [_proven(item, name) for item in node]
    if not isinstance(node, dict):
        return node
    filled = {key: value if key == "coverage" else _proven(value, key) for key, value in node.items()}
    if name in _PROVEN:
        filled.setdefault("proof", [{"page": "http://case.example/", "signal": "text", "quote": "case"}])
    return filled


ALL_CASES = [(check, case) for check in CHECKS for case in cases_of(check)]


@pytest.mark.parametrize(("check", "case"), ALL_CASES, ids=[f"{c}: {k['name']}" for c, k in ALL_CASES])
def test_case(check: str, case: dict[str, Any]) -> None:
    (finding,) = judge(site_of(case), [CHECKS[check]])
    assert finding.status == case["status"], finding.message.en
    for key, value in case.get("values", {}).items():
        assert finding.values[key] == value
    if "value" in case:
        assert finding.value == pytest.approx(case["value"], abs=0.01)
    if finding.status in (Status.PASS, Status.FAIL):
        assert finding.proof or case.get("no_pages"), "no finding without proof"


@pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))
def test_each_check_has_a_case_of_each_outcome(check: Check) -> None:
    assert {"pass", "fail", "unknown"} <= {case["status"] for case in cases_of(check.id)}


@pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))
def test_each_text_stands_in_both_languages_and_each_figure_has_its_source(check: Check) -> None:
    for text in (check.title, check.why, check.fix):
        assert any("а" <= c <= "я" for c in text.ru.lower())
        assert text.en.isascii() or "…" in text.en or "“" in text.en
    measured = check.effect.percent is not None
    assert check.sources or not measured, "a figure without its source"
    if not check.sources:
        assert "измер" in check.why.ru and "measured" in check.why.en, "a check without a source must say so"
    assert all(s.url.startswith("https://") and s.figure for s in check.sources)


def test_no_case_file_without_its_check() -> None:
    assert set(CASES) == set(CHECKS)


@pytest.mark.parametrize(
    ("effect", "weight"),
    [
        (Effect(kind="share", percent=22, grade="B"), 5),
        (Effect(kind="share", percent=15, grade="B"), 4),
        (Effect(kind="share", percent=14, grade="B"), 3),
        (Effect(kind="share", percent=47, grade="C"), 3),
        (Effect(kind="share", percent=20, grade="D"), 2),
        (Effect(kind="lift", percent=15.99, grade="B", indirect=True), 3),
        (Effect(kind="lift", percent=7.4, grade="A"), 4),
        (Effect(kind="lift", percent=8.4, grade="C"), 2),
        (Effect(kind="qualitative", grade="D"), 1),
    ],
)
def test_weights_follow_the_published_rule(effect: Effect, weight: int) -> None:
    assert effect.weight == weight


def test_a_check_that_breaks_is_an_error_and_loses_nothing_else() -> None:
    def broken(site: SiteFacts) -> Any:
        raise KeyError(site.name)

    good = next(iter(CHECKS.values()))
    bad = Check(**{**good.__dict__, "run": broken, "id": "broken"})
    findings = judge(SiteFacts(name="Case", url="http://case.example/"), [bad, good])
    assert [f.status is Status.ERROR for f in findings] == [True, False]
