"""Puts every check to a site: facts in, findings out. A check that breaks gives an `error` finding, never a crash."""

from __future__ import annotations

from collections.abc import Iterable

from checks.engine.catalogue import checks_by_id
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Finding, Status, Verdict
from checks.model.text import Text

MAX_PROOFS = 5
"""Proofs kept for one finding."""


def judge(site: SiteFacts, checks: Iterable[Check] | None = None) -> list[Finding]:
    """The findings of a site, in alphabetical order of check ids."""
    return [finding_of(check, site) for check in (checks_by_id().values() if checks is None else checks)]


def finding_of(check: Check, site: SiteFacts, *, any_profile: bool = False) -> Finding:
    """What one check finds. `any_profile`: its question is put to a site that it would not judge by its profile,
    too."""
    if site.profile in check.profiles or any_profile:
        verdict = _verdict(check, site)
    else:
        other = Text(ru="Не относится к сайтам этого типа.", en="Does not concern sites of this kind.")
        verdict = Verdict(Status.NOT_APPLICABLE, other, {"profile": site.profile})
    judged = verdict.status in (Status.PASS, Status.FAIL)
    value = verdict.value if verdict.value is not None else float(verdict.status is Status.PASS)
    return Finding(
        check=check.id,
        version=check.version,
        category=check.category,
        status=verdict.status,
        severity=check.severity,
        weight=check.weight,
        value=round(value, 3) if judged else None,
        title=check.title,
        message=verdict.message,
        why=check.why,
        fix=check.fix,
        values=verdict.values,
        proof=verdict.proof[:MAX_PROOFS],
    )


def _verdict(check: Check, site: SiteFacts) -> Verdict:
    try:
        return check.run(site.limited_to(check.needs))
    except Exception as error:  # noqa: BLE001 - one broken check must not lose the other findings
        reason = f"{type(error).__name__}: {error}"[:300]
        return Verdict(
            Status.ERROR,
            Text(ru=f"Проверка сломалась: {reason}", en=f"The check broke: {reason}"),
            {"error": reason},
        )
