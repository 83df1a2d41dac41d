"""Can a product be kept for later?"""

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
        "favourites",
        Text(
            ru="Товар можно отложить: {text} ({n} из {all}).",
            en="A product can be kept for later: {text} ({n} of {all}).",
        ),
        Text(ru="Отложить товар нельзя.", en="A product cannot be kept for later."),
    )


CHECK = Check(
    version=1,
    category="product",
    severity="low",
    profiles=("shop",),
    needs=(
        PRODUCTS,
        CHECKOUT,
    ),
    title=Text(
        ru="Избранное",
        en="Favourites",
    ),
    why=Text(
        ru="Дорогое выбирают не за один заход; вернуться должно быть к чему. Влияние на продажи никто не измерил.",
        en="Dear things are not chosen in one visit; there should be something to come back to. Nobody has measured the effect on sales.",
    ),
    fix=Text(
        ru="Добавьте «В избранное» без регистрации, со списком в шапке.",
        en="Add favourites without registration, with the list in the header.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="medium",
)
