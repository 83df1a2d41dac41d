"""Is there a place for complaints?"""

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
        ("complaints",),
        Text(ru="Есть канал: {text}.", en="There is a channel: {text}."),
        Text(ru="Пожаловаться на сайте негде.", en="There is no place for complaints."),
    )


CHECK = Check(
    version=1,
    category="after_sale",
    severity="low",
    profiles=(
        "shop",
        "services",
        "b2b",
    ),
    needs=(AFTER_SALE,),
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
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="small",
)
