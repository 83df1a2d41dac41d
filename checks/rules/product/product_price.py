"""Do product pages name the price?"""

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
        "price",
        Text(
            ru="Цена названа: {text}; карточек с ценой {n} из {all}.",
            en="The price is named: {text}; on {n} of {all} product pages.",
        ),
        Text(ru="На карточке товара нет цены.", en="The product page names no price."),
    )


CHECK = Check(
    version=1,
    category="product",
    severity="high",
    profiles=(
        "shop",
        "b2b",
    ),
    needs=(
        PRODUCTS,
        CHECKOUT,
    ),
    title=Text(
        ru="Цена на карточке товара",
        en="Price on the product page",
    ),
    why=Text(
        ru="Без цены сравнивать нечего: человек уходит туда, где она есть. Влияние на продажи никто не измерил.",
        en="Without a price there is nothing to compare; people go where there is one. Nobody has measured the effect on sales.",
    ),
    fix=Text(
        ru="Покажите цену у кнопки; если она зависит от условий, назовите «от» и от чего зависит.",
        en="Show the price by the button; if it depends, give a price to start from and say on what it depends.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="small",
)
