"""Does the checkout leave paid extras for the buyer to choose?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.checkout.paid_extras import paid_extra
from checks.facts.site import SiteFacts
from checks.measures.law import russia_only
from checks.measures.orders import orders_only
from checks.model.check import Check
from checks.model.finding import Verdict, failed, not_applicable, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.legal_sources import PRESET_EXTRAS
from crawler.reading.pages.prices import has_price


@russia_only
@orders_only
def run(site: SiteFacts) -> Verdict:
    walk = site[CHECKOUT]
    steps = walk.steps if walk is not None else []
    forms = [form for step in steps for form in step.forms if form.proof]
    extras = [(form, field) for form in forms for field in form.fields if paid_extra(field.label)]
    ticked = [
        (form, field)
        for form, field in extras
        if field.prechecked and field.input_type == "checkbox" and has_price(field.label)
    ]
    if ticked:
        return failed(
            Text(
                ru="Платное добавлено заранее: «{text}». Проверьте с юристом.",
                en="A paid extra is ticked in advance: “{text}”. Check with a lawyer.",
            ).format(text=ticked[0][1].label[:120]),
            proof=[form.proof[0] for form, _ in ticked],
            extras=[field.label[:120] for _, field in ticked],
        )
    gap = site.unseen(CHECKOUT)
    if gap is not None:
        return unknown(gap)
    if not extras:
        return not_applicable(
            Text(ru="Платных дополнений в заказе не предлагают.", en="The order offers no paid extras.")
        )
    return passed(
        Text(ru="Платные дополнения покупатель выбирает сам.", en="Paid extras are left for the buyer to choose."),
        proof=[extras[0][0].proof[0]],
    )


CHECK = Check(
    version=1,
    category="law",
    severity="high",
    profiles=("shop", "b2b"),
    needs=(CHECKOUT,),
    title=Text(ru="Платные дополнения не выбраны заранее", en="Paid extras are not ticked in advance"),
    why=Text(
        ru="Дополнительные товары и услуги за деньги нельзя добавлять за покупателя; деньги за них придётся вернуть. "
        "Проверьте с юристом.",
        en="Paid extras must not be added for the buyer, and the money must be given back. Check with a lawyer.",
    ),
    fix=Text(
        ru="Снимите галочки со страховки, упаковки и других платных услуг: пусть их отметит сам покупатель.",
        en="Untick insurance, wrapping and other paid services: let the buyer tick them.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[PRESET_EXTRAS],
    run=run,
    effort="small",
)
