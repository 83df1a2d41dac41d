"""A product page, part by part."""

from __future__ import annotations

from typing import Literal

from checks.model.text import Model
from crawler.record.page import Proof

ProductPart = Literal[
    "price", "old_price", "availability", "photos", "description", "characteristics", "reviews", "warranty", "returns",
    "delivery", "payment", "one_click", "comparison", "favourites", "similar",
]  # fmt: skip


class ProductItem(Model):
    """One thing that a product page tells or offers."""

    part: ProductPart
    text: str = ""
    count: int | None = None
    """Of photos, or of rows of characteristics."""
    beside: bool | None = None
    """Within a screen of the buy button; None: not known."""
    proof: list[Proof]


class Product(Model):
    """A product page, and how much of what buyers ask it answers."""

    url: str
    name: str = ""
    items: list[ProductItem] = []
    completeness: int = 0
    """Percent of the parts that buyers of any product ask for (`checks.facts.products.reader.EXPECTED`)."""
    markup: list[str] = []
    """schema.org properties that are given."""
    markup_missing: list[str] = []
    proof: list[Proof]

    def item(self, part: ProductPart) -> ProductItem | None:
        """The part, where the page has it."""
        return next((i for i in self.items if i.part == part), None)
