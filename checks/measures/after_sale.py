"""The check that asks for something that serves a customer after the order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from checks.facts.after_sale.fact import AFTER_SALE
from checks.facts.after_sale.model import AfterSaleKind
from checks.facts.site import Profile, SiteFacts
from checks.model.check import Check
from checks.model.finding import Severity, Verdict, missing, passed
from checks.model.source import Effect, Effort, Source
from checks.model.text import Text


def offered(site: SiteFacts, kinds: Sequence[AfterSaleKind], found: Text, lacking: Text) -> Verdict:
    """Whether the site offers one of these after the sale; `found` may name {text}."""
    for fact in site[AFTER_SALE]:
        if fact.kind in kinds:
            return passed(found.format(text=fact.text[:60]), proof=fact.proof, kind=fact.kind)
    return missing(site, lacking, AFTER_SALE)


def after_sale_check(
    kinds: Sequence[AfterSaleKind],
    *,
    found: Text,
    lacking: Text,
    title: Text,
    why: Text,
    fix: Text,
    severity: Severity,
    effort: Effort,
    profiles: tuple[Profile, ...] = ("shop", "b2b"),
    effect: Effect | None = None,
    sources: Sequence[Source] = (),
) -> Check:
    """A check that asks for one of these kinds; `found` and `lacking` as in `offered`. `effect`: not measured, if None."""
    return Check(
        version=1,
        category="after_sale",
        severity=severity,
        profiles=profiles,
        needs=(AFTER_SALE,),
        title=title,
        why=why,
        fix=fix,
        effect=effect or Effect(kind="qualitative", grade="D"),
        sources=list(sources),
        run=partial(offered, kinds=tuple(kinds), found=found, lacking=lacking),
        effort=effort,
    )
