"""The part of a page that an element stands in: header, footer, navigation, pop-up."""

from __future__ import annotations

import re
from typing import Literal

from lxml.html import HtmlElement

Zone = Literal["header", "footer", "nav", "aside", "popup", "main"]

_POPUP = re.compile(
    r"(?:^|[^a-z])(?:modal|popup|pop-up|dialog|fancybox|lightbox|overlay|t-popup|offcanvas)(?:[^a-z]|$)"
)
_HEADER = re.compile(r"(?:^|[^a-z])(?:header|top-?bar|top-?line|site-?head|masthead|t-?header|shapka)(?:[^a-z]|$)")
_FOOTER = re.compile(r"(?:^|[^a-z])(?:footer|bottom-?bar|site-?foot|podval)(?:[^a-z]|$)")


def zone_of(element: HtmlElement, inherited: Zone) -> Zone:
    """The zone of an element, given that of its parent: landmarks first, then names that builders use."""
    if inherited in ("popup", "footer"):
        return inherited
    tag, role = element.tag, (element.get("role") or "").lower()
    if tag == "dialog" or role in ("dialog", "alertdialog") or element.get("aria-modal") == "true":
        return "popup"
    if tag in ("body", "html", "main", "article"):
        return inherited
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower() if tag in _NAMED else ""
    if names and _POPUP.search(names):
        return "popup"
    if tag == "footer" or role == "contentinfo" or (names and _FOOTER.search(names)):
        return "footer"
    if inherited == "header":
        return inherited
    if tag == "header" or role == "banner" or (names and _HEADER.search(names)):
        return "header" if not _inside_article(element) else inherited
    if tag == "nav" or role == "navigation":
        return "nav"
    if tag == "aside" or role == "complementary":
        return "aside"
    return inherited


_NAMED = frozenset(("div", "section", "header", "footer", "table", "ul", "aside", "form", "nav", "p"))


def _inside_article(element: HtmlElement) -> bool:
    node = element.getparent()
    while node is not None:
        if node.tag in ("article", "section", "main"):
            return True
        node = node.getparent()
    return False
