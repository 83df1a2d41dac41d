"""The first mention of something that decides an order."""

from __future__ import annotations

from typing import Literal

from checks.model.text import Model
from crawler.record.page import Proof

MentionSubject = Literal["delivery", "delivery_price", "delivery_term", "payment"]


MentionPlace = Literal["product", "page", "cart", "checkout"]
"""Places on the way to the order, the earliest first: a product page, another page before the cart, the cart, the
checkout."""
BEFORE_THE_CART: tuple[MentionPlace, ...] = ("product", "page")
"""Places where a term is told in time to decide."""


class EarliestMention(Model):
    """The earliest place where something that decides an order is told."""

    subject: MentionSubject
    place: MentionPlace
    text: str = ""
    proof: list[Proof]
