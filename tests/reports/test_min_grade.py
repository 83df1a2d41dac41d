"""`--min-grade`: what is weaker than asked for is left out, weights and all; and no figure without its source."""

from __future__ import annotations

import re

import pytest

from checks.engine.catalogue import checks_by_id
from checks.model.check import Check
from checks.model.source import Grade
from leadwalk.cli.command import parser
from leadwalk.cli.exit import UsageError
from reports.min_grade import GRADES, limited_to, note_min_grade, strong
from reports.model import Scorecard
from reports.scorecard import build
from tests.reports.sample import RUN, own_site, result, rose_site

CHECKS = checks_by_id()
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?\s?%|(?:\bв|\b)\s?\d+\s(?:раз|times)\b")


@pytest.mark.parametrize("least", GRADES)
def test_only_checks_of_that_grade_or_better_stay_and_those_of_law(least: Grade) -> None:
    kept = strong(CHECKS, least)
    assert all(c.category == "law" or c.effect.grade <= least for c in kept.values())
    hidden = [c for id, c in CHECKS.items() if id not in kept]
    assert all(c.category != "law" and c.effect.grade > least for c in hidden)
    assert bool(hidden) is (least != "D")


def test_findings_weights_and_sources_of_weaker_checks_are_gone() -> None:
    kept = strong(CHECKS, "B")
    results = limited_to([result(own_site()), result(rose_site())], kept)
    card = build(RUN, results, catalogue=kept)
    note_min_grade(card, "B", len(CHECKS) - len(kept))
    weak = {id for id, c in CHECKS.items() if id not in kept}
    shown = [f.check for s in card.sites for f in s.findings] + [f.check for f in card.first_fixes + card.next_fixes]
    shown += [c.id for c in card.method] + [c for row in card.comparison for c in row.checks]
    assert weak.isdisjoint(shown) and shown
    points = sum(f.weight for f in card.subject.findings if f.status not in ("not_applicable",))
    assert card.subject.score.points == points
    assert card.run.min_grade == "B" and str(len(weak)) in card.unseen.en
    published = card.model_dump(mode="json", by_alias=True)
    assert published["run"]["evidence"] == "B", "the published key"
    assert Scorecard.model_validate(published).run.min_grade == "B"


def test_a_comparison_does_not_call_hidden_evidence_none() -> None:
    kept = strong(CHECKS, "A")
    card = build(RUN, limited_to([result(own_site()), result(rose_site())], kept), catalogue=kept)
    reasons = [row.reason.en for row in card.comparison if row.reason and not row.checks]
    assert reasons
    whole = build(RUN, [result(own_site()), result(rose_site())], catalogue=CHECKS)
    without = {row.row for row in whole.comparison if not row.checks}
    for row in card.comparison:
        if row.reason and row.decision not in ("have", None) and not row.checks and row.row not in without:
            assert "obody has measured" not in row.reason.en, row.row


@pytest.mark.parametrize("command", ["scan", "audit", "recheck", "report", "check"])
def test_every_command_that_writes_a_scorecard_takes_it(command: str) -> None:
    target = {"audit": ["https://shop.example"], "recheck": ["latest"], "report": ["latest"]}.get(command, [])
    assert parser().parse_args([command, *target, "--min-grade", "B"]).min_grade == "B"
    assert parser().parse_args([command, *target, "--evidence", "B"]).min_grade == "B", "its name in 0.1"
    assert parser().parse_args([command, *target]).min_grade is None
    with pytest.raises(UsageError, match="--min-grade"):
        parser().parse_args([command, *target, "--min-grade", "E"])


@pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))
def test_every_figure_shown_has_its_source(check: Check) -> None:
    """The effect that gives the weight, and each percentage in a check's words, stands in one of its sources."""
    told = " ".join(f"{s.figure} {s.claim.ru} {s.claim.en}" for s in check.sources).replace(",", ".")
    if check.effect.percent is not None:
        number = f"{check.effect.percent:g}"
        assert re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.]*\d)", told), f"{number} is in no source"
    for text in (check.title, check.why):
        for figure in _FIGURE.findall(f"{text.ru} {text.en}"):
            amount = re.sub(r"[^\d.]", "", figure.replace(",", "."))
            assert amount in told, f"«{figure}» is in no source"
    for source in check.sources:
        assert source.publisher and source.url.startswith("https://") and source.claim.ru and source.claim.en


def test_sixty_checks_at_least() -> None:
    assert len(CHECKS) >= 60
