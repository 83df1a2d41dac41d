"""What is recorded of search."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof


class SiteSearch(Model):
    text: str = ""
    asked: str = ""
    """The word that its products are named with and that it was asked for; "" where it was not asked."""
    answers: bool | None = None
    """It shows results for that word; None: not asked, or not known."""
    results: int | None = None
    """How many the first page of results lists."""
    proof: list[Proof]
    """Of the box; then, where it was asked, of the answer."""
