"""The declaration of the fact: ways to pay."""

from __future__ import annotations

from checks.facts.common.summary import line
from checks.facts.fact import ListFact, Watch
from checks.facts.payments.model import Payment
from checks.facts.payments.reader import payments
from checks.model.text import Text, joined, same
from checks.model.wording import name_of


def _name(way: Payment) -> Text:
    """The way, and the brand or the payment system."""
    return joined([name_of("payments", way.method), *map(same, filter(None, [way.provider_name]))])


PAYMENTS: ListFact[Payment] = ListFact(
    kind="payments",
    title=Text(ru="Оплата", en="Payment"),
    model=Payment,
    read=payments,
    shown_on=("home", "payment", "delivery_payment", "checkout"),
    identity=lambda p: f"{p.method} {p.provider or ''}",
    name=_name,
    summary=lambda p: line(_name(p), name_of("places", p.where)),
    watch=Watch(welcome=True),
)
