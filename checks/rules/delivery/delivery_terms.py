"""Is it said before the checkout how long delivery takes and what it costs?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.delivery.fact import DELIVERY
from checks.facts.site import SiteFacts
from checks.measures.orders import orders_only
from checks.model.check import Check
from checks.model.finding import Verdict, failed, missing, passed
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.purchase import DELIVERY_RUSSIA, SLOW_DELIVERY


@orders_only
def run(site: SiteFacts) -> Verdict:
    described = [d for d in site[DELIVERY] if d.where != "checkout"]
    if not described:
        return missing(
            site,
            Text(
                ru="О доставке до оформления ничего не сказано.", en="Nothing is said of delivery before the checkout."
            ),
            DELIVERY,
        )
    terms, prices = [d for d in described if d.term], [d for d in described if d.price or d.free_from]
    proof = [p for d in (terms or prices or described) for p in d.proof]
    if terms and prices:
        price = next((d.price for d in prices if d.price), None)
        if price is None:
            text = Text(
                ru="Названы срок ({term}) и сумма для бесплатной доставки ({sum}).",
                en="Term ({term}) and the sum for free delivery ({sum}) are given.",
            ).format(term=terms[0].term, sum=prices[0].free_from)
        else:
            text = Text(
                ru="Названы срок ({term}) и цена ({price}).", en="Term ({term}) and price ({price}) are given."
            ).format(term=terms[0].term, price=price)
        return passed(text, proof=proof)
    if prices:
        text = Text(ru="Срок доставки не назван.", en="How long delivery takes is not said.")
    elif terms:
        text = Text(ru="Цена доставки не названа.", en="What delivery costs is not said.")
    else:
        text = Text(ru="Срок и цена доставки не названы.", en="Neither time nor price of delivery is said.")
    gap = site.unseen(DELIVERY)
    if gap is not None:
        return missing(site, text, DELIVERY)
    return failed(text, proof=proof, value=0.5 if terms or prices else 0.0)


CHECK = Check(
    version=1,
    category="delivery",
    severity="medium",
    profiles=("shop", "b2b"),
    needs=(DELIVERY, CHECKOUT),
    title=Text(
        ru="Срок и цена доставки известны до оформления", en="Delivery time and price are known before the checkout"
    ),
    why=Text(
        ru="Срок доставки решает, покупать ли здесь; дата понятнее, чем «быстро».",
        en="Delivery time decides whether to buy here; a date says more than “fast”.",
    ),
    fix=Text(
        ru="На карточке товара и на странице доставки назовите дату или срок в днях и цену, с порогом бесплатной.",
        en="On the product and delivery pages give a date or days and the price, with the free-delivery threshold.",
    ),
    effect=Effect(kind="share", percent=23, grade="C"),
    sources=[SLOW_DELIVERY, DELIVERY_RUSSIA],
    run=run,
    effort="small",
)
