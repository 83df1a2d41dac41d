"""Is there something for those who come back?"""

from __future__ import annotations

from checks.measures.after_sale import AfterSaleCheck
from checks.model.text import Text

CHECK = AfterSaleCheck(
    kinds=("loyalty",),
    found=Text(ru="Программа есть: {text}.", en="There is a programme: {text}."),
    lacking=Text(ru="Программы лояльности нет.", en="There is no loyalty programme."),
    profiles=("shop", "services"),
    title=Text(
        ru="Программа лояльности",
        en="Loyalty programme",
    ),
    why=Text(
        ru="Вернувшийся покупатель дешевле нового, если ему есть за чем вернуться. Влияние на продажи никто не "
        "измерил.",
        en="A customer who comes back costs less than a new one, if there is a reason to come back. Nobody has "
        "measured the effect on sales.",
    ),
    fix=Text(
        ru="Начните с простого: бонусы за заказ по номеру телефона, без карты и анкеты.",
        en="Begin simply: bonus points by phone number, without card or questionnaire.",
    ),
    severity="low",
    effort="large",
).check()
