"""The declaration of the fact: how far an order gets, and what it demands."""

from __future__ import annotations

from checks.facts.checkout.model import Checkout
from checks.facts.checkout.reader import checkout
from checks.facts.common.summary import flag, line, value
from checks.facts.fact import OptionalFact
from checks.model.text import Text
from checks.model.wording import name_of, plural

_GUEST = Text(ru="без регистрации", en="without an account")
_ACCOUNT = Text(ru="нужна регистрация", en="an account is needed")


def _summary(order: Checkout) -> Text:
    """How far the walk came, whether an order needs an account, and how many fields it demands."""
    return line(
        name_of("walk", order.outcome),
        flag(order.guest_checkout, _GUEST, _ACCOUNT),
        plural(len(order.required_fields), "required_field") if order.required_fields else None,
        value(order.url),
    )


CHECKOUT: OptionalFact[Checkout] = OptionalFact(
    kind="checkout",
    title=Text(ru="Оформление заказа", en="Checkout"),
    model=Checkout,
    read=checkout,
    shown_on=("checkout",),
    in_facts=False,
    summary=_summary,
)
