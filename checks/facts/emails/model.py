"""What is recorded of emails."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof


class Email(Model):
    address: str
    clickable: bool = False
    proof: list[Proof]
