"""The site's own search."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof


class SiteSearch(Model):
    """The search box, and what the search answered to one word."""

    text: str = ""
    """The words in or at the box."""
    asked: str = ""
    """The word that its products are named with and that it was asked for; "" where it was not asked."""
    answers: bool | None = None
    """It shows results for that word; None: not asked, or not known."""
    results: int | None = None
    """How many the first page of results lists."""
    proof: list[Proof]
    """Of the box; then, where it was asked, of the answer."""
