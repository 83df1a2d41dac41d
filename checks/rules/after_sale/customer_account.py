"""Is there an account with the customer's orders?"""

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
        ("account",),
        Text(ru="Кабинет есть: {text}.", en="There is an account: {text}."),
        Text(ru="Личного кабинета нет.", en="There is no customer account."),
    )


CHECK = Check(
    version=1,
    category="after_sale",
    severity="low",
    profiles=(
        "shop",
        "b2b",
    ),
    needs=(AFTER_SALE,),
    title=Text(
        ru="Личный кабинет",
        en="Customer account",
    ),
    why=Text(
        ru="В кабинете остаются заказы, адреса и документы; заводить его до заказа заставлять не надо. Влияние на продажи никто не измерил.",
        en="An account keeps orders, addresses and documents; nobody should be made to open one before ordering. Nobody has measured the effect on sales.",
    ),
    fix=Text(
        ru="Предложите кабинет после заказа, со входом по коду на телефон или почту.",
        en="Offer the account after the order, with a code by phone or mail instead of a password.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="large",
)
