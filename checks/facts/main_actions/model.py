"""The main call to action of one page, as seen on one device."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof
from crawler.record.vocabulary import Device, PageRole


class MainAction(Model):
    """The button or link that moves a visitor of this page towards an order; a page without one has an empty
    `action`."""

    url: str
    role: PageRole
    device: Device = "desktop"
    action: str = ""
    """Words of the button or link; "" where none was found."""
    first_screen: bool | None = None
    """It lies on the first screen; None: not known."""
    proof: list[Proof]
