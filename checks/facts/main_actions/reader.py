"""The main call to action of a page: its largest button or link with a verb that leads on, those of the first screen
first."""

from __future__ import annotations

import re
from functools import cache

from lxml.html import HtmlElement

from checks.facts.common.journey_pages import journey_pages
from checks.facts.context import Pages
from checks.facts.main_actions.model import MainAction
from checks.facts.products.reader import buys
from crawler.reading.pages.document import Document
from crawler.reading.pages.page import PageView
from crawler.reading.pages.roles import buttons
from crawler.reading.words.tables import beside
from crawler.reading.words.text import folded


@cache
def _words(table: str) -> re.Pattern[str]:
    return re.compile(beside(__file__, "words")[table]["name"])


def is_action(name: str) -> bool:
    """Whether the name of a control says what the visitor can do next."""
    low = folded(name)
    return bool(_words("action").search(low)) and not _words("aside").search(low)


def main_actions(pages: Pages) -> list[MainAction]:
    """One entry for each page of the way to an order and device, by address."""
    return [_of_page(view) for view in journey_pages(pages)]


def _of_page(view: PageView) -> MainAction:
    document, height = view.main, view.snapshot.viewport[1]
    actions = [(e, n) for e, n in buttons(document) if _worded(document, e) and is_action(n) and _shown(document, e)]
    first: bool | None = None
    placed = [(box[1] + box[3], e, n) for e, n in actions if (box := document.box(e)) is not None]
    if placed and height:
        bottom, element, name = min(placed, key=lambda p: (p[0] > height, -_area(document, p[1])))
        first = bottom <= height
    else:
        element, name = actions[0] if actions else (None, "")
        if document.stamped and height and not actions:
            first = False
    return MainAction(
        url=view.url,
        role=view.page.role,
        device=view.page.device,
        action=name[:80],
        first_screen=first,
        proof=[view.prove("text", name or document.title, element=element)],
    )


def _worded(document: Document, element: HtmlElement) -> bool:
    """Whether words stand on it: an icon with a hidden name says nothing to those who look."""
    return bool(document.text(element, limit=80) or (element.tag == "input" and element.get("value")))


def _shown(document: Document, element: HtmlElement) -> bool:
    """Whether it belongs to the page's own matter: not to the header that stands on every page, nor to a floating
    widget (a bar that stays in sight with the buy button is none)."""
    if document.zone(element) not in ("main", "aside") or element.get("disabled") is not None:
        return False
    return not document.fixed(element) or buys(document.name(element))


def _area(document: Document, element: HtmlElement) -> float:
    box = document.box(element)
    return box[2] * box[3] if box else 0.0
