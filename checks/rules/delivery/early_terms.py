"""Are delivery and payment told before the cart?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.delivery.fact import DELIVERY
from checks.facts.earliest_mention.fact import EARLIEST_MENTION
from checks.facts.earliest_mention.model import BEFORE_THE_CART, MentionPlace, MentionSubject
from checks.facts.payments.fact import PAYMENTS
from checks.facts.products.fact import PRODUCTS
from checks.facts.site import SiteFacts
from checks.measures.orders import orders_only
from checks.model.check import Check
from checks.model.finding import Verdict, failed, missing, passed
from checks.model.source import Effect, Evidence
from checks.model.text import Text
from checks.sources.studies.purchase import FEW_PAYMENT_METHODS, SLOW_DELIVERY

_SUBJECTS: dict[MentionSubject, Text] = {
    "delivery": Text(ru="доставка", en="delivery"),
    "payment": Text(ru="оплата", en="payment"),
}
_PLACES: dict[MentionPlace, Text] = {
    "product": Text(ru="на карточке товара", en="on the product page"),
    "page": Text(ru="на отдельной странице", en="on a page of its own"),
    "cart": Text(ru="только в корзине", en="only in the cart"),
    "checkout": Text(ru="только при оформлении", en="only at the checkout"),
}
_NOWHERE = Text(ru="нигде", en="nowhere")
SOURCES: Evidence = [SLOW_DELIVERY, FEW_PAYMENT_METHODS]


@orders_only
def run(site: SiteFacts) -> Verdict:
    first = {told.subject: told for told in site[EARLIEST_MENTION]}
    found = {s: _PLACES[first[s].place] if s in first else _NOWHERE for s in _SUBJECTS}
    text = Text(
        ru="Впервые сказано: " + "; ".join(f"{_SUBJECTS[s].ru} — {found[s].ru}" for s in _SUBJECTS) + ".",
        en="First told: " + "; ".join(f"{_SUBJECTS[s].en}: {found[s].en}" for s in _SUBJECTS) + ".",
    )
    places: dict[str, str | None] = {s: first[s].place if s in first else None for s in _SUBJECTS}
    early = [s for s in _SUBJECTS if places[s] in BEFORE_THE_CART]
    value = len(early) / len(_SUBJECTS)
    proof = [p for s in _SUBJECTS if s in first for p in first[s].proof]
    if len(early) == len(_SUBJECTS):
        return passed(text, proof=proof, first=places)
    gap = site.unseen(PRODUCTS, DELIVERY, PAYMENTS)
    if gap is not None or not proof:
        return missing(site, text, PRODUCTS, DELIVERY, PAYMENTS, value=value, first=places)
    return failed(text, proof=proof, value=value, first=places)


CHECK = Check(
    version=1,
    category="delivery",
    severity="medium",
    profiles=("shop", "b2b"),
    needs=(PRODUCTS, DELIVERY, PAYMENTS, CHECKOUT, EARLIEST_MENTION),
    title=Text(ru="Доставка и оплата названы до корзины", en="Delivery and payment are told before the cart"),
    why=Text(
        ru="Кому не подходят доставка или оплата, тот узнаёт это в конце и уходит. Измерено, сколько уходит из-за "
        "самих условий, а не из-за места, где они названы.",
        en="Whom delivery or payment does not suit learns so at the end and leaves. Measured is how many leave over "
        "the terms, not over where they are told.",
    ),
    fix=Text(
        ru="Под кнопкой покупки назовите способы доставки со сроком и ценой и способы оплаты; то же повторите на "
        "странице «Доставка и оплата».",
        en="Below the buy button name the ways of delivery with time and price and the ways to pay; repeat that on a "
        "page about delivery and payment.",
    ),
    effect=Effect(kind="share", percent=23, grade="C", indirect=True),
    sources=SOURCES,
    run=run,
    effort="small",
)
