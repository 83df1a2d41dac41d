"""A visited page, and what was measured of it."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.vocabulary import Device, PageRole


class PageInfo(Model):
    """A page visited, for checks that ask which pages exist."""

    url: str
    role: PageRole
    why: str = ""
    """What told its role."""
    device: Device = "desktop"
    title: str = ""
    status: int | None = None
    language: str = ""
    largest_contentful_paint: float | None = None
    """Milliseconds until the largest element of the first screen stood; None: not measured."""
    layout_shift: float | None = None
    """Cumulative layout shift; None: not measured."""
    console_errors: int = 0
    """Errors that its scripts reported."""
    failed_loads: list[str] = []
    """Addresses of the site's own that the page asked for and did not get."""
    prices: bool = False
    """An amount of money stands in its text."""
    shot: str | None = None
