"""How many fields does an order demand?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.checkout.questions import order_questions
from checks.facts.site import SiteFacts
from checks.measures.friction import target
from checks.measures.orders import not_reached, orders_only
from checks.model.check import Check
from checks.model.finding import Verdict, failed, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.forms import CHECKOUT_FIELDS, CHECKOUT_TOO_LONG
from crawler.record.gaps import Gap

NO_MARKS = 2
"""A checkout that asks for this many times the target earns nothing."""


@orders_only
def run(site: SiteFacts) -> Verdict:
    checkout = site[CHECKOUT]
    if checkout is None or checkout.outcome != "checkout":
        reason = checkout.reason if checkout else ""
        return not_reached(site, reason)
    asked, required = order_questions(checkout)
    proof = [p for form in checkout.order_forms for p in form.proof]
    if not proof:
        return unknown(Gap(kind="journey", reason="the checkout shows no form that could be read"))
    enough = target("checkout")
    text = Text(
        ru="Полей в оформлении: {asked}, обязательных: {required}. "
        "Среднее у крупных магазинов — 11,3, цель — {target}.",
        en="Fields in the checkout: {asked}, required: {required}. Large shops average 11.3; {target} is the target.",
    ).format(asked=asked, required=required, target=enough)
    value = max(0.0, min(1.0, (NO_MARKS * enough - asked) / (NO_MARKS * enough - enough)))
    build = passed if value >= 0.5 else failed
    return build(text, proof=proof, value=value, fields=asked, required=required)


CHECK = Check(
    version=1,
    category="checkout",
    severity="high",
    profiles=("shop", "b2b"),
    needs=(CHECKOUT,),
    title=Text(ru="Оформление заказа не просит лишнего", en="The checkout does not ask for too much"),
    why=Text(
        ru="Долгое оформление — одна из главных причин брошенных корзин; важнее число полей, чем число шагов.",
        en="A long checkout is among the main reasons for abandoned carts; fields matter more than steps.",
    ),
    fix=Text(
        ru="Оставьте имя, телефон или e-mail, адрес и способы доставки и оплаты; остальное уберите.",
        en="Keep name, phone or e-mail, address, delivery and payment; drop the rest.",
    ),
    effect=Effect(kind="share", percent=22, grade="B"),
    sources=[CHECKOUT_TOO_LONG, CHECKOUT_FIELDS],
    run=run,
)
