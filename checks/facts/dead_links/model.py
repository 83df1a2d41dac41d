"""A link that leads to an error."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof


class DeadLink(Model):
    """A link of the site that leads to an error."""

    url: str
    text: str = ""
    found_on: str
    status: int
    proof: list[Proof]
