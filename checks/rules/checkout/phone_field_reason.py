"""If an order demands a phone number, does it say why?"""

from __future__ import annotations

import re

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.site import SiteFacts
from checks.measures.orders import not_reached, orders_only
from checks.model.check import Check
from checks.model.finding import Verdict, failed, passed
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.forms import PHONE_FIELD
from crawler.record.page import Proof

_REASON = re.compile(r"курьер|доставк|уточн|подтвержд|связ|смс|sms|courier|deliver|confirm|updates|in case", re.I)


@orders_only
def run(site: SiteFacts) -> Verdict:
    checkout = site[CHECKOUT]
    if checkout is None or checkout.outcome != "checkout":
        return not_reached(site)
    demanded = next((f for f in checkout.required_fields if f.type == "tel"), None)
    page = checkout.steps[demanded.step].url if demanded and demanded.step < len(checkout.steps) else checkout.url
    shot = checkout.steps[-1].shot if checkout.steps else None
    fields = [f for s in checkout.steps for form in s.forms for f in form.fields if f.type == "tel"]
    proof = [
        Proof(page=page, signal="selector", quote=f.label, selector=f.selector, box=f.box, shot=shot) for f in fields
    ]
    proof = proof or [Proof(page=page, signal="text", quote=demanded.label if demanded else "", shot=shot)]
    if demanded is None:
        return passed(
            Text(ru="Телефон в заказе не обязателен.", en="An order does not demand a phone number."),
            proof=proof,
        )
    hints = " ".join([demanded.label, *(v for f in fields for v in f.attributes.values())])
    if _REASON.search(hints):
        return passed(
            Text(ru="Телефон обязателен, причина названа.", en="A phone is required, and the reason is given."),
            proof=proof,
        )
    return failed(
        Text(ru="Телефон обязателен, а зачем он — не сказано.", en="A phone is required, and nothing says why."),
        proof=proof,
        label=demanded.label,
    )


CHECK = Check(
    version=1,
    category="checkout",
    severity="low",
    profiles=("shop", "b2b"),
    needs=(CHECKOUT,),
    title=Text(ru="Телефон не обязателен или объяснено, зачем он", en="The phone is optional, or its use is explained"),
    why=Text(
        ru="Часть людей не оставит номер, пока не поймёт, кто и зачем позвонит.",
        en="Some people will not leave a number until they know who will call and why.",
    ),
    fix=Text(
        ru="Под полем телефона напишите: «Позвонит только курьер» — или сделайте поле необязательным.",
        en="Write below the field “Only the courier will call”, or make the field optional.",
    ),
    effect=Effect(kind="share", percent=14, grade="B"),
    sources=[PHONE_FIELD],
    run=run,
    effort="small",
)
