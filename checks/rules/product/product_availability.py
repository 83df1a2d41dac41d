"""Do product pages say whether the thing is in stock?"""

from __future__ import annotations

from checks.measures.product_pages import ProductCheck
from checks.model.text import Text

CHECK = ProductCheck(
    part="availability",
    found=Text(
        ru="Наличие указано на карточке: {n} из {all}.", en="Availability is given on {n} of {all} product pages."
    ),
    lacking=Text(ru="Не сказано, есть ли товар в наличии.", en="It is not said whether the thing is in stock."),
    title=Text(
        ru="Наличие на карточке товара",
        en="Availability on the product page",
    ),
    why=Text(
        ru="Узнать после заказа, что товара нет, хуже, чем узнать сразу. Влияние на продажи никто не измерил.",
        en="To learn after ordering that it is gone is worse than to learn at once. Nobody has measured the effect on "
        "sales.",
    ),
    fix=Text(
        ru="Выводите остаток или «в наличии», «под заказ: срок»; для самовывоза — наличие по магазинам.",
        en="Show stock, or in stock / to order with the term; for pick-up the stock of each shop.",
    ),
    severity="medium",
    effort="small",
).check()
