"""Do product pages offer alternatives?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.products.fact import PRODUCTS
from checks.facts.site import SiteFacts
from checks.measures.presence import product_part
from checks.model.check import Check
from checks.model.finding import Verdict
from checks.model.source import Effect
from checks.model.text import Text


def run(site: SiteFacts) -> Verdict:
    return product_part(
        site,
        "similar",
        Text(
            ru="Похожие товары предложены: {n} из {all}.",
            en="Similar products are offered on {n} of {all} product pages.",
        ),
        Text(ru="Похожих товаров на карточке нет.", en="The product page offers no similar products."),
    )


CHECK = Check(
    version=1,
    category="product",
    severity="low",
    profiles=(
        "shop",
        "b2b",
    ),
    needs=(
        PRODUCTS,
        CHECKOUT,
    ),
    title=Text(
        ru="Похожие товары на карточке",
        en="Similar products on the product page",
    ),
    why=Text(
        ru="Не подошло — пусть будет куда шагнуть, кроме кнопки «назад». Влияние на продажи никто не измерил.",
        en="If it does not suit, there should be somewhere to go but back. Nobody has measured the effect on sales.",
    ),
    fix=Text(
        ru="Покажите 4–8 аналогов с ценой и отличием; для закончившегося товара — первым делом.",
        en="Show 4 to 8 alternatives with price and difference, first of all where the product is sold out.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="medium",
)
