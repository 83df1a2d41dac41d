"""What is recorded of messengers."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof
from crawler.record.vocabulary import Confidence


class Messenger(Model):
    channel: str
    account: str = ""
    url: str = ""
    broadcast: bool = False
    """A channel to read, not a person or bot to write to."""
    confidence: Confidence = "certain"
    proof: list[Proof]
