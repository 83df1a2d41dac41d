"""A postal address."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof


class Address(Model):
    """An address, as the site writes it."""

    text: str
    proof: list[Proof]
