"""Is the full total shown before the last step?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.site import SiteFacts
from checks.measures.orders import not_reached, orders_only
from checks.model.check import Check
from checks.model.finding import Verdict, failed, passed
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.purchase import HIDDEN_TOTAL
from crawler.record.page import Proof

_PLACES: dict[str, Text] = {
    "product": Text(ru="на странице товара", en="on the product page"),
    "cart": Text(ru="в корзине", en="in the cart"),
}
_LATER = Text(ru="при оформлении", en="at the checkout")


@orders_only
def run(site: SiteFacts) -> Verdict:
    checkout = site[CHECKOUT]
    if checkout is None or not checkout.steps:
        return not_reached(site, "the cart was not reached")
    shown = next((s for s in checkout.steps if s.total), None)
    if shown is not None:
        place = _PLACES.get(shown.name, _LATER)
        return passed(
            Text(
                ru=f"Сумма видна уже {place.ru}: {{total}}.", en=f"The total is in sight {place.en}: {{total}}."
            ).format(total=shown.total),
            proof=[Proof(page=shown.url, signal="text", quote=shown.total or "", shot=shown.shot)],
            step=shown.name,
        )
    if checkout.outcome != "checkout":
        return not_reached(site, checkout.reason)
    return failed(
        Text(ru="Сумма заказа не видна до последнего шага.", en="The total is not in sight before the last step."),
        proof=[Proof(page=s.url, signal="text", shot=s.shot) for s in checkout.steps],
    )


CHECK = Check(
    version=1,
    category="checkout",
    severity="high",
    profiles=("shop", "b2b"),
    needs=(CHECKOUT,),
    title=Text(ru="Полная сумма видна заранее", en="The full total is shown early"),
    why=Text(
        ru="Люди уходят, если нельзя заранее понять, сколько выйдет с доставкой.",
        en="People leave where they cannot tell in advance what they will pay.",
    ),
    fix=Text(
        ru="Показывайте итог со всеми доплатами уже в корзине и держите его на виду до конца.",
        en="Show the total with all extras in the cart, and keep it in sight to the end.",
    ),
    effect=Effect(kind="share", percent=21, grade="B"),
    sources=[HIDDEN_TOTAL],
    run=run,
)
