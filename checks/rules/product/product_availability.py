"""Do product pages say whether the thing is in stock?"""

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
        "availability",
        Text(
            ru="Наличие указано на карточке: {n} из {all}.", en="Availability is given on {n} of {all} product pages."
        ),
        Text(ru="Не сказано, есть ли товар в наличии.", en="It is not said whether the thing is in stock."),
    )


CHECK = Check(
    version=1,
    category="product",
    severity="medium",
    profiles=(
        "shop",
        "b2b",
    ),
    needs=(
        PRODUCTS,
        CHECKOUT,
    ),
    title=Text(
        ru="Наличие на карточке товара",
        en="Availability on the product page",
    ),
    why=Text(
        ru="Узнать после заказа, что товара нет, хуже, чем узнать сразу. Влияние на продажи никто не измерил.",
        en="To learn after ordering that it is gone is worse than to learn at once. Nobody has measured the effect on sales.",
    ),
    fix=Text(
        ru="Выводите остаток или «в наличии», «под заказ: срок»; для самовывоза — наличие по магазинам.",
        en="Show stock, or in stock / to order with the term; for pick-up the stock of each shop.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="small",
)
