"""Can a customer follow the order?"""

from __future__ import annotations

from checks.measures.after_sale import AfterSaleCheck
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.purchase import TRACKING_FEATURE

CHECK = AfterSaleCheck(
    kinds=("order_tracking",),
    found=Text(ru="Отслеживание есть: {text}.", en="Tracking: {text}."),
    lacking=Text(ru="Отследить заказ на сайте нельзя.", en="An order cannot be followed on the site."),
    title=Text(
        ru="Заказ можно отследить",
        en="An order can be followed",
    ),
    why=Text(
        ru="После оплаты человек хочет знать, где его вещь; без ответа он звонит.",
        en="Having paid, people want to know where their thing is; without an answer they call.",
    ),
    fix=Text(
        ru="Сделайте страницу «Где мой заказ» по номеру и телефону и пришлите ссылку на неё с подтверждением.",
        en="Make a page that answers by order number and phone, and send its link with the confirmation.",
    ),
    severity="medium",
    effort="medium",
    effect=Effect(kind="qualitative", grade="C"),
    sources=[TRACKING_FEATURE],
).check()
