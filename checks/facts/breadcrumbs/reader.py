"""Breadcrumbs: told by structured data, by the name that the markup gives them, or by a row of links that begins with
the home page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from checks.facts.breadcrumbs.model import Breadcrumbs
from checks.facts.common.journey_pages import journey_pages
from checks.facts.context import Pages
from crawler.reading.pages.document import Document
from crawler.reading.pages.page import PageView
from crawler.reading.pages.structured_data import nodes_of_type
from crawler.reading.words.text import folded
from crawler.record.page import Proof

MAX_ELEMENTS = 60
"""Elements of a page that are read as breadcrumbs, at most: they stand near its top."""
MAX_NAMES = 300
"""Characters of an element's class, id and label that are read."""
MAX_TEXT = 160
"""Characters of the row that are kept."""
_NAMED = re.compile(r"bread-?crumbs?|crumbs|hlebn|navpath|pathway")
_SEPARATED = re.compile(r"\s(?:/|›|»|>|→|—|\|)\s")
_HOME = ("главная", "home")


def breadcrumbs(pages: Pages) -> list[Breadcrumbs]:
    """One entry for each page of the catalogue and device, by address."""
    return [_of_page(view) for view in journey_pages(pages, ("category", "product"))]


def _of_page(view: PageView) -> Breadcrumbs:
    document = view.main
    row = next(_rows(document), None)
    text = document.text(row, limit=MAX_TEXT) if row is not None else ""
    declared = row is None and next(nodes_of_type(document.json_ld, "BreadcrumbList"), None) is not None
    proof: Proof
    if declared:
        proof = view.prove("schema_org", "BreadcrumbList")
    else:
        proof = view.prove("text", text or document.title, element=row)
    return Breadcrumbs(
        url=view.url,
        role=view.page.role,
        device=view.page.device,
        shown=row is not None or declared,
        text=text,
        proof=[proof],
    )


def _rows(document: Document) -> Iterator[HtmlElement]:
    """Elements that are breadcrumbs: those that the markup names so before those that only look like them."""
    yield from (e for e in _named(document) if document.visible(e) and document.text(e, limit=400))
    rows = [e for e in document.elements("nav", "p", "div") if e.find("a") is not None]
    yield from (e for e in rows[:MAX_ELEMENTS] if _is_row(document, e))


def _named(document: Document) -> Iterator[HtmlElement]:
    """Elements that class, id, label or microdata call breadcrumbs."""
    found = 0
    for element in document.elements("nav", "div", "ul", "ol", "section", "p"):
        names = " ".join(element.get(key) or "" for key in ("class", "id", "aria-label")).lower()[:MAX_NAMES]
        typed = (element.get("itemtype") or "").rstrip("/").endswith("BreadcrumbList")
        if typed or _NAMED.search(names):
            found += 1
            yield element
        if found >= MAX_ELEMENTS:
            return


def _is_row(document: Document, element: HtmlElement) -> bool:
    """Whether the element is a row of links that begins with the home page: "Home / Kettles / Polar"."""
    if document.zone(element) not in ("main", "nav") or not document.visible(element):
        return False
    text = document.text(element, limit=300)
    return 8 < len(text) <= 200 and bool(_SEPARATED.search(text)) and folded(text).startswith(_HOME)
