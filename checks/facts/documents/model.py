"""A document that binds or protects the customer."""

from __future__ import annotations

from typing import Literal

from checks.model.text import Model
from crawler.record.page import Proof

DocumentKind = Literal["offer", "privacy", "consent", "returns"]
"""Terms of sale or use; policy on personal data; text of the consent to their processing; terms of return."""


class SiteDocument(Model):
    """A document that binds or protects the customer: linked, or visited."""

    kind: DocumentKind
    text: str = ""
    url: str = ""
    proof: list[Proof]
