"""A phone number."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof


class Phone(Model):
    """A number, and how it stands on all pages seen."""

    e164: str
    text: str
    """As the site writes it."""
    toll_free: bool = False
    clickable: bool = False
    """A press dials it."""
    where: list[str] = []
    """Zones of the pages it stands in: header, footer, main, nav, aside, popup."""
    extension: str | None = None
    pages: int = 1
    """On how many of the pages seen on a desktop."""
    header_share: float = 0.0
    """In the header of what share of those pages."""
    first_screen_mobile: bool | None = None
    """Visible without scrolling on a phone; None: not visited as a phone."""
    same_channel: list[str] = []
    """Other numbers seen in the very same place: call tracking swaps them, and they are one way to reach the
    company."""
    proof: list[Proof]
