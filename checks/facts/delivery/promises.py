"""Promises of delivery that name no way: "Free shipping over $50", "Доставим за 2 дня", "Delivery: 3-5 days"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checks.facts.common.ways import Sentence, sentences
from checks.facts.delivery.model import Delivery
from checks.facts.delivery.terms import free_from, price, terms
from crawler.reading.pages.page import PageView
from crawler.reading.words.tables import beside
from crawler.reading.words.text import squeeze

MAX_PROMISES = 12
"""Of a page; a list of goods repeats what it promises for each."""
MAX_TEXT = 300
"""Characters of a sentence that is read; a longer one is an article's."""
LISTED = 4
"""So near after a sentence about delivery a line such as "Rest of the world: 13-20 days" goes on with it."""
_ITEM = re.compile(r"(?:бесплатно|free)\b|[^:]{3,60}: (?:от |до |from |up to )?\d{1,2}\b")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(beside(__file__, "words")["promise"][name], re.I)


def promises(view: PageView) -> Iterator[tuple[Sentence, Delivery]]:
    """What the sentences of a page promise where they name no way, each with its sentence: a time, a sum from which it
    is free, a price. A price counts only beside the word for delivery; the others also under a heading about
    delivery."""
    seen: set[tuple[str, str]] = set()
    since = LISTED
    for sentence in sentences(view, "delivery"):
        spoken = _pattern("words").search(sentence.low) is not None
        since = 0 if spoken or sentence.named else since + 1
        if sentence.named or len(sentence.text) > MAX_TEXT or _pattern("other").search(sentence.low):
            continue
        listed = since < LISTED and _ITEM.match(sentence.low) is not None
        if not (spoken or sentence.topical or listed):
            continue
        for one in _read(sentence, spoken):
            key = (one.term or "", one.free_from or one.price or "")
            if key in seen:
                continue
            seen.add(key)
            yield sentence, one
            if len(seen) >= MAX_PROMISES:
                return


def _read(sentence: Sentence, spoken: bool) -> Iterator[Delivery]:
    """Each time that the sentence names, with what it says of money; the money alone where it names no time."""
    text = squeeze(sentence.text)
    priced = spoken and _pattern("price").search(sentence.low) is not None
    base = Delivery(
        method="other",
        text=text[:200],
        free_from=free_from(sentence.line if len(sentence.line) <= MAX_TEXT else text),
        price=price(text) if priced else None,
    )
    found = terms(text)
    for when, days in found:
        yield base.model_copy(update={"term": when, "days": days})
    if not found and (base.free_from or base.price):
        yield base
