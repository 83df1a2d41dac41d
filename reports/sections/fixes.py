"""What to fix first on the own site: by effect, evidence and effort.

A failed check ranks by the points of the score that it costs, times 1.0, 0.8 or 0.6 for small, medium or large effort.
How well the effect is measured is already part of a check's weight; it also breaks ties. Law stays out: it has a panel
of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checks.model.check import Check
from checks.model.finding import FULL, Finding, Status
from checks.model.source import Effort
from reports.model import Exemplar, Fix, SiteCard

EFFORT_FACTOR: Mapping[Effort, float] = {"small": 1.0, "medium": 0.8, "large": 0.6}
EXEMPLARS = 2


def fixes(site: SiteCard, competitors: Sequence[SiteCard], catalogue: Mapping[str, Check]) -> list[Fix]:
    """Everything to put right on `site`, most worthwhile first; what several checks say in the same words is told
    once."""
    answered = sum(f.weight for f in site.findings if f.value is not None) or 1
    found = []
    for finding in site.findings:
        if finding.value is None or finding.value >= FULL or not finding.weight:
            continue
        check = catalogue.get(finding.check)
        lost = finding.weight * (1 - finding.value)
        found.append(
            Fix(
                check=finding.check,
                category=finding.category,
                severity=finding.severity,
                title=finding.title,
                message=finding.message,
                why=finding.why,
                fix=finding.fix,
                effort=check.effort if check else "medium",
                points=round(100 * lost / answered, 1),
                grade=check.effect.grade if check else None,
                sources=list(check.sources) if check else [],
                proof=finding.proof,
                done_well_by=_exemplars(finding, competitors),
            )
        )
    severities = ("high", "medium", "low", "info")
    found.sort(
        key=lambda f: (-f.points * EFFORT_FACTOR[f.effort], f.grade or "E", severities.index(f.severity), f.check)
    )
    once: dict[str, Fix] = {}
    for fix in found:
        once.setdefault(fix.message.ru, fix)
    return list(once.values())


def _exemplars(finding: Finding, competitors: Sequence[SiteCard]) -> list[Exemplar]:
    """Competitors that pass the same check, those with a picture first."""
    good = [
        Exemplar(site=site.name, message=other.message, proof=other.proof)
        for site in competitors
        for other in site.findings
        if other.check == finding.check and other.status is Status.PASS and (other.value or 0) > (finding.value or 0)
    ]
    good.sort(key=lambda e: not any(p.shot and p.box for p in e.proof))
    return good[:EXEMPLARS]
