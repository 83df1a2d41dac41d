"""What is recorded of cookie banner."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof


class CookieBanner(Model):
    text: str = ""
    vendor: str | None = None
    can_refuse: bool | None = None
    watched: bool = False
    """What the page did before the notice was answered was seen."""
    proof: list[Proof]
