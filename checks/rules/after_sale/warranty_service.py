"""Does the site say where to turn when the thing breaks?"""

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
        (
            "service",
            "warranty",
        ),
        Text(ru="Есть: {text}.", en="There is: {text}."),
        Text(ru="Не сказано, куда обращаться с поломкой.", en="It is not said where to turn when the thing breaks."),
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
        ru="Сервис и гарантия",
        en="Service and warranty",
    ),
    why=Text(
        ru="Покупатель техники заранее смотрит, кто будет чинить. Влияние на продажи никто не измерил.",
        en="Who buys a device looks first at who will repair it. Nobody has measured the effect on sales.",
    ),
    fix=Text(
        ru="Сделайте страницу «Гарантия и сервис»: сроки, адреса, что взять с собой, как вызвать курьера.",
        en="Make a page on warranty and service: terms, addresses, what to bring, how to call a courier.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="small",
)
