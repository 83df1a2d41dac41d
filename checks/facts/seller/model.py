"""Who sells: the company, and its registration numbers."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof


class SellerIdentity(Model):
    """The seller's name and Russian registration numbers, as the pages give them."""

    name: str | None = None
    inn: str | None = None
    kpp: str | None = None
    ogrn: str | None = None
    valid: bool | None = None
    """The checksums of INN and OGRN hold."""
    proof: list[Proof] = []
