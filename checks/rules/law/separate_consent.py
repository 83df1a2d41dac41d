"""Does the tick for personal data stand for that consent alone?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.forms.agreements import Subject, agreed
from checks.facts.forms.fact import FORMS
from checks.facts.site import SiteFacts
from checks.measures.law import boxes, every_form, russia_only
from checks.model.check import Check
from checks.model.finding import Verdict, failed, nothing_to_judge, passed
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.legal_sources import ONE_TICK
from checks.sources.studies.forms import PERSONAL_DATA_CONSENT
from crawler.record.form import Form

_NAMES: dict[Subject, Text] = {
    "personal": Text(ru="согласие на обработку данных", en="consent to the processing of data"),
    "policy": Text(ru="политику", en="the policy"),
    "offer": Text(ru="оферту или соглашение", en="the offer or agreement"),
    "marketing": Text(ru="рассылку", en="mailings"),
}
_DOCUMENTS: tuple[Subject, ...] = ("personal", "policy", "offer")


@russia_only
def run(site: SiteFacts) -> Verdict:
    agreements = [(form, text, agreed(text)) for form in every_form(site) for text, _ in boxes(form)]
    asking = [(form, text, to) for form, text, to in agreements if to & {"personal", "policy"}]
    if not asking:
        return nothing_to_judge(site, Text(ru="Галочек согласия нет.", en="There are no consent boxes."), FORMS)
    joined = [(form, text, to) for form, text, to in asking if len(to & set(_DOCUMENTS)) > 1]
    if joined:
        _, text, to = joined[0]
        names = [_NAMES[s] for s in _DOCUMENTS if s in to]
        ru, en = " + ".join(n.ru for n in names), " + ".join(n.en for n in names)
        return failed(
            Text(
                ru=f"Одна галочка на несколько документов ({ru}): «{text[:120]}». Проверьте с юристом.",
                en=f"One box covers several documents ({en}): “{text[:120]}”. Check with a lawyer.",
            ),
            proof=[f.proof[0] for f, _, _ in joined],
            boxes=len(joined),
            subjects=[s for s in _DOCUMENTS if s in to],
        )
    instead = [(f, t) for f, t, to in asking if "personal" not in to and not _asks_elsewhere(f)]
    if instead:
        text = instead[0][1]
        return failed(
            Text(
                ru=f"Галочка принимает политику, а согласия на обработку данных нет: «{text[:120]}». Проверьте с "
                "юристом.",
                en=f"The box accepts the policy; none gives consent to the processing: “{text[:120]}”. "
                "Check with a lawyer.",
            ),
            proof=[f.proof[0] for f, _ in instead],
            boxes=len(instead),
            subjects=["policy"],
        )
    return passed(
        Text(ru="Согласие на обработку данных — отдельной галочкой.", en="Consent to the processing has its own box."),
        proof=[asking[0][0].proof[0]],
    )


def _asks_elsewhere(form: Form) -> bool:
    return any("personal" in agreed(text) for text, _ in boxes(form))


CHECK = Check(
    version=1,
    category="law",
    severity="high",
    profiles=("shop", "services", "b2b"),
    needs=(FORMS, CHECKOUT),
    title=Text(
        ru="Согласие не объединено с офертой и политикой", en="Consent is not joined with the offer or the policy"
    ),
    why=Text(
        ru="С 1 сентября 2025 согласие — отдельный документ; одну галочку на два документа юристы считают нарушением.",
        en="From 1 September 2025 consent is a document of its own; lawyers hold one tick for two documents a "
        "violation.",
    ),
    fix=Text(
        ru="Разделите галочки: согласие на обработку данных — со ссылкой на текст согласия; оферта и рассылка — "
        "каждая своей. С политикой достаточно ознакомить ссылкой.",
        en="Split the boxes: consent to the processing, linked to the text of the consent; offer and mailings each by "
        "a box of its own. A link suffices for the policy.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[ONE_TICK, PERSONAL_DATA_CONSENT],
    run=run,
    effort="small",
)
