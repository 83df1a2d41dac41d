"""The layout of pages on a phone, as far as markup shows it: the viewport that they declare."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from checks.facts.common.journey_pages import journey_pages
from checks.facts.context import Pages
from checks.facts.phone_layout.model import PhoneLayout
from crawler.reading.pages.document import Document
from crawler.reading.pages.page import PageView

_DEVICE_WIDTH = re.compile(r"width\s*=\s*device-width")


def phone_layout(pages: Pages) -> list[PhoneLayout]:
    """One entry for each page of the way to an order and device, by address."""
    return [_of_page(view) for view in journey_pages(pages)]


def _of_page(view: PageView) -> PhoneLayout:
    declared = _viewport(view.main)
    words = declared.get("content") or "" if declared is not None else view.main.title
    return PhoneLayout(
        url=view.url,
        role=view.page.role,
        device=view.page.device,
        fits=declared is not None,
        proof=[view.prove("selector" if declared is not None else "text", words, element=declared)],
    )


def _viewport(document: Document) -> HtmlElement | None:
    """The declaration that the page takes the width of the device."""
    for element in document.elements("meta"):
        content = (element.get("content") or "").lower()
        if (element.get("name") or "").lower() == "viewport" and _DEVICE_WIDTH.search(content):
            return element
    return None
