"""Are the ways to pay named near the buy button?"""

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
        "payment",
        Text(
            ru="Об оплате сказано на карточке: {n} из {all}.", en="Payment is spoken of on {n} of {all} product pages."
        ),
        Text(ru="Рядом с кнопкой покупки не сказано об оплате.", en="Nothing is said of payment near the buy button."),
        beside=True,
    )


CHECK = Check(
    version=1,
    category="product",
    severity="low",
    profiles=(
        "shop",
        "b2b",
    ),
    needs=(
        PRODUCTS,
        CHECKOUT,
    ),
    title=Text(
        ru="Способы оплаты у кнопки покупки",
        en="Ways to pay near the buy button",
    ),
    why=Text(
        ru="Кому нужна рассрочка или оплата при получении, тот ищет её до корзины. Влияние на продажи никто не измерил.",
        en="Those who need instalments or payment on receipt look for it before the cart. Nobody has measured the effect on sales.",
    ),
    fix=Text(
        ru="Строкой под ценой перечислите способы оплаты и платёж в рассрочку за месяц.",
        en="In a line below the price name the ways to pay and the monthly instalment.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="small",
)
