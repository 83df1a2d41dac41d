"""Ways of delivery, with price, term and carrier where they are named beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, cast

from lxml.html import HtmlElement

from checks.facts.ways import mentions, plain
from checks.facts.words import lexicon
from checks.model import Delivery, DeliveryMethod
from crawler.reading.document import Document, squeeze
from crawler.reading.page import PageView

MAX_PROOF = 3

_PRICE = re.compile(
    r"(?:от\s|from\s)?(?:[€$£₽₴₺]\s?\d[\d\s .,]{0,12}|\d[\d\s .,]{0,12}\s?(?:₽|руб\w*\.?|р\.|€|\$|£|грн|zł|eur|usd|byn|бел\. ?руб\w*))"
    r"|бесплатн\w*|\bfree\b|kostenlos|gratuit\w*|gratis",
    re.I,
)
_TERM = re.compile(
    r"(?:от\s|до\s|за\s|через\s|from\s|in\s)?\d{1,2}(?:\s?[-–—]\s?\d{1,2})?\s?(?:рабоч\w+\s|business\s|working\s)?(?:дн\w{1,3}|день|час\w*|недел\w+|days?\b|hours?\b|weeks?\b|tage?\b|jours?\b)"
    r"|\b(?:сегодня|завтра|послезавтра|в день заказа|на следующий день|next day|same day|today|tomorrow)\b",
    re.I,
)


def delivery(views: Sequence[PageView], *, market: str) -> list[Delivery]:
    """Each way of delivery once for each carrier and place, with the fullest text found. `market` is unused."""
    found: dict[tuple[str, str | None, str], Delivery] = {}
    for view in views:
        if view.page.device != "desktop":
            continue
        for said in mentions("delivery", view):
            if said.zone == "footer" and not said.topic:
                continue
            text = _row(said.document, said.element, said.text)
            one = describe(said.method, text).model_copy(
                update={
                    "where": _where(view, said.zone),
                    "proof": [view.prove("text", said.text, document=said.document, element=said.element)],
                }
            )
            key = (one.method, one.carrier, one.where)
            known = found.get(key)
            if known is None or _worth(one) > _worth(known):
                found[key] = one
    return sorted(found.values(), key=lambda d: (d.where, d.method, d.carrier or "", d.text))


def _worth(one: Delivery) -> tuple[bool, bool]:
    return (one.price is not None, one.term is not None)


def _where(view: PageView, zone: str) -> Literal["checkout", "page", "product", "footer"]:
    if view.page.role == "checkout":
        return "checkout"
    return "product" if view.page.role == "product" else "footer" if zone == "footer" else "page"


def _row(document: Document, element: HtmlElement, text: str) -> str:
    """The text with the rest of its table row or list item, where that is short."""
    node: HtmlElement | None = element
    for _ in range(4):
        if node is None or node.tag in ("body", "main", "table", "ul", "ol", "section"):
            break
        if node.tag in ("tr", "li", "label", "dd"):
            whole = document.text(node, limit=600)
            return whole if len(whole) <= 300 else text
        node = node.getparent()
    return text


def describe(method: str, text: str) -> Delivery:
    """A way of delivery as its text tells it: price, term, carrier."""
    words = squeeze(text)
    low = plain(words)
    price, term = _PRICE.search(words), _TERM.search(words)
    carrier = next((name for name, pattern in _carriers() if pattern.search(low)), None)
    return Delivery(
        method=cast("DeliveryMethod", method),
        text=words[:200],
        price=squeeze(price.group(0)).rstrip(" .,") if price else None,
        term=squeeze(term.group(0)) if term else None,
        carrier=carrier,
    )


@cache
def _carriers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    raw: dict[str, str] = lexicon("delivery")["carriers"]
    return tuple((name, re.compile(pattern)) for name, pattern in raw.items())
