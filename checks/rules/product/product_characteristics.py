"""Are the characteristics listed?"""

from __future__ import annotations

from checks.measures.product_pages import ProductCheck
from checks.model.text import Text

CHECK = ProductCheck(
    part="characteristics",
    found=Text(
        ru="Характеристики перечислены: {n} из {all} карточек.",
        en="Characteristics are listed on {n} of {all} product pages.",
    ),
    lacking=Text(ru="Характеристик списком нет.", en="No list of characteristics."),
    title=Text(
        ru="Характеристики товара",
        en="Characteristics of the product",
    ),
    why=Text(
        ru="По характеристикам сравнивают; чего нет в таблице, того для покупателя нет. Влияние на продажи никто не "
        "измерил.",
        en="People compare by characteristics; what is not listed does not exist for a buyer. Nobody has measured the "
        "effect on sales.",
    ),
    fix=Text(
        ru="Добавьте таблицу: размеры, вес, материал, питание, комплект — одинаковую для всех товаров раздела.",
        en="Add a table of size, weight, material, power and contents, the same for all goods of a section.",
    ),
    severity="medium",
    effort="medium",
).check()
