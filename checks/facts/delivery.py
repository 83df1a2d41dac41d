"""Ways to get the goods, with the price and the term that stand beside them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Literal, cast

from lxml.html import HtmlElement

from checks.model import Delivery, DeliveryMethod
from crawler.reading.document import Document, quote
from crawler.reading.page import PageView

_SILENT_PAGES = frozenset(("article", "privacy", "consent_document", "terms", "cart"))
_DELIVERY_PAGES = frozenset(("delivery", "delivery_payment", "checkout", "product", "payment"))
_LONGEST = 300_000
WINDOW = 220
"""Characters after the name of a method in which its price and term are looked for."""

_PRICE = re.compile(
    r"бесплатн\w*|(?:от |\+ ?)?\d[\d   ]{0,8}(?:[.,]\d{2})?\s?(?:₽|руб\.?|р\.(?!\w)|byn|₸|тенге|€|\$|£|eur|usd|zł)"
    r"|[€$£]\s?\d[\d,.]{0,8}|free(?! (?:phone|call))",
    re.I,
)
_TERM = re.compile(
    r"сегодня|завтра|послезавтра|в день заказа|в тот же день|день в день"
    r"|(?:от |за |до |через |в течение )?\d{1,3}(?:\s?[-–—]\s?\d{1,3})?\s?(?:рабоч\w+ |календарн\w+ )?(?:дн\w{0,3}|день|сут\w{0,2}|час\w{0,2}|недел\w{1,2})(?![а-яё])"
    r"|same day|next day|tomorrow|(?:within |in )?\d{1,3}(?:\s?[-–—]\s?\d{1,3})?\s?(?:working |business )?(?:days?|hours?|weeks?)",
    re.I,
)


@cache
def _lexicon() -> tuple[
    re.Pattern[str], tuple[tuple[DeliveryMethod, re.Pattern[str]], ...], tuple[tuple[str, re.Pattern[str]], ...]
]:
    data = tomllib.loads((Path(__file__).parent / "lexicon" / "delivery.toml").read_text(encoding="utf-8"))
    methods = tuple((cast(DeliveryMethod, m["id"]), _any(m["words"])) for m in data["method"])
    carriers = tuple((c["id"], _any(c["words"])) for c in data["carrier"])
    return re.compile(data["context"], re.I), methods, carriers


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(words) + ")", re.I)


def delivery(views: Sequence[PageView], *, market: str) -> list[Delivery]:
    """The ways of delivery that the pages name, one fact for each method and place; where several pages name one, the
    fact with the most of price and term. `market` does not matter here."""
    found: dict[tuple[str, str], Delivery] = {}
    for view in views:
        if view.page.device != "desktop" or view.page.role in _SILENT_PAGES:
            continue
        for document in view.documents:
            for one in read_delivery(document, view):
                known = found.get((one.method, one.where))
                if known is None or _told(one) > _told(known):
                    found[(one.method, one.where)] = one
    return sorted(found.values(), key=lambda d: (d.method, d.where))


def _told(one: Delivery) -> int:
    return bool(one.price) + bool(one.term)


def read_delivery(document: Document, view: PageView) -> Iterator[Delivery]:
    """The ways of delivery that one document names, each at the place where most is told of it."""
    context, methods, carriers = _lexicon()
    text = document.text(document.root, visible_only=document.stamped, limit=_LONGEST)
    about = view.page.role in _DELIVERY_PAGES
    for method, pattern in methods:
        best: Delivery | None = None
        for match in list(pattern.finditer(text))[:12]:
            near = text[max(0, match.start() - 120) : match.end() + 80]
            if not about and not context.search(near):
                continue
            words = text[match.start() : match.end() + WINDOW]
            words = _until_other(words, match.end() - match.start(), method)
            element = _holder(document, match.group(0))
            price, term = _PRICE.search(words), _TERM.search(words)
            one = Delivery(
                method=method,
                text=quote(words[:160]),
                price=price.group(0).strip() if price else None,
                term=term.group(0).strip() if term else None,
                carrier=next((name for name, carrier in carriers if carrier.search(match.group(0))), None),
                where=_where(document, view, element),
                proof=[view.prove("text", words, document=document, element=element)],
            )
            if best is None or _told(one) > _told(best):
                best = one
            if _told(one) == 2:
                break
        if best is not None:
            yield best


def _until_other(words: str, begin: int, method: DeliveryMethod) -> str:
    """The words up to where another method is named: its price and term are not ours."""
    ends = [m.start() for other, p in _lexicon()[1] if other != method for m in [p.search(words, begin)] if m]
    return words[: min(ends, default=len(words))]


def _holder(document: Document, words: str) -> HtmlElement | None:
    return next((e for e in document.elements() if words in document.own_text(e) and document.visible(e)), None)


def _where(
    document: Document, view: PageView, element: HtmlElement | None
) -> Literal["checkout", "page", "product", "footer"]:
    if view.page.role == "checkout":
        return "checkout"
    if view.page.role == "product":
        return "product"
    return "footer" if element is not None and document.zone(element) == "footer" else "page"
