"""Does each form that takes personal data say where the policy on it is?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.forms.agreements import agreed
from checks.facts.forms.fact import FORMS
from checks.facts.site import SiteFacts
from checks.measures.law import every_form, russia_only, takes_personal_data, verdict_of_forms
from checks.model.check import Check
from checks.model.finding import Verdict, nothing_to_judge
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.legal_sources import FORM_POLICY
from crawler.record.form import Form


@russia_only
def run(site: SiteFacts) -> Verdict:
    forms = [form for form in every_form(site) if takes_personal_data(form)]
    if not forms:
        return nothing_to_judge(site, Text(ru="Форм с личными данными нет.", en="No form takes personal data."), FORMS)
    bare = [form for form in forms if not _names_policy(form)]
    return verdict_of_forms(
        forms,
        bare,
        found=Text(
            ru="Форм, у которых нет ни ссылки на политику, ни слов о данных: {n} из {all}. Проверьте с юристом.",
            en="Forms with neither a link to the policy nor a word on personal data: {n} of {all}. Check with a "
            "lawyer.",
        ),
        none=Text(ru="У каждой формы сказано о личных данных.", en="Each form speaks of personal data."),
    )


def _names_policy(form: Form) -> bool:
    """It links to a document, or its words name one: a policy may open in a window without an address of its own."""
    consent = form.consent
    return bool(consent.policy_link or consent.documents or agreed(consent.text) & {"personal", "policy"})


CHECK = Check(
    version=1,
    category="law",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=(FORMS, CHECKOUT),
    title=Text(ru="Ссылка на политику — у каждой формы", en="A link to the policy at each form"),
    why=Text(
        ru="Там, где человек оставляет данные, он должен видеть, что с ними будет. Проверьте с юристом.",
        en="Where people leave their data they must see what becomes of it. Check with a lawyer.",
    ),
    fix=Text(
        ru="Под кнопкой каждой формы дайте ссылку на политику обработки данных; проверьте и формы во всплывающих "
        "окнах.",
        en="Link the policy on personal data below the button of each form, those in pop-ups included.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[FORM_POLICY],
    run=run,
    effort="small",
)
