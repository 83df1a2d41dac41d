"""A page of the walk, read, and what is said of its controls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.reading.controls.control_words import read_address
from crawler.reading.controls.controls import Control
from crawler.reading.pages.document import Document
from crawler.reading.pages.order_pages import OrderPage
from crawler.record.page import AccessIssue, Snapshot


@dataclass
class PageState:
    """The page as it was at one moment, read."""

    snapshot: Snapshot
    document: Document
    controls: list[Control]
    order: OrderPage
    changed: float | None
    """When its DOM had last changed, by its own clock."""
    hard_to_use: list[AccessIssue] | None = None
    """What is hard to use on it, where that was looked for."""

    @property
    def url(self) -> str:
        """The address bar."""
        return self.snapshot.url


def quoted(name: str) -> str:
    """A control's name in quotes; quotes within it become plain ones, so that where the name ends stays clear."""
    return "«" + name.replace("«", '"').replace("»", '"') + "»"


def removal_link(controls: Sequence[Control]) -> str:
    """The address of the first plain link that takes something out of the cart; "" where there is none. A mere cross
    says so by its address."""
    for control in controls:
        if not control.href or control.zone not in ("main", "aside"):
            continue
        crossed = control.act == "close" and "remove" in read_address(
            control.href.partition("://")[2].partition("/")[2]
        )
        if control.act == "remove" or crossed:
            return control.href
    return ""
