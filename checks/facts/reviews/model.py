"""Reviews of customers."""

from __future__ import annotations

from typing import Literal

from checks.model.text import Model
from crawler.record.page import Proof


class Review(Model):
    """Reviews that a page shows, or a rating in its structured data."""

    kind: Literal["section", "schema_org"]
    text: str = ""
    """The heading of the section, or the rating."""
    proof: list[Proof]
