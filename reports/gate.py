"""The gate before a release: which findings of the own sites break what the `[check]` section of sites.toml demands.

This is the one place that turns a level of `[check]` and a finding into what it means; the command `check` and every
format that knows of levels (JUnit, SARIF, Markdown) ask here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.model.finding import Finding, Status
from checks.model.text import Model, Text
from crawler.config.model import CheckSection, Level
from reports.model import Scorecard, SiteCard

SCORE = "score"
"""Stands for the lowest score allowed where an assertion names a check."""


class Assertion(Model):
    """One demand that was not met. Only level `error` fails the gate."""

    site: str
    check: str
    """A check's id, or `SCORE`."""
    level: Level
    text: Text
    known: bool = False
    """The baseline has it as well."""


def level_of(check: str, demands: CheckSection) -> Level:
    """The level that the demands give a check."""
    return demands.levels.get(check, demands.default)


def breaks(finding: Finding) -> bool:
    """Whether the finding breaks a demand, if its level is not `off`. What could not be checked breaks nothing."""
    return finding.status in (Status.FAIL, Status.ERROR)


def judged_sites(card: Scorecard) -> list[SiteCard]:
    """The sites that the gate judges: the own ones, or the first where none is."""
    return [s for s in card.sites if s.role == "own"] or card.sites[:1]


def score_assertion(site: SiteCard, demands: CheckSection) -> Assertion | None:
    """Where the score is lower than demanded. It is judged by its upper bound, so that a gap alone never fails the
    gate."""
    if demands.score is None or site.score.high >= demands.score:
        return None
    text = Text(
        ru=f"Оценка не выше {site.score.high:g}, а нужно не ниже {demands.score:g}.",
        en=f"The score is at most {site.score.high:g}; {demands.score:g} is demanded.",
    )
    return Assertion(site=site.name, check=SCORE, level="error", text=text)


def broken(card: Scorecard, demands: CheckSection, baseline: Scorecard | None = None) -> list[Assertion]:
    """What the own sites break, errors first. With a baseline, what it has already is marked as known.

    A finding is identified by site and check, so that a fix and a new fault do not cancel out.
    """
    before = {(a.site, a.check) for a in _assertions(baseline, demands)} if baseline else set()
    found = [a.model_copy(update={"known": (a.site, a.check) in before}) for a in _assertions(card, demands)]
    return sorted(found, key=lambda a: (a.level != "error", a.site, a.check))


def fails(assertions: Sequence[Assertion]) -> bool:
    """Whether the gate closes."""
    return any(a.level == "error" and not a.known for a in assertions)


def _assertions(card: Scorecard, demands: CheckSection) -> Iterator[Assertion]:
    for site in judged_sites(card):
        for finding in site.findings:
            level = level_of(finding.check, demands)
            if level != "off" and breaks(finding):
                yield Assertion(site=site.name, check=finding.check, level=level, text=finding.message)
        if low := score_assertion(site, demands):
            yield low
