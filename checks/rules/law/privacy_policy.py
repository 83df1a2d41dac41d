"""Is there a policy on personal data?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.documents.fact import DOCUMENTS
from checks.facts.forms.fact import FORMS
from checks.facts.pages.fact import PAGES
from checks.facts.site import SiteFacts
from checks.measures.law import named_by_a_form, russia_only
from checks.measures.site_pages import linked_document, visited_page
from checks.model.check import Check
from checks.model.finding import Verdict, missing, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.forms import PERSONAL_DATA_CONSENT


@russia_only
def run(site: SiteFacts) -> Verdict:
    page = visited_page(site, Text(ru="Политика: {title}.", en="Policy: {title}."), "privacy", "consent_document")
    if page is not None:
        return page
    for form in site[FORMS]:
        if form.consent.policy_link and form.proof:
            return passed(
                Text(ru="Политика — по ссылке у формы.", en="The policy is linked beside a form."),
                proof=form.proof,
                link=form.consent.policy_link,
            )
    linked = linked_document(
        site,
        Text(ru="Политика — по ссылке «{text}».", en="The policy is behind the link “{text}”."),
        "privacy",
        "consent",
    )
    if linked is not None:
        return linked
    named = named_by_a_form(site, "policy")
    if named is not None:
        return unknown(named)
    return missing(
        site,
        Text(
            ru="Политики обработки данных не нашлось. Проверьте с юристом.",
            en="No policy on personal data was found. Check with a lawyer.",
        ),
        PAGES,
        FORMS,
        DOCUMENTS,
    )


CHECK = Check(
    version=2,
    category="law",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=(PAGES, FORMS, DOCUMENTS, CHECKOUT),
    title=Text(ru="Политика обработки персональных данных", en="A policy on personal data"),
    why=Text(
        ru="Сайт, который собирает контакты, обязан показать политику. Проверьте с юристом.",
        en="A site that collects contacts must show a policy. Check with a lawyer.",
    ),
    fix=Text(
        ru="Опубликуйте политику и дайте ссылку на неё в подвале и у каждой формы; текст согласуйте с юристом.",
        en="Publish a policy, link it in the footer and beside each form; have a lawyer look at it.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[PERSONAL_DATA_CONSENT],
    run=run,
)
