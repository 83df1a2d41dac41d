"""The gate before a release: which findings of the own sites break what sites.toml demands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.model.finding import Finding, Status
from checks.model.text import Model, Text
from crawler.config.model import CheckSection, Level
from reports.model import Scorecard, SiteCard


class Assertion(Model):
    """One demand that was not met. Only level `error` fails the gate."""

    site: str
    check: str
    """A check's id, or `score`."""
    level: Level
    text: Text
    known: bool = False
    """The baseline has it as well."""


def broken(card: Scorecard, demands: CheckSection, baseline: Scorecard | None = None) -> list[Assertion]:
    """What the own sites break, errors first. With a baseline, what it has already is marked as known.

    A finding is identified by site and check, so that a fix and a new fault do not cancel out. What could not be checked
    breaks nothing; the score is judged by its upper bound, so that a gap alone never fails the gate.
    """
    before = _identities(baseline, demands) if baseline else set()
    found = [
        a.model_copy(update={"known": (a.site, a.check) in before}) for site in _own(card) for a in _site(site, demands)
    ]
    return sorted(found, key=lambda a: (a.level != "error", a.site, a.check))


def fails(assertions: Sequence[Assertion]) -> bool:
    """Whether the gate closes."""
    return any(a.level == "error" and not a.known for a in assertions)


def _own(card: Scorecard) -> list[SiteCard]:
    return [s for s in card.sites if s.role == "own"] or card.sites[:1]


def _identities(card: Scorecard, demands: CheckSection) -> set[tuple[str, str]]:
    return {(a.site, a.check) for site in _own(card) for a in _site(site, demands)}


def _site(site: SiteCard, demands: CheckSection) -> Iterator[Assertion]:
    for finding in site.findings:
        level = demands.levels.get(finding.check, demands.default)
        if level != "off" and _wrong(finding):
            yield Assertion(site=site.name, check=finding.check, level=level, text=finding.message)
    if demands.score is not None and site.score.high < demands.score:
        yield Assertion(
            site=site.name,
            check="score",
            level="error",
            text=Text(
                ru=f"Оценка не выше {site.score.high:g}, а нужно не ниже {demands.score:g}.",
                en=f"The score is at most {site.score.high:g}; {demands.score:g} is demanded.",
            ),
        )


def _wrong(finding: Finding) -> bool:
    return finding.status in (Status.FAIL, Status.ERROR)
