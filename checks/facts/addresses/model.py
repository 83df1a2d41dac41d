"""What is recorded of addresses."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof


class Address(Model):
    text: str
    proof: list[Proof]
