"""What is recorded of tools."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.evidence import Confidence, Proof


class Tool(Model):
    vendor: str
    name: str = ""
    category: str
    confidence: Confidence
    proof: list[Proof]
