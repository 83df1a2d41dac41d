"""Do product pages offer alternatives?"""

from __future__ import annotations

from checks.measures.product_pages import ProductCheck
from checks.model.text import Text

CHECK = ProductCheck(
    part="similar",
    found=Text(
        ru="Похожие товары предложены: {n} из {all}.",
        en="Similar products are offered on {n} of {all} product pages.",
    ),
    lacking=Text(ru="Похожих товаров на карточке нет.", en="The product page offers no similar products."),
    title=Text(
        ru="Похожие товары на карточке",
        en="Similar products on the product page",
    ),
    why=Text(
        ru="Не подошло — пусть будет куда шагнуть, кроме кнопки «назад». Влияние на продажи никто не измерил.",
        en="If it does not suit, there should be somewhere to go but back. Nobody has measured the effect on sales.",
    ),
    fix=Text(
        ru="Покажите 4–8 аналогов с ценой и отличием; для закончившегося товара — первым делом.",
        en="Show 4 to 8 alternatives with price and difference, first of all where the product is sold out.",
    ),
    severity="low",
    effort="medium",
).check()
