"""A counter that worked before the cookie notice was answered."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof


class EarlyTracker(Model):
    """A counter that reported the visit, or set its cookie, before the cookie notice was answered."""

    vendor: str
    name: str = ""
    category: str
    """As of a `Tool`."""
    proof: list[Proof]
