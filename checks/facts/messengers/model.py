"""An account in a messenger."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof
from crawler.record.vocabulary import Confidence


class Messenger(Model):
    """A link, button or widget that opens a conversation in a messenger."""

    channel: str
    """The messenger: whatsapp, telegram, viber, vk, max ..."""
    account: str = ""
    """A name or a number; "" where the link names none."""
    url: str = ""
    broadcast: bool = False
    """A channel to read, not a person or bot to write to."""
    confidence: Confidence = "certain"
    proof: list[Proof]
