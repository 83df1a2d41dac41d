"""A window over the page."""

from __future__ import annotations

from typing import Literal

from checks.model.text import Model
from crawler.record.page import Proof
from crawler.record.vocabulary import Device


class Popup(Model):
    """A window that lay over a page, one for each kind and device."""

    kind: Literal["timed", "exit", "opened", "unknown"] = "unknown"
    """It came by itself; when the visitor seemed to leave; after a press; not known."""
    text: str = ""
    share_of_screen: float | None = None
    """0 to 1; None: not measured."""
    closable: bool | None = None
    """It has a control that closes it; None: not known."""
    device: Device = "desktop"
    asks: list[str] = []
    """Types of the fields in it."""
    proof: list[Proof]
