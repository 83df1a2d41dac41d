"""A chat on the pages."""

from __future__ import annotations

from typing import Literal

from checks.model.text import Model
from crawler.record.page import Proof
from crawler.record.vocabulary import Confidence


class Chat(Model):
    """A chat by which a visitor can write without leaving the page."""

    vendor: str | None
    """A signature's file name; None: a chat launcher of no known vendor."""
    name: str = ""
    confidence: Confidence
    state: Literal["online", "offline", "unknown"] = "unknown"
    opens: bool | None = None
    """Whether pressing the launcher opened something; None: not tried, or not known."""
    greeting: str = ""
    asks: list[str] = []
    """Field types asked for beside the first message."""
    links: list[str] = []
    """Messengers that the window that opened links to."""
    proof: list[Proof]
