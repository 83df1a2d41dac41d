"""Is the product described?"""

from __future__ import annotations

from checks.measures.product_pages import ProductCheck
from checks.model.text import Text

CHECK = ProductCheck(
    part="description",
    found=Text(ru="Описание есть: {n} из {all} карточек.", en="There is a description on {n} of {all} product pages."),
    lacking=Text(ru="Товар не описан.", en="The product is not described."),
    title=Text(
        ru="Описание товара",
        en="Description of the product",
    ),
    why=Text(
        ru="Описание отвечает «подойдёт ли мне»; без него спрашивают или уходят. Влияние на продажи никто не измерил.",
        en="The description answers whether it suits me; without it people ask or leave. Nobody has measured the "
        "effect on sales.",
    ),
    fix=Text(
        ru="Напишите своими словами, кому и для чего вещь, чем отличается и что в комплекте.",
        en="Say in your own words for whom and what it is, how it differs and what comes with it.",
    ),
    severity="medium",
    effort="medium",
).check()
