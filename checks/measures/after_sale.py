"""The check that asks for something that serves a customer after the order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checks.facts.after_sale.fact import AFTER_SALE
from checks.facts.after_sale.model import AfterSaleKind
from checks.facts.site import Profile, SiteFacts
from checks.model.check import Check
from checks.model.finding import Severity, Verdict, missing, passed
from checks.model.source import NOT_MEASURED, Effect, Effort, Source
from checks.model.text import Text


def offered(site: SiteFacts, kinds: Sequence[AfterSaleKind], found: Text, lacking: Text) -> Verdict:
    """Whether the site offers one of these after the sale; `found` may name {text}."""
    for fact in site[AFTER_SALE]:
        if fact.kind in kinds:
            return passed(found.format(text=fact.text[:60]), proof=fact.proof, kind=fact.kind)
    return missing(site, lacking, AFTER_SALE)


@dataclass(frozen=True, kw_only=True)
class AfterSaleCheck:
    """The declaration of a check that asks for one of some kinds of service after the order."""

    kinds: tuple[AfterSaleKind, ...]
    found: Text
    """What a pass says; may name {text}."""
    lacking: Text
    title: Text
    why: Text
    fix: Text
    severity: Severity
    effort: Effort
    profiles: tuple[Profile, ...] = ("shop", "b2b")
    effect: Effect | None = None
    """None: nobody independent has measured it."""
    sources: Sequence[Source] = ()

    def check(self) -> Check:
        """The check itself."""
        return Check(
            version=1,
            category="after_sale",
            severity=self.severity,
            profiles=self.profiles,
            needs=(AFTER_SALE,),
            title=self.title,
            why=self.why,
            fix=self.fix,
            effect=self.effect or NOT_MEASURED,
            sources=list(self.sources),
            run=self._run,
            effort=self.effort,
        )

    def _run(self, site: SiteFacts) -> Verdict:
        return offered(site, self.kinds, self.found, self.lacking)
