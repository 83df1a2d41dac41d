"""Are returns spoken of on the product page?"""

from __future__ import annotations

from checks.measures.product_pages import ProductCheck
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.purchase import RETURNS

CHECK = ProductCheck(
    part="returns",
    found=Text(ru="О возврате сказано: {text} ({n} из {all}).", en="Returns are spoken of: {text} ({n} of {all})."),
    lacking=Text(ru="О возврате на карточке товара не сказано.", en="The product page does not speak of returns."),
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
    severity="low",
    effort="small",
    effect=Effect(kind="share", percent=18, grade="B", indirect=True),
    sources=[RETURNS],
).check()
