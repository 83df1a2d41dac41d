"""Is the warranty named on the product page?"""

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
        "warranty",
        Text(ru="Гарантия названа: {text} ({n} из {all}).", en="The warranty is named: {text} ({n} of {all})."),
        Text(ru="О гарантии на карточке товара не сказано.", en="The product page does not speak of a warranty."),
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
        ru="Гарантия на карточке товара",
        en="Warranty on the product page",
    ),
    why=Text(
        ru="Срок гарантии сравнивают так же, как цену. Влияние на продажи никто не измерил.",
        en="The term of the warranty is compared as the price is. Nobody has measured the effect on sales.",
    ),
    fix=Text(
        ru="Добавьте срок гарантии в характеристики и ссылку, куда обращаться.",
        en="Add the term of the warranty to the characteristics, with a link to whom to turn.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="small",
)
