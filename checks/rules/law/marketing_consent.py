"""Is consent to mailings asked for apart from everything else, and left for the visitor to give?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.forms.agreements import agreed
from checks.facts.forms.fact import FORMS
from checks.facts.site import SiteFacts
from checks.measures.law import boxes, every_form, russia_only
from checks.model.check import Check
from checks.model.finding import Verdict, failed, nothing_to_judge, passed
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.legal_sources import ADVERTISING_CONSENT


@russia_only
def run(site: SiteFacts) -> Verdict:
    every = [(form, text, ticked) for form in every_form(site) for text, ticked in boxes(form)]
    asking = [(form, text, ticked) for form, text, ticked in every if "marketing" in agreed(text)]
    if not asking:
        return nothing_to_judge(
            site, Text(ru="Согласия на рассылку формы не просят.", en="No form asks for consent to mailings."), FORMS
        )
    joined = [(form, text) for form, text, _ in asking if len(agreed(text)) > 1]
    if joined:
        return failed(
            Text(
                ru="Согласие на рассылку — в одной галочке с другим: «{text}». Проверьте с юристом.",
                en="Consent to mailings shares its box with something else: “{text}”. Check with a lawyer.",
            ).format(text=joined[0][1][:120]),
            proof=[form.proof[0] for form, _ in joined],
            boxes=len(joined),
        )
    ticked_boxes = [(form, text) for form, text, ticked in asking if ticked]
    if ticked_boxes:
        return failed(
            Text(
                ru="Галочка рассылки стоит заранее: «{text}». Проверьте с юристом.",
                en="The box for mailings is ticked in advance: “{text}”. Check with a lawyer.",
            ).format(text=ticked_boxes[0][1][:120]),
            proof=[form.proof[0] for form, _ in ticked_boxes],
            boxes=len(ticked_boxes),
        )
    return passed(
        Text(
            ru="Согласие на рассылку — отдельной пустой галочкой.",
            en="Consent to mailings has an empty box of its own.",
        ),
        proof=[asking[0][0].proof[0]],
    )


CHECK = Check(
    version=1,
    category="law",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=(FORMS, CHECKOUT),
    title=Text(ru="Согласие на рассылку — отдельно", en="Consent to mailings stands apart"),
    why=Text(
        ru="Реклама по почте, телефону и в мессенджерах требует предварительного согласия; собирать его одной "
        "галочкой с согласием на данные специалисты не советуют. Проверьте с юристом.",
        en="Advertising by mail, phone and messenger needs consent in advance; specialists warn against one box for "
        "it and for personal data. Check with a lawyer.",
    ),
    fix=Text(
        ru="Дайте рассылке свою пустую необязательную галочку и храните, кто и когда её поставил.",
        en="Give mailings an empty, optional box of their own, and keep who ticked it and when.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[ADVERTISING_CONSENT],
    run=run,
    effort="small",
)
