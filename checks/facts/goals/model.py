"""A goal of the owner's web analytics."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof


class Goal(Model):
    """Something that the owner's web analytics counts, as the pages' scripts report it."""

    vendor: str
    name: str
    proof: list[Proof]
