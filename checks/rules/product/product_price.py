"""Do product pages name the price?"""

from __future__ import annotations

from checks.measures.product_pages import ProductCheck
from checks.model.text import Text

CHECK = ProductCheck(
    part="price",
    found=Text(
        ru="Цена названа: {text}; карточек с ценой {n} из {all}.",
        en="The price is named: {text}; on {n} of {all} product pages.",
    ),
    lacking=Text(ru="На карточке товара нет цены.", en="The product page names no price."),
    title=Text(
        ru="Цена на карточке товара",
        en="Price on the product page",
    ),
    why=Text(
        ru="Без цены сравнивать нечего: человек уходит туда, где она есть. Влияние на продажи никто не измерил.",
        en="Without a price there is nothing to compare; people go where there is one. Nobody has measured the effect "
        "on sales.",
    ),
    fix=Text(
        ru="Покажите цену у кнопки; если она зависит от условий, назовите «от» и от чего зависит.",
        en="Show the price by the button; if it depends, give a price to start from and say on what it depends.",
    ),
    severity="high",
    effort="small",
).check()
