"""Are returns spoken of on the product page?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.products.fact import PRODUCTS
from checks.facts.site import SiteFacts
from checks.measures.presence import product_part
from checks.model.check import Check
from checks.model.finding import Verdict
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies import RETURNS


def run(site: SiteFacts) -> Verdict:
    return product_part(
        site,
        "returns",
        Text(ru="О возврате сказано: {text} ({n} из {all}).", en="Returns are spoken of: {text} ({n} of {all})."),
        Text(ru="О возврате на карточке товара не сказано.", en="The product page does not speak of returns."),
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
        ru="Возврат на карточке товара",
        en="Returns on the product page",
    ),
    why=Text(
        ru="Риск ошибиться взвешивают у кнопки, а не на отдельной странице.",
        en="The risk of a mistake is weighed at the button, not on another page.",
    ),
    fix=Text(
        ru="Напишите под кнопкой: вернуть можно столько-то дней, и ссылку на условия.",
        en="Below the button write for how many days it can be returned, with a link to the terms.",
    ),
    effect=Effect(kind="share", percent=18, grade="B", indirect=True),
    sources=[RETURNS],
    run=run,
    effort="small",
)
