"""Whether a company can buy."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof


class LegalEntities(Model):
    """Whether a company can buy: what of it was seen."""

    supported: bool | None
    signs: list[str] = []
    """Of: page, section, switch, invoice, vat, contract, closing_documents, edo, quote, inn_field, tender, wholesale,
    minimum_order."""
    proof: list[Proof] = []
