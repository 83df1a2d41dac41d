"""Hints beside fields and prices (всплывающие подсказки): texts that show on hover, focus or a press of a question mark.

Told from markup: `aria-describedby`, `title`, the data attributes of the common libraries (Bootstrap, Tippy, Balloon,
and plain `data-tooltip`), and question marks. A placeholder, an error text and a picture's title are no hints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from lxml.html import HtmlElement

from checks.model import Hint
from crawler.reading.document import Document, quote, squeeze
from crawler.reading.page import PageView

MOST = 30
"""Hints kept of a site."""

SHORTEST = 12
"""Characters below which a title repeats a label."""

_ATTRIBUTES = (
    "data-tooltip",
    "data-tippy-content",
    "data-bs-original-title",
    "data-original-title",
    "data-balloon",
    "data-hint",
    "data-tip",
)
_NAMES = frozenset(_ATTRIBUTES)
_MARKS = frozenset(("span", "i", "button", "a", "sup", "div"))
_FIELDS = frozenset(("input", "select", "textarea"))
_ERROR = re.compile(r"error|invalid|alert|ошибк", re.I)
_PRICE = re.compile(r"(?:^|[^a-z])price(?:$|[^a-z])|\d ?(?:₽|руб|€|\$)", re.I)
_MARK = re.compile(r"^\s*[?？ℹ]\s*$")


def hints(views: Sequence[PageView], *, market: str) -> list[Hint]:
    """Each hint once, by where it stands and its text. `market` does not matter here."""
    found: dict[tuple[str, str], Hint] = {}
    for view in views:
        for document in view.own_documents:
            for on, text, element in _of_document(document):
                proof = view.prove("selector", text, document=document, element=element)
                found.setdefault((on, text), Hint(on=on, text=text, proof=[proof]))
    return [found[key] for key in sorted(found)[:MOST]]


def _of_document(document: Document) -> Iterator[tuple[Literal["field", "price", "mark"], str, HtmlElement]]:
    for element in document.elements():
        field = element.tag in _FIELDS
        mark = element.tag in _MARKS and bool(element.text) and _MARK.match(element.text or "") is not None
        held = not _NAMES.isdisjoint(element.keys())
        if not (field or mark or held):
            continue
        text = next((t for name in _ATTRIBUTES if (t := squeeze(element.get(name) or ""))), "") if held else ""
        if not text and (field or mark):
            text = _described(document, element) or squeeze(element.get("title") or "")
        if len(text) < SHORTEST or (element.get("type") or "") in ("hidden", "submit", "image", "button"):
            continue
        if field:
            yield "field", quote(text), element
        elif _PRICE.search(f"{element.get('class') or ''} {document.text(element, limit=80)[:80]}"):
            yield "price", quote(text), element
        elif mark:
            yield "mark", quote(text), element


def _described(document: Document, element: HtmlElement) -> str:
    """The text that `aria-describedby` names, error texts left out."""
    named = [document.by_id(i) for i in (element.get("aria-describedby") or "").split()[:4]]
    kept = [
        e
        for e in named
        if e is not None and not _ERROR.search(f"{e.get('id')} {e.get('class') or ''} {e.get('role') or ''}")
    ]
    return squeeze(" ".join(document.text(e) for e in kept))
