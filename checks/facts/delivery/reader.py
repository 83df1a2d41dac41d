"""Ways of delivery, with price, term and carrier where they are named beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, cast

from lxml.html import HtmlElement

from checks.facts.common.ways import Sentence, plain, sentences
from checks.facts.context import Pages
from checks.facts.delivery.model import Delivery, DeliveryMethod
from checks.facts.delivery.promises import promises
from checks.facts.delivery.terms import free_from, price, term
from crawler.reading.pages.document import Document
from crawler.reading.pages.page import PageView
from crawler.reading.words.tables import beside
from crawler.reading.words.text import squeeze

MAX_PROOF = 3


def delivery(pages: Pages) -> list[Delivery]:
    """Each way of delivery once for each carrier and place, with the fullest text found, and again for each other time;
    then, as the way "other", what is promised of times and prices without a way."""
    return delivery_shown(pages.views)


def delivery_shown(views: Sequence[PageView]) -> list[Delivery]:
    """The same of these pages alone."""
    found: dict[tuple[str, str | None, str, str], Delivery] = {}
    desktop = [view for view in views if view.page.device == "desktop"]
    for view in desktop:
        for sentence in sentences(view, "delivery"):
            for named in sentence.named if sentence.zone != "footer" or sentence.topical else ():
                one = _seen(
                    view, sentence, describe(named.method, _row(sentence.document, sentence.element, sentence.text))
                )
                key = (one.method, one.carrier, one.where, "")
                known = found.get(key)
                if known is not None and known.days and one.days and known.days != one.days:
                    key = (one.method, one.carrier, one.where, _span(one))  # another region, or another speed
                    known = found.get(key)
                found[key] = one if known is None else _fuller(known, one)
    known_values = {value for d in found.values() for value in _values(d)}
    promised = []
    for view in desktop:
        for sentence, one in promises(view):
            if new := _values(one) - known_values:
                known_values |= new
                promised.append(_seen(view, sentence, one))
    return sorted([*found.values(), *promised], key=lambda d: (d.where, d.method, d.carrier or "", d.text))


def _seen(view: PageView, sentence: Sentence, one: Delivery) -> Delivery:
    """The delivery with the place where it was seen."""
    proof = [view.prove("text", sentence.text, document=sentence.document, element=sentence.element)]
    return one.model_copy(update={"where": _where(view, sentence.zone), "proof": proof})


def _span(one: Delivery) -> str:
    return f"{one.days.least}-{one.days.most}" if one.days else ""


def _values(one: Delivery) -> set[tuple[str, str]]:
    """What a delivery tells of money and time."""
    named = (("price", one.price), ("free_from", one.free_from), ("days", _span(one)))
    return {(name, value) for name, value in named if value}


def _fuller(known: Delivery, other: Delivery) -> Delivery:
    """The one that tells more, with what only the other one tells, and the proof of both then."""
    better, lesser = (other, known) if _detail(other) > _detail(known) else (known, other)
    more = {
        name: value
        for name in ("price", "free_from", "term", "days")
        if getattr(better, name) is None and (value := getattr(lesser, name)) is not None
    }
    return better.model_copy(update=more | {"proof": [*better.proof, *lesser.proof][:MAX_PROOF]}) if more else better


def _detail(one: Delivery) -> int:
    """How many of price and term it has."""
    return sum(part is not None for part in (one.price or one.free_from, one.term))


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
    when = term(words)
    carrier = next((name for name, pattern in _carriers() if pattern.search(low)), None)
    return Delivery(
        method=cast("DeliveryMethod", method),
        text=words[:200],
        price=price(words),
        free_from=free_from(words),
        term=when[0] if when else None,
        days=when[1] if when else None,
        carrier=carrier,
    )


@cache
def _carriers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    raw: dict[str, str] = beside(__file__, "words")["carriers"]
    return tuple((name, re.compile(pattern)) for name, pattern in raw.items())
