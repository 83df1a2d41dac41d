"""Can a customer follow the order?"""

from __future__ import annotations

from checks.facts.after_sale.fact import AFTER_SALE
from checks.facts.site import SiteFacts
from checks.measures.presence import offered
from checks.model.check import Check
from checks.model.finding import Verdict
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies import TRACKING_FEATURE


def run(site: SiteFacts) -> Verdict:
    return offered(
        site,
        ("order_tracking",),
        Text(ru="Отслеживание есть: {text}.", en="Tracking: {text}."),
        Text(ru="Отследить заказ на сайте нельзя.", en="An order cannot be followed on the site."),
    )


CHECK = Check(
    version=1,
    category="after_sale",
    severity="medium",
    profiles=(
        "shop",
        "b2b",
    ),
    needs=(AFTER_SALE,),
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
    effect=Effect(kind="qualitative", grade="C"),
    sources=[TRACKING_FEATURE],
    run=run,
    effort="medium",
)
