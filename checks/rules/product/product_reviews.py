"""Do product pages show reviews of the product?"""

from __future__ import annotations

from checks.measures.product_pages import ProductCheck
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.purchase import REVIEWS_LIFT, REVIEWS_RUSSIA

CHECK = ProductCheck(
    part="reviews",
    found=Text(ru="Отзывы на карточке: {n} из {all}.", en="Reviews on {n} of {all} product pages."),
    lacking=Text(ru="На карточке товара нет отзывов о нём.", en="The product page shows no reviews of the product."),
    profiles=("shop",),
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
    severity="medium",
    effort="medium",
    effect=Effect(kind="lift", percent=270, grade="C"),
    sources=[REVIEWS_LIFT, REVIEWS_RUSSIA],
).check()
