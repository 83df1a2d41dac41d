"""Is consent left for the visitor to give?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.forms.fact import FORMS
from checks.facts.site import SiteFacts
from checks.measures.law import russia_only, verdict_of_forms
from checks.measures.site_forms import all_forms
from checks.model.check import Check
from checks.model.finding import Verdict, nothing_to_judge
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.forms import PRESET_CONSENT


@russia_only
def run(site: SiteFacts) -> Verdict:
    forms = all_forms(site)
    asking = [f for f in forms if f.consent.checkbox and f.proof]
    if not asking:
        return nothing_to_judge(site, Text(ru="Галочек согласия нет.", en="There are no consent boxes."), FORMS)
    ticked = [f for f in asking if f.consent.prechecked]
    return verdict_of_forms(
        asking,
        ticked,
        found=Text(
            ru="Форм, где галочка согласия стоит заранее: {n} из {all}. Проверьте с юристом.",
            en="Forms with the consent box ticked in advance: {n} of {all}. Check with a lawyer.",
        ),
        none=Text(ru="Галочки согласия пустые.", en="Consent boxes are empty."),
    )


CHECK = Check(
    version=2,
    category="law",
    severity="high",
    profiles=("shop", "services", "b2b"),
    needs=(FORMS, CHECKOUT),
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
