"""Does the site say how it will tell of the order's progress?"""

from __future__ import annotations

from checks.measures.after_sale import AfterSaleCheck
from checks.model.text import Text

CHECK = AfterSaleCheck(
    kinds=("notices",),
    found=Text(ru="Обещаны уведомления: {text}.", en="Notices are promised: {text}."),
    lacking=Text(
        ru="Не сказано, как сообщат о ходе заказа.", en="It is not said how the customer will hear of the order."
    ),
    profiles=("shop",),
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
        en="On the delivery page and in the checkout say what comes and where: an SMS when ready, a mail with the "
        "tracking number.",
    ),
    severity="medium",
    effort="small",
).check()
