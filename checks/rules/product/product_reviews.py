"""Do product pages show reviews of the product?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.products.fact import PRODUCTS
from checks.facts.site import SiteFacts
from checks.measures.presence import product_part
from checks.model.check import Check
from checks.model.finding import Verdict
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies import REVIEWS_LIFT, REVIEWS_RUSSIA


def run(site: SiteFacts) -> Verdict:
    return product_part(
        site,
        "reviews",
        Text(ru="Отзывы на карточке: {n} из {all}.", en="Reviews on {n} of {all} product pages."),
        Text(ru="На карточке товара нет отзывов о нём.", en="The product page shows no reviews of the product."),
    )


CHECK = Check(
    version=1,
    category="product",
    severity="medium",
    profiles=("shop",),
    needs=(
        PRODUCTS,
        CHECKOUT,
    ),
    title=Text(
        ru="Отзывы на карточке товара",
        en="Reviews on the product page",
    ),
    why=Text(
        ru="Отзывы о самой вещи снимают сомнения в момент выбора; важнее всего первые пять.",
        en="Reviews of the very thing settle doubts at the moment of choice; the first five matter most.",
    ),
    fix=Text(
        ru="Просите отзыв письмом после покупки и показывайте оценку у цены, плохие — с ответом.",
        en="Ask for a review by mail after the purchase, show the rating by the price, answer the bad ones.",
    ),
    effect=Effect(kind="lift", percent=270, grade="C"),
    sources=[REVIEWS_LIFT, REVIEWS_RUSSIA],
    run=run,
    effort="medium",
)
