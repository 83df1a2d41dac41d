"""Reviews of customers: a section of them, structured data, or a rating that is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.facts.common.words import any_of
from checks.facts.context import Pages
from checks.facts.reviews.model import Review
from crawler.reading.pages.document import Document
from crawler.reading.pages.page import PageView
from crawler.reading.words.tables import beside

_HEADING = re.compile(rf"^{any_of(beside(__file__, 'words')['heading'])}(?:\s*\(?\d{{0,6}}\)?)?$", re.I)
_NOTHING = re.compile(any_of(beside(__file__, "words")["nothing"]), re.I)
LEAST_TEXT = 60
"""Characters after the heading below which it is a link to reviews, not a section of them."""


def reviews(pages: Pages) -> list[Review]:
    """Where reviews are shown, one fact for each kind of place, by kind."""
    found: dict[str, Review] = {}
    for view in pages.views:
        if view.page.device != "desktop":
            continue
        for review in _of_page(view):
            found.setdefault(review.kind, review)
    return [found[kind] for kind in sorted(found)]


def _of_page(view: PageView) -> Iterator[Review]:
    for document in view.documents:
        yield from _section(view, document)
    for data in view.main.json_ld:
        rating = data.get("aggregateRating")
        if isinstance(rating, dict) or data.get("@type") in ("Review", "AggregateRating"):
            quote = str((rating or data).get("ratingValue", ""))[:20] if isinstance(rating or data, dict) else ""
            yield Review(kind="schema_org", text=quote, proof=[view.prove("schema_org", f"rating {quote}")])


def _section(view: PageView, document: Document) -> Iterator[Review]:
    for heading in document.elements("h1", "h2", "h3", "h4", "summary", "legend"):
        words = document.text(heading, limit=200)
        if not _HEADING.match(words) or not document.visible(heading):
            continue
        around = heading.getparent()
        text = document.text(around, limit=4_000) if around is not None else ""
        if len(text) - len(words) >= LEAST_TEXT and not _NOTHING.search(text[:400]):
            yield Review(
                kind="section", text=words, proof=[view.prove("text", text, document=document, element=heading)]
            )
            return
