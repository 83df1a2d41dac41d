"""The declaration of the fact: the journey to the checkout."""

from __future__ import annotations

from checks.facts.checkout.model import Checkout
from checks.facts.checkout.reader import checkout
from checks.facts.fact import OptionalFact
from checks.model.text import Text, same

CHECKOUT: OptionalFact[Checkout] = OptionalFact(
    kind="checkout",
    title=Text(ru="Оформление заказа", en="Checkout"),
    model=Checkout,
    read=checkout,
    shown_on=("checkout",),
    in_facts=False,
    summary=lambda c: same(f"{c.outcome}: {c.url}"),
)
