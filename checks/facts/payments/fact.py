"""The declaration of the fact: payments."""

from __future__ import annotations

from checks.facts.fact import ListFact, Watch
from checks.facts.payments.model import Payment
from checks.facts.payments.reader import payments
from checks.model.text import Text, joined, same
from checks.model.wording import name_of

PAYMENTS: ListFact[Payment] = ListFact(
    kind="payments",
    title=Text(ru="Оплата", en="Payment"),
    model=Payment,
    read=payments,
    shown_on=(
        "home",
        "payment",
        "delivery_payment",
        "checkout",
    ),
    identity=lambda p: f"{p.method} {p.provider or ''}",
    summary=lambda p: joined([name_of("payments", p.method), *map(same, filter(None, [p.provider_name]))]),
    watch=Watch(welcome=True),
)
