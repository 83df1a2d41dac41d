"""A way to pay."""

from __future__ import annotations

from typing import Literal

from checks.model.text import Model
from crawler.record.page import Proof

PaymentMethod = Literal[
    "card", "mir", "sbp", "cash", "card_on_delivery", "invoice", "credit", "instalments", "bnpl", "wallet", "transfer",
    "crypto",
]  # fmt: skip


class Payment(Model):
    """A way to pay in one place of the site. `provider`: the brand or the payment system (sberpay, yookassa),
    `provider_name` as people know it."""

    method: PaymentMethod
    provider: str | None = None
    provider_name: str | None = None
    where: Literal["checkout", "page", "footer", "script"] = "page"
    text: str = ""
    proof: list[Proof]
