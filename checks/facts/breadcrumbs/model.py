"""The breadcrumbs of one page of the catalogue, as seen on one device."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof
from crawler.record.vocabulary import Device, PageRole


class Breadcrumbs(Model):
    """A page of the catalogue, and its breadcrumbs where it has them."""

    url: str
    role: PageRole
    device: Device = "desktop"
    shown: bool = False
    text: str = ""
    """The row as written; "" where the page has none, or only declares it in its structured data."""
    proof: list[Proof]
    """Of the row; of the page, where it has none."""
