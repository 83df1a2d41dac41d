"""Is there an account with the customer's orders?"""

from __future__ import annotations

from checks.measures.after_sale import AfterSaleCheck
from checks.model.text import Text

CHECK = AfterSaleCheck(
    kinds=("account",),
    found=Text(ru="Кабинет есть: {text}.", en="There is an account: {text}."),
    lacking=Text(ru="Личного кабинета нет.", en="There is no customer account."),
    title=Text(
        ru="Личный кабинет",
        en="Customer account",
    ),
    why=Text(
        ru="В кабинете остаются заказы, адреса и документы; заводить его до заказа заставлять не надо. Влияние на "
        "продажи никто не измерил.",
        en="An account keeps orders, addresses and documents; nobody should be made to open one before ordering. "
        "Nobody has measured the effect on sales.",
    ),
    fix=Text(
        ru="Предложите кабинет после заказа, со входом по коду на телефон или почту.",
        en="Offer the account after the order, with a code by phone or mail instead of a password.",
    ),
    severity="low",
    effort="large",
).check()
