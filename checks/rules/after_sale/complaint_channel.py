"""Is there a place for complaints?"""

from __future__ import annotations

from checks.measures.after_sale import AfterSaleCheck
from checks.model.text import Text

CHECK = AfterSaleCheck(
    kinds=("complaints",),
    found=Text(ru="Есть канал: {text}.", en="There is a channel: {text}."),
    lacking=Text(ru="Пожаловаться на сайте негде.", en="There is no place for complaints."),
    profiles=("shop", "services", "b2b"),
    title=Text(
        ru="Канал для жалоб и отзывов",
        en="A place for complaints and feedback",
    ),
    why=Text(
        ru="Жалоба, которой некуда пойти, уходит на площадки отзывов. Влияние на продажи никто не измерил.",
        en="A complaint that has nowhere to go ends on review platforms. Nobody has measured the effect on sales.",
    ),
    fix=Text(
        ru="Добавьте «Написать директору» с обещанным сроком ответа.",
        en="Add a form to write to the director, with a promised time of answer.",
    ),
    severity="low",
    effort="small",
).check()
