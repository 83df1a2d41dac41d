"""The declaration of the fact: what makes a delivery convenient."""

from __future__ import annotations

from checks.facts.common.summary import line, words
from checks.facts.delivery_options.model import DeliveryOption
from checks.facts.delivery_options.reader import delivery_options
from checks.facts.fact import ListFact
from checks.model.text import Text
from checks.model.wording import name_of

DELIVERY_OPTIONS: ListFact[DeliveryOption] = ListFact(
    kind="delivery_options",
    title=Text(ru="Удобства доставки", en="Delivery options"),
    model=DeliveryOption,
    read=delivery_options,
    shown_on=("home", "delivery", "delivery_payment", "checkout"),
    identity=lambda o: o.kind,
    summary=lambda o: line(name_of("delivery_options", o.kind), words(o.text)),
)
