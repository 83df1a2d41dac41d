"""A way of delivery, and how long it takes."""

from __future__ import annotations

from typing import Literal

from checks.model.text import Model
from crawler.record.page import Proof

DeliveryMethod = Literal["courier", "pickup", "post", "parcel_locker", "transport_company", "digital", "other"]


class DayRange(Model):
    """A promise in days from the order on; 0 is the day of the order itself."""

    least: int
    most: int | None
    """None where no end is promised: "from 7 days"."""
    working: bool = False
    """Working days are meant, not days of the calendar."""


class Delivery(Model):
    """A way of delivery in one place of the site; the method "other" is a promise that names no way."""

    method: DeliveryMethod
    text: str = ""
    price: str | None = None
    free_from: str | None = None
    """The sum of an order from which it is free, as written."""
    term: str | None = None
    days: DayRange | None = None
    """The term, in days."""
    carrier: str | None = None
    where: Literal["checkout", "page", "product", "footer"] = "page"
    proof: list[Proof] = []
