"""What is recorded of popups."""

from __future__ import annotations

from typing import Literal

from checks.model.text import Model
from crawler.record.page import Proof
from crawler.record.vocabulary import Device


class Popup(Model):
    kind: Literal["timed", "exit", "opened", "unknown"] = "unknown"
    text: str = ""
    share_of_screen: float | None = None
    closable: bool | None = None
    device: Device = "desktop"
    asks: list[str] = []
    proof: list[Proof]
