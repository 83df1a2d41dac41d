"""Are the characteristics listed?"""

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
        "characteristics",
        Text(
            ru="Характеристики перечислены: {n} из {all} карточек.",
            en="Characteristics are listed on {n} of {all} product pages.",
        ),
        Text(ru="Характеристик списком нет.", en="No list of characteristics."),
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
        ru="Характеристики товара",
        en="Characteristics of the product",
    ),
    why=Text(
        ru="По характеристикам сравнивают; чего нет в таблице, того для покупателя нет. Влияние на продажи никто не измерил.",
        en="People compare by characteristics; what is not listed does not exist for a buyer. Nobody has measured the effect on sales.",
    ),
    fix=Text(
        ru="Добавьте таблицу: размеры, вес, материал, питание, комплект — одинаковую для всех товаров раздела.",
        en="Add a table of size, weight, material, power and contents, the same for all goods of a section.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="medium",
)
