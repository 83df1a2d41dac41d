"""Is consent left for the visitor to give?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.forms.fact import FORMS
from checks.facts.site import SiteFacts
from checks.measures.law import elsewhere
from checks.model.check import Check
from checks.model.finding import Verdict, failed, not_applicable, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies import PRESET_CONSENT


def run(site: SiteFacts) -> Verdict:
    walk = site[CHECKOUT]
    if abroad := elsewhere(site):
        return abroad
    forms = [*site[FORMS], *(f for s in (walk.steps if walk else []) for f in s.forms)]
    asking = [f for f in forms if f.consent.checkbox and f.proof]
    if not asking:
        gap = site.unseen(FORMS)
        return (
            unknown(gap) if gap else not_applicable(Text(ru="Галочек согласия нет.", en="There are no consent boxes."))
        )
    ticked = [f for f in asking if f.consent.prechecked]
    if ticked:
        return failed(
            Text(
                ru="Форм, где галочка согласия стоит заранее: {n} из {all}. Проверьте с юристом.",
                en="Forms with the consent box ticked in advance: {n} of {all}. Check with a lawyer.",
            ).format(n=len(ticked), all=len(asking)),
            proof=[f.proof[0] for f in ticked],
            forms=len(ticked),
        )
    return passed(Text(ru="Галочки согласия пустые.", en="Consent boxes are empty."), proof=[asking[0].proof[0]])


CHECK = Check(
    version=2,
    category="law",
    severity="high",
    profiles=("shop", "services", "b2b"),
    needs=(
        FORMS,
        CHECKOUT,
    ),
    title=Text(ru="Согласие не проставлено заранее", en="Consent is not ticked in advance"),
    why=Text(
        ru="С 1 сентября 2025 согласие, проставленное за человека, считают нарушением. Проверьте с юристом.",
        en="From 1 September 2025 consent ticked for the visitor is held a violation. Check with a lawyer.",
    ),
    fix=Text(ru="Снимите атрибут checked с галочки.", en="Take the checked attribute off the box."),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[PRESET_CONSENT],
    run=run,
    effort="small",
)
