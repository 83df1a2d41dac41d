"""The declaration of the fact: customers' reviews."""

from __future__ import annotations

from checks.facts.common.summary import line, words
from checks.facts.fact import ListFact
from checks.facts.reviews.model import Review
from checks.facts.reviews.reader import reviews
from checks.model.text import Text
from checks.model.wording import name_of

REVIEWS: ListFact[Review] = ListFact(
    kind="reviews",
    title=Text(ru="Отзывы", en="Reviews"),
    model=Review,
    read=reviews,
    shown_on=("home", "product", "reviews"),
    identity=lambda r: r.kind,
    summary=lambda r: line(name_of("reviews", r.kind), words(r.text)),
)
