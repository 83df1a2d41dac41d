"""Where a document has hints (всплывающие подсказки): texts beside fields and prices that show on hover, focus or a
press.

Told from markup: `aria-describedby`, `title`, the data attributes of the common libraries (Bootstrap, Tippy, Balloon,
and plain `data-tooltip`), and question marks. A placeholder, an error text and a picture's title are no hints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lxml.html import HtmlElement

from crawler.reading.pages.document import Document
from crawler.reading.words.text import quote, squeeze

SHORTEST = 12
"""Characters below which a title repeats a label."""

VISIBLE = 300_000
"""Characters of a page's visible text that are compared."""

_ATTRIBUTES = (
    "data-tooltip",
    "data-tippy-content",
    "data-bs-original-title",
    "data-original-title",
    "data-balloon",
    "data-hint",
    "data-tip",
    "data-bs-content",
)
_NAMES = frozenset(_ATTRIBUTES)
_MARKS = frozenset(("span", "i", "button", "a", "sup", "div"))
_FIELDS = frozenset(("input", "select", "textarea"))
_ERROR = re.compile(r"error|invalid|alert|ошибк", re.I)
_PRICE = re.compile(r"(?:^|[^a-z])price(?:$|[^a-z])|\d ?(?:₽|руб|€|\$)", re.I)
_MARK = re.compile(r"^\s*[?？ℹ]\s*$")
_MARK_NAME = re.compile(r"(?:^|[\s_-])(?:tooltip|hint|help|question|popover|podskazka)(?:[\s_-]|$)", re.I)


@dataclass(frozen=True, slots=True)
class HintMark:
    """A place that has a hint. `text` is "" where only a press or a look would show it."""

    element: HtmlElement
    on: Literal["field", "price", "mark"]
    text: str
    native: bool = False
    """The text is a `title`, which every browser shows on hover, and no touch screen does."""


def hint_marks(document: Document) -> Iterator[HintMark]:
    """The hints of a document, in its order."""
    for element in document.elements():
        field = element.tag in _FIELDS
        mark = element.tag in _MARKS and bool(element.text) and _MARK.match(element.text or "") is not None
        held = not _NAMES.isdisjoint(element.keys())
        if not (field or mark or held):
            continue
        if element.tag == "input" and (element.get("type") or "") in ("hidden", "submit", "image", "button"):
            continue
        text, native = _hint_text(document, element, field or mark)
        if len(text) >= SHORTEST:
            on = _place_of(document, element, field, mark)
            if on is not None:
                yield HintMark(element, on, quote(text), native)
        elif mark and not text:
            yield HintMark(element, "mark", "")


def _hint_text(document: Document, element: HtmlElement, titled: bool) -> tuple[str, bool]:
    """The text of a hint, and whether the browser itself shows it. `titled`: a description or a title counts too."""
    text = next((t for name in _ATTRIBUTES if (t := squeeze(element.get(name) or ""))), "")
    if text or not titled:
        return text, False
    text = _described(document, element)
    return (text, False) if text else (squeeze(element.get("title") or ""), True)


def _place_of(
    document: Document, element: HtmlElement, field: bool, mark: bool
) -> Literal["field", "price", "mark"] | None:
    if field:
        return "field"
    if _PRICE.search(f"{element.get('class') or ''} {document.text(element, limit=80)[:80]}"):
        return "price"
    return "mark" if mark or _MARK_NAME.search(element.get("class") or "") else None


def _described(document: Document, element: HtmlElement) -> str:
    """The text that `aria-describedby` names, error texts left out."""
    named = [document.by_id(i) for i in (element.get("aria-describedby") or "").split()[:4]]
    kept = [
        e
        for e in named
        if e is not None and not _ERROR.search(f"{e.get('id')} {e.get('class') or ''} {e.get('role') or ''}")
    ]
    return squeeze(" ".join(document.text(e) for e in kept))


def shown_since(before: Document, after: Document, text: str) -> str | None:
    """What came to be seen between two looks: the hint's own text, or (where that is not known) any text of a hint's
    length; "" for nothing. None where the text was to be seen all the time."""
    old, new = (squeeze(d.text(d.root, visible_only=True, limit=VISIBLE)) for d in (before, after))
    if text:
        wanted = text.rstrip("…")[:60]
        if wanted in old:
            return None
        return text if wanted in new else ""
    known = {before.own_text(e) for e in before.elements() if before.visible(e)}
    fresh = [
        t
        for e in after.elements("div", "p", "span", "dd", "li", "td", "section", "aside", "b", "strong")
        if after.visible(e) and len(t := after.own_text(e)) >= SHORTEST and t not in known
    ]
    return quote(" ".join(fresh[:5]))
