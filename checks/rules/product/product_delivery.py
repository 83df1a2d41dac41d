"""Is delivery spoken of near the buy button?"""

from __future__ import annotations

from checks.measures.product_pages import ProductCheck
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.purchase import SLOW_DELIVERY

CHECK = ProductCheck(
    part="delivery",
    found=Text(
        ru="О доставке сказано на карточке: {n} из {all}.",
        en="Delivery is spoken of on {n} of {all} product pages.",
    ),
    lacking=Text(
        ru="Рядом с кнопкой покупки не сказано о доставке.", en="Nothing is said of delivery near the buy button."
    ),
    beside=True,
    title=Text(
        ru="Доставка у кнопки покупки",
        en="Delivery near the buy button",
    ),
    why=Text(
        ru="Когда и за сколько привезут, решают до корзины, а не в ней.",
        en="When it comes and what that costs is decided before the cart, not in it.",
    ),
    fix=Text(
        ru="Под кнопкой назовите ближайшую дату, цену доставки в город покупателя и самовывоз.",
        en="Below the button give the nearest date, the price for the buyer's city, and pick-up.",
    ),
    severity="medium",
    effort="small",
    effect=Effect(kind="share", percent=23, grade="C", indirect=True),
    sources=[SLOW_DELIVERY],
).check()
