"""A convenience of delivery."""

from __future__ import annotations

from typing import Literal

from checks.model.text import Model
from crawler.record.page import Proof

DeliveryOptionKind = Literal["regions", "city", "pickup_points", "shop_stock", "time_slot", "courier_note"]


class DeliveryOption(Model):
    """What makes a delivery convenient: regions served, a choice of the city, points to collect from, stock by shop, an
    hour to choose, a note for the courier."""

    kind: DeliveryOptionKind
    text: str = ""
    where: Literal["checkout", "page"] = "page"
    proof: list[Proof]
