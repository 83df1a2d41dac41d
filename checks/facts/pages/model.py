"""What is recorded of pages."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.vocabulary import Device, PageRole


class PageInfo(Model):
    """A page visited, for checks that ask which pages exist."""

    url: str
    role: PageRole
    why: str = ""
    device: Device = "desktop"
    title: str = ""
    status: int | None = None
    language: str = ""
    largest_contentful_paint: float | None = None
    layout_shift: float | None = None
    console_errors: int = 0
    """Errors that its scripts reported."""
    failed_loads: list[str] = []
    """Addresses of the site's own that the page asked for and did not get."""
    prices: bool = False
    """An amount of money stands in its text."""
    shot: str | None = None
