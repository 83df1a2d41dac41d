"""A text that explains something."""

from __future__ import annotations

from typing import Literal

from checks.model.text import Model
from crawler.record.page import Proof


class Hint(Model):
    """A text that explains a field, a price, or stands behind a question mark."""

    on: Literal["field", "price", "mark"]
    text: str
    opens: bool | None = None
    """Whether it showed when the mouse, the keyboard or a press came to it; None: not tried, or always to be seen."""
    by: Literal["hover", "focus", "press"] | None = None
    """What opened it."""
    proof: list[Proof] = []
