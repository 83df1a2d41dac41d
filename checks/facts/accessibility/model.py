"""Faults of accessibility, as axe-core names them."""

from __future__ import annotations

from typing import Literal

from checks.model.text import Model
from crawler.record.page import Proof


class AccessFault(Model):
    """Something that some people cannot use: a rule of axe-core that an element of these pages breaks."""

    rule: str
    impact: str = ""
    where: Literal["form", "dialog", "contact"]
    count: int = 1
    """Elements that break it, the same one on several pages counted once."""
    text: str = ""
    """axe-core's words, in English."""
    proof: list[Proof]


class Accessibility(Model):
    """What axe-core found. `pages`: how many it was shown; none: nothing can be said."""

    pages: int = 0
    faults: list[AccessFault] = []
