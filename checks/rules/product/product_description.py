"""Is the product described?"""

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
        "description",
        Text(ru="Описание есть: {n} из {all} карточек.", en="There is a description on {n} of {all} product pages."),
        Text(ru="Товар не описан.", en="The product is not described."),
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
        ru="Описание товара",
        en="Description of the product",
    ),
    why=Text(
        ru="Описание отвечает «подойдёт ли мне»; без него спрашивают или уходят. Влияние на продажи никто не измерил.",
        en="The description answers whether it suits me; without it people ask or leave. Nobody has measured the effect on sales.",
    ),
    fix=Text(
        ru="Напишите своими словами, кому и для чего вещь, чем отличается и что в комплекте.",
        en="Say in your own words for whom and what it is, how it differs and what comes with it.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="medium",
)
