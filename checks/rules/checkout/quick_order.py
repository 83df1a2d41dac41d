"""Can one order without filling a cart?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.products.fact import PRODUCTS
from checks.facts.site import SiteFacts
from checks.measures.product_pages import product_part
from checks.model.check import Check
from checks.model.finding import Verdict, passed
from checks.model.source import Effect
from checks.model.text import Text
from crawler.record.page import Proof


def run(site: SiteFacts) -> Verdict:
    walk = site[CHECKOUT]
    if walk is not None and walk.one_click_order:
        return passed(
            Text(ru="Быстрый заказ есть.", en="There is a quick order."),
            proof=[Proof(page=walk.url, signal="text")],
        )
    return product_part(
        site,
        "one_click",
        Text(ru="Быстрый заказ есть: {text} ({n} из {all}).", en="There is a quick order: {text} ({n} of {all})."),
        Text(ru="Заказать без корзины нельзя.", en="One cannot order without the cart."),
    )


CHECK = Check(
    version=1,
    category="checkout",
    severity="low",
    profiles=("shop",),
    needs=(PRODUCTS, CHECKOUT),
    title=Text(
        ru="Быстрый заказ",
        en="Quick order",
    ),
    why=Text(
        ru="Кому нужна одна вещь, тому хватило бы телефона и имени. Влияние на продажи никто не измерил.",
        en="Who needs one thing could do with a phone number and a name. Nobody has measured the effect on sales.",
    ),
    fix=Text(
        ru="Рядом с «В корзину» поставьте «Купить в один клик» с одним полем — телефоном.",
        en="Beside the cart button put a one-click order with one field, the phone number.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="small",
)
