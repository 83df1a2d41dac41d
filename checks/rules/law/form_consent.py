"""Does each form that takes personal data for something else than an order ask for consent by a box of its own?"""

from __future__ import annotations

from checks.facts.forms.fact import FORMS
from checks.facts.site import SiteFacts
from checks.measures.law import asks_consent, consent_forms, russia_only, verdict_of_forms
from checks.model.check import Check
from checks.model.finding import Verdict, nothing_to_judge
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.legal_sources import CONTRACT
from checks.sources.studies.forms import PERSONAL_DATA_CONSENT


@russia_only
def run(site: SiteFacts) -> Verdict:
    forms = consent_forms(site)
    if not forms:
        return nothing_to_judge(
            site,
            Text(
                ru="Форм с личными данными, кроме заказа, нет.",
                en="No form but that of the order takes personal data.",
            ),
            FORMS,
        )
    bare = [f for f in forms if not asks_consent(f)]
    return verdict_of_forms(
        forms,
        bare,
        found=Text(
            ru="Форм без отдельной галочки согласия: {n} из {all}. Проверьте с юристом.",
            en="Forms without a consent box of their own: {n} of {all}. Check with a lawyer.",
        ),
        none=Text(ru="У всех форм есть галочка согласия.", en="Every form has a consent box."),
    )


CHECK = Check(
    version=3,
    category="law",
    severity="high",
    profiles=("shop", "services", "b2b"),
    needs=(FORMS,),
    title=Text(ru="Согласие — отдельной галочкой у каждой формы", en="Consent by a box of its own at each form"),
    why=Text(
        ru="С 1 сентября 2025 согласие — отдельный документ; текст у кнопки, по мнению юристов, его не заменяет.",
        en="From 1 September 2025 consent is a document of its own; lawyers hold that a line by the button is not one.",
    ),
    fix=Text(
        ru="Добавьте к форме пустую галочку со ссылкой на согласие, отдельно от оферты и политики.",
        en="Add an empty box with a link to the consent, apart from offer and policy.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[PERSONAL_DATA_CONSENT, CONTRACT],
    run=run,
)
