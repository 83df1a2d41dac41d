"""Is the warranty named on the product page?"""

from __future__ import annotations

from checks.measures.product_pages import ProductCheck
from checks.model.text import Text

CHECK = ProductCheck(
    part="warranty",
    found=Text(ru="Гарантия названа: {text} ({n} из {all}).", en="The warranty is named: {text} ({n} of {all})."),
    lacking=Text(ru="О гарантии на карточке товара не сказано.", en="The product page does not speak of a warranty."),
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
    severity="low",
    effort="small",
).check()
