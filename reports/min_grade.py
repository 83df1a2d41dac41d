"""A scorecard of well measured checks only: those whose effect has a lower grade are left out, weights and all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from checks.engine.score import score
from checks.model.check import Check
from checks.model.source import Grade
from checks.model.text import joined
from checks.model.wording import plural
from reports.language.words import ui
from reports.model import Scorecard
from reports.scorecard import SiteResult

GRADES: tuple[Grade, ...] = get_args(Grade)
"""From the strongest to the weakest."""


def strong(catalogue: Mapping[str, Check], least: Grade) -> dict[str, Check]:
    """The checks whose effect has this grade or a better one. Checks of law stay: they weigh nothing and rest on no
    effect."""
    enough = GRADES[: GRADES.index(least) + 1]
    return {id: check for id, check in catalogue.items() if check.category == "law" or check.effect.grade in enough}


def limited_to(results: Sequence[SiteResult], kept: Mapping[str, Check]) -> list[SiteResult]:
    """The results with the findings of these checks, scored again."""
    out = []
    for result in results:
        findings = [f for f in result.findings if f.check in kept]
        out.append(result.model_copy(update={"findings": findings, "score": score(findings)}))
    return out


def note_min_grade(card: Scorecard, least: Grade, hidden: int) -> None:
    """Writes into the scorecard what was left out."""
    card.run.min_grade = least
    note = ui("min_grade_hidden", grade=least, checks=plural(hidden, "check"))
    card.unseen = joined([card.unseen, note], " ")
