"""A way to ask for a call back."""

from __future__ import annotations

from typing import Literal

from checks.model.text import Model
from crawler.record.page import Proof
from crawler.record.vocabulary import Confidence


class Callback(Model):
    """A widget, button or form by which a visitor asks to be called; what it opened when it was pressed."""

    kind: Literal["widget", "button", "form"]
    vendor: str | None = None
    text: str = ""
    confidence: Confidence = "certain"
    opens: bool | None = None
    """Whether pressing the button opened something; None: not tried, or not known."""
    asks: list[str] = []
    """Field types of the form that it opened."""
    promise: str | None = None
    """Within what time a call is promised, in the site's words."""
    proof: list[Proof]
