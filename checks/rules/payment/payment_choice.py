"""Can one pay in more ways than by card?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.payments.fact import PAYMENTS
from checks.facts.site import SiteFacts
from checks.measures.orders import orders_only
from checks.model.check import Check
from checks.model.finding import Verdict, failed, missing, passed
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.purchase import FEW_PAYMENT_METHODS, PAYMENT_METHODS

_CARDS = {"card", "mir"}
NAMES = {
    "card": Text(ru="карта", en="card"),
    "mir": Text(ru="«Мир»", en="Mir"),
    "sbp": Text(ru="СБП", en="SBP"),
    "cash": Text(ru="наличные", en="cash"),
    "card_on_delivery": Text(ru="картой при получении", en="card on delivery"),
    "invoice": Text(ru="по счёту", en="invoice"),
    "credit": Text(ru="кредит", en="credit"),
    "instalments": Text(ru="рассрочка", en="instalments"),
    "bnpl": Text(ru="оплата частями", en="pay later"),
    "wallet": Text(ru="кошелёк", en="wallet"),
    "transfer": Text(ru="перевод", en="bank transfer"),
    "crypto": Text(ru="криптовалюта", en="crypto"),
}


@orders_only
def run(site: SiteFacts) -> Verdict:
    walk = site[CHECKOUT]
    payments = [*site[PAYMENTS], *(p for s in (walk.steps if walk else []) for p in s.payments)]
    methods = sorted({p.method for p in payments})
    if not methods:
        return missing(site, Text(ru="Способы оплаты не названы.", en="No payment method is named."), PAYMENTS)
    brands = {m: sorted({p.provider_name for p in payments if p.method == m and p.provider_name}) for m in methods}
    said = {m: f" ({', '.join(names)})" if names else "" for m, names in brands.items()}
    text = Text(
        ru="Оплата: " + ", ".join(NAMES[m].ru + said[m] for m in methods) + ".",
        en="Payment: " + ", ".join(NAMES[m].en + said[m] for m in methods) + ".",
    )
    proof = [p.proof[0] for p in payments if p.proof]
    if set(methods) - _CARDS:
        return passed(text, proof=proof, methods=methods)
    gap = site.unseen(PAYMENTS)
    if gap is not None:
        return missing(site, text, PAYMENTS)
    return failed(text, proof=proof, methods=methods)


CHECK = Check(
    version=1,
    category="payment",
    severity="high",
    profiles=("shop",),
    needs=(PAYMENTS, CHECKOUT),
    title=Text(ru="Платить можно не только картой", en="More ways to pay than by card"),
    why=Text(
        ru="Ещё один подходящий способ оплаты поднимает конверсию; в России это СБП, рассрочка и оплата при получении.",
        en="One more relevant method raises conversion; in Russia SBP, instalments and payment on receipt.",
    ),
    fix=Text(
        ru="Добавьте СБП и оплату частями через вашего платёжного провайдера и назовите их на карточке товара.",
        en="Add SBP and pay-later through your payment provider, and name them on the product page.",
    ),
    effect=Effect(kind="lift", percent=7.4, grade="A"),
    sources=[PAYMENT_METHODS, FEW_PAYMENT_METHODS],
    run=run,
)
