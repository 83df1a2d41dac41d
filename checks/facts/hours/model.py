"""Opening hours."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof


class Hours(Model):
    """Opening hours in one wording, and as times of the week where they could be read so."""

    text: str
    around_the_clock: bool = False
    time_zone: str | None = None
    """As the site names it, beside the hours or in a line of its own: "МСК", "UTC+5"."""
    week: dict[str, list[str]] = {}
    """The hours as times: days ("mo" to "su", or "day" where no days are named) to spans "09:00-18:00", none for a day
    off. Empty where the text could not be read so."""
    proof: list[Proof]
