"""What makes a delivery convenient: where to, to which city, the points and shops to collect from, an hour to choose, a
note for the courier."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import get_args

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.checkout.model import Checkout
from checks.facts.common.ways import Sentence, sentences
from checks.facts.context import Pages
from checks.facts.delivery_options.model import DeliveryOption, DeliveryOptionKind
from crawler.reading.pages.page import PageView
from crawler.reading.words.tables import beside
from crawler.reading.words.text import folded
from crawler.record.page import Proof

MAX_TEXT = 300
"""Characters of a sentence that is read."""


@cache
def _pattern(kind: DeliveryOptionKind, of: str) -> re.Pattern[str] | None:
    text = beside(__file__, "words")[kind].get(of)
    return re.compile(text) if text else None


def delivery_options(pages: Pages) -> list[DeliveryOption]:
    """One fact for each kind, in the order of `DeliveryOptionKind`: what the checkout asks for before what a page
    tells."""
    found: dict[DeliveryOptionKind, DeliveryOption] = {}
    written = (one for view in pages.views if view.page.device == "desktop" for one in _of_page(view))
    for one in (*_asked(pages[CHECKOUT]), *written):
        found.setdefault(one.kind, one)
    return [found[kind] for kind in get_args(DeliveryOptionKind) if kind in found]


def is_about(kind: DeliveryOptionKind, low: str, *, header: bool) -> bool:
    """Whether a sentence in folded text is about it; `header`: it stands in a header or a menu."""
    patterns = [_pattern(kind, "text"), _pattern(kind, "header") if header else None]
    return any(pattern is not None and pattern.search(low) for pattern in patterns)


def _of_page(view: PageView) -> Iterator[DeliveryOption]:
    for sentence in sentences(view, "delivery"):
        if len(sentence.text) > MAX_TEXT:
            continue
        for kind in _kinds(sentence):
            proof = view.prove("text", sentence.text, document=sentence.document, element=sentence.element)
            yield DeliveryOption(kind=kind, text=sentence.text[:160], proof=[proof])


def _kinds(sentence: Sentence) -> Iterator[DeliveryOptionKind]:
    low = folded(sentence.text)
    for kind in get_args(DeliveryOptionKind):
        if is_about(kind, low, header=sentence.zone in ("header", "nav")):
            yield kind


def _asked(order: Checkout | None) -> Iterator[DeliveryOption]:
    """What the fields of the order ask for."""
    for step in order.steps if order is not None else []:
        if step.name in ("product", "cart"):
            continue
        for field in (f for form in step.forms for f in form.fields):
            for kind in get_args(DeliveryOptionKind):
                label = _pattern(kind, "label")
                typed = field.type == beside(__file__, "words")[kind].get("field")
                if typed or (label is not None and label.search(folded(field.label))):
                    proof = Proof(page=step.url, signal="selector", quote=field.label, shot=step.shot)
                    yield DeliveryOption(kind=kind, text=field.label[:160], where="checkout", proof=[proof])
