"""Services after the order: following it, an account, notices, loyalty, warranty, repair, complaints, an app."""

from __future__ import annotations

from typing import Literal

from checks.model.text import Model
from crawler.record.page import Proof

AfterSaleKind = Literal[
    "order_tracking", "account", "notices", "loyalty", "warranty", "service", "complaints", "app",
]  # fmt: skip


class AfterSale(Model):
    """Something that serves a customer after the order, or keeps in touch with him."""

    kind: AfterSaleKind
    text: str = ""
    url: str = ""
    proof: list[Proof]
