"""What leads a visitor on: the call to action on each page's first screen, breadcrumbs, search, layout on a phone, dead links."""

from __future__ import annotations

import re
from functools import cache

from lxml.html import HtmlElement

from checks.facts.context import Pages
from checks.facts.guidance.model import Guidance
from checks.facts.products.reader import buys
from crawler.reading.pages.document import Document
from crawler.reading.pages.page import PageView
from crawler.reading.pages.roles import buttons
from crawler.reading.pages.structured_data import nodes_of_type
from crawler.reading.words.tables import beside
from crawler.reading.words.text import folded
from crawler.record.page import Page
from crawler.record.vocabulary import PageRole

GUIDED: tuple[PageRole, ...] = ("home", "category", "product", "service", "cart")
"""Pages that must say what comes next."""
MAX_PAGES = 40
MAX_DEAD = 20
MAX_CRUMBS = 60
"""Elements of a page that are read as breadcrumbs, at most: they stand near its top."""
_CRUMBS = re.compile(r"bread-?crumbs?|crumbs|hlebn|navpath|pathway")
_WIDE = re.compile(r"width\s*=\s*device-width")
_SEPARATED = re.compile(r"\s(?:/|›|»|>|→|—|\|)\s")


@cache
def _words(table: str) -> re.Pattern[str]:
    return re.compile(beside(__file__, "words")[table]["name"])


def is_action(name: str) -> bool:
    """Whether the name of a control tells the visitor what to do next."""
    low = folded(name)
    return bool(_words("action").search(low)) and not _words("aside").search(low)


_NOT_THE_PAGE = frozenset(("blocked", "http_error", "not_html", "unreachable", "crashed"))


def guidance(pages: Pages) -> list[Guidance]:
    """One entry for each page and device whose role is in `GUIDED`, by address."""
    found: dict[tuple[str, str], Guidance] = {}
    for view in pages.views:
        key = (view.url, view.page.device)
        if view.page.role in GUIDED and view.snapshot.stage != "opened" and key not in found and came(view.page):
            found[key] = _of_page(view)
    return [found[key] for key in sorted(found)][:MAX_PAGES]


def came(page: Page) -> bool:
    """Whether the page itself was seen, and not the server's word that there is none, or a picture."""
    return (page.status or 200) < 400 and not any(gap.kind in _NOT_THE_PAGE for gap in page.gaps)


def _of_page(view: PageView) -> Guidance:
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
    return Guidance(
        url=view.url,
        role=view.page.role,
        device=view.page.device,
        action=name[:80],
        first_screen=first,
        breadcrumbs=_breadcrumbs(document),
        fits_phone=_fits(document),
        proof=[view.prove("text", name or document.title, element=element)],
    )


def _worded(document: Document, element: HtmlElement) -> bool:
    """Whether words stand on it: an icon with a hidden name says nothing to those who look."""
    return bool(document.text(element, limit=80) or (element.tag == "input" and element.get("value")))


def _shown(document: Document, element: HtmlElement) -> bool:
    """Whether it belongs to the page's own matter: not to the header that stands on every page, nor to a floating widget
    (a bar that stays in sight with the buy button is none)."""
    if document.zone(element) not in ("main", "aside") or element.get("disabled") is not None:
        return False
    return not document.fixed(element) or buys(document.name(element))


def _area(document: Document, element: HtmlElement) -> float:
    box = document.box(element)
    return box[2] * box[3] if box else 0.0


def _fits(document: Document) -> bool:
    """Whether the page declares that it lays itself out for a phone's width."""
    metas = (e.get("content") or "" for e in document.elements("meta") if (e.get("name") or "").lower() == "viewport")
    return any(_WIDE.search(content.lower()) for content in metas)


def _breadcrumbs(document: Document) -> bool:
    if next(nodes_of_type(document.json_ld, "BreadcrumbList"), None) is not None:
        return True
    named = 0
    for element in document.elements("nav", "div", "ul", "ol", "section", "p"):
        if named >= MAX_CRUMBS:
            break
        names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('aria-label') or ''}".lower()[
            :300
        ]
        kind = (element.get("itemtype") or "").rstrip("/").endswith("BreadcrumbList")
        if kind or _CRUMBS.search(names):
            named += 1
            if document.visible(element) and document.text(element, limit=400):
                return True
    rows = [e for e in document.elements("nav", "p", "div") if e.find("a") is not None][:MAX_CRUMBS]
    return any(_row(document, element) for element in rows)


def _row(document: Document, element: HtmlElement) -> bool:
    """Whether the element is a row of links that begins with the home page: "Home / Kettles / Polar"."""
    if document.zone(element) not in ("main", "nav") or not document.visible(element):
        return False
    text = document.text(element, limit=300)
    return 8 < len(text) <= 200 and bool(_SEPARATED.search(text)) and folded(text).startswith(("главная", "home"))
