"""Is there something for those who come back?"""

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
        ("loyalty",),
        Text(ru="Программа есть: {text}.", en="There is a programme: {text}."),
        Text(ru="Программы лояльности нет.", en="There is no loyalty programme."),
    )


CHECK = Check(
    version=1,
    category="after_sale",
    severity="low",
    profiles=(
        "shop",
        "services",
    ),
    needs=(AFTER_SALE,),
    title=Text(
        ru="Программа лояльности",
        en="Loyalty programme",
    ),
    why=Text(
        ru="Вернувшийся покупатель дешевле нового, если ему есть за чем вернуться. Влияние на продажи никто не измерил.",
        en="A customer who comes back costs less than a new one, if there is a reason to come back. Nobody has measured the effect on sales.",
    ),
    fix=Text(
        ru="Начните с простого: бонусы за заказ по номеру телефона, без карты и анкеты.",
        en="Begin simply: bonus points by phone number, without card or questionnaire.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="large",
)
