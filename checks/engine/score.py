"""Findings as a score of 0 to 100.

score = 100 x (points earned) / (points of the checks that were answered). A check that could not be answered (unknown,
error) leaves its points open: `low` counts them as lost, `high` as earned, and `coverage` is the share of points that
were answered. Checks that do not apply and checks of law count nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checks.model.finding import Category, Finding, Status
from checks.model.text import Model


class CategoryScore(Model):
    value: float | None
    """None: nothing of the category could be answered."""
    low: float
    high: float
    coverage: float
    points: int
    """The weights of the checks that apply, added up."""


class Score(CategoryScore):
    categories: dict[Category, CategoryScore] = {}


def score(findings: Sequence[Finding]) -> Score:
    """The score over all findings, and over those of each category. Values are rounded to one decimal."""
    applying = [f for f in findings if f.weight and f.status is not Status.NOT_APPLICABLE]
    categories: dict[Category, list[Finding]] = {}
    for finding in applying:
        categories.setdefault(finding.category, []).append(finding)
    parts = {name: _score(group) for name, group in sorted(categories.items())}
    return Score(**_score(applying).model_dump(), categories=parts)


def _score(findings: Iterable[Finding]) -> CategoryScore:
    earned = answered = points = 0.0
    for finding in findings:
        points += finding.weight
        if finding.value is not None:
            answered += finding.weight
            earned += finding.weight * finding.value
    return CategoryScore(
        value=round(100 * earned / answered, 1) if answered else None,
        low=round(100 * earned / points, 1) if points else 0.0,
        high=round(100 * (earned + points - answered) / points, 1) if points else 100.0,
        coverage=round(answered / points, 3) if points else 0.0,
        points=int(points),
    )
