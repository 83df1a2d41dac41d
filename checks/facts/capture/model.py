"""Offers for a contact: a price list, a calculator, a quiz, a mailing, a booking, a window, a promo code."""

from __future__ import annotations

from typing import Literal

from checks.model.text import Model
from crawler.record.page import Proof
from crawler.record.vocabulary import Confidence

CaptureKind = Literal["lead_magnet", "calculator", "quiz", "newsletter", "booking", "popup", "promo_code"]


class Capture(Model):
    """A way in which the site trades something for a contact."""

    kind: CaptureKind
    vendor: str | None = None
    text: str = ""
    """The site's words for what is offered."""
    asks: list[str] = []
    """Types of the visible fields that it asks for; empty: not known, or nothing is asked here."""
    confidence: Confidence = "certain"
    proof: list[Proof]
