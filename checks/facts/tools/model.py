"""What is recorded of tools."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof
from crawler.record.vocabulary import Confidence


class Tool(Model):
    vendor: str
    name: str = ""
    category: str
    confidence: Confidence
    proof: list[Proof]
