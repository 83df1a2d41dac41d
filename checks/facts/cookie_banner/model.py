"""A cookie notice."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof


class CookieBanner(Model):
    """A notice that the site uses cookies, as a visitor sees it before it is answered."""

    text: str = ""
    vendor: str | None = None
    can_refuse: bool | None = None
    """It has a control that refuses; None: its controls could not be read."""
    watched: bool = False
    """What the page did before the notice was answered was seen."""
    proof: list[Proof]
