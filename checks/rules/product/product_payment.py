"""Are the ways to pay named near the buy button?"""

from __future__ import annotations

from checks.measures.product_pages import ProductCheck
from checks.model.text import Text

CHECK = ProductCheck(
    part="payment",
    found=Text(
        ru="Об оплате сказано на карточке: {n} из {all}.", en="Payment is spoken of on {n} of {all} product pages."
    ),
    lacking=Text(
        ru="Рядом с кнопкой покупки не сказано об оплате.", en="Nothing is said of payment near the buy button."
    ),
    beside=True,
    title=Text(
        ru="Способы оплаты у кнопки покупки",
        en="Ways to pay near the buy button",
    ),
    why=Text(
        ru="Кому нужна рассрочка или оплата при получении, тот ищет её до корзины. Влияние на продажи никто не "
        "измерил.",
        en="Those who need instalments or payment on receipt look for it before the cart. Nobody has measured the "
        "effect on sales.",
    ),
    fix=Text(
        ru="Строкой под ценой перечислите способы оплаты и платёж в рассрочку за месяц.",
        en="In a line below the price name the ways to pay and the monthly instalment.",
    ),
    severity="low",
    effort="small",
).check()
