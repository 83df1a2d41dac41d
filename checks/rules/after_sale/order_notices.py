"""Does the site say how it will tell of the order's progress?"""

from __future__ import annotations

from checks.facts.after_sale.fact import AFTER_SALE
from checks.facts.site import SiteFacts
from checks.measures.presence import offered
from checks.model.check import Check
from checks.model.finding import Verdict
from checks.model.source import Effect
from checks.model.text import Text


def run(site: SiteFacts) -> Verdict:
    return offered(
        site,
        ("notices",),
        Text(ru="Обещаны уведомления: {text}.", en="Notices are promised: {text}."),
        Text(ru="Не сказано, как сообщат о ходе заказа.", en="It is not said how the customer will hear of the order."),
    )


CHECK = Check(
    version=1,
    category="after_sale",
    severity="medium",
    profiles=("shop",),
    needs=(AFTER_SALE,),
    title=Text(
        ru="Уведомления о заказе обещаны",
        en="Notices about the order are promised",
    ),
    why=Text(
        ru="Тишина после заказа — самое тревожное место пути. Влияние на продажи никто не измерил.",
        en="Silence after the order is the most anxious place of the way. Nobody has measured the effect on sales.",
    ),
    fix=Text(
        ru="На странице доставки и в оформлении напишите, что и куда придёт: SMS о готовности, письмо с трек-номером.",
        en="On the delivery page and in the checkout say what comes and where: an SMS when ready, a mail with the tracking number.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="small",
)
