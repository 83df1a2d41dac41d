"""A service that runs on the pages."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof
from crawler.record.vocabulary import Confidence


class Tool(Model):
    """A vendor's service, recognised by its signature (`crawler.reading.vendors`)."""

    vendor: str
    """The signature file's name."""
    name: str = ""
    category: str
    confidence: Confidence
    proof: list[Proof]
