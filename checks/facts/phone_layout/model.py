"""How one page declares its width."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof
from crawler.record.vocabulary import Device, PageRole


class PhoneLayout(Model):
    """A page of the way to an order, and whether it takes the width of a phone."""

    url: str
    role: PageRole
    device: Device = "desktop"
    fits: bool = True
    """Its viewport declaration takes the width of the device."""
    proof: list[Proof]
    """Of the declaration; of the page, where it has none."""
