"""What is recorded of guidance."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof
from crawler.record.vocabulary import Device, PageRole


class Guidance(Model):
    """Whether a page says what to do next."""

    url: str
    role: PageRole
    device: Device = "desktop"
    action: str = ""
    """Words of the main call to action; "" where none was found."""
    first_screen: bool | None = None
    """It lies on the first screen; None: not known."""
    breadcrumbs: bool = False
    fits_phone: bool = True
    """The page declares that it takes the width of a phone."""
    proof: list[Proof]
