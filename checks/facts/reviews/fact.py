"""The declaration of the fact: reviews."""

from __future__ import annotations

from checks.facts.fact import ListFact
from checks.facts.reviews.model import Review
from checks.facts.reviews.reader import reviews
from checks.model.text import Text, same

REVIEWS: ListFact[Review] = ListFact(
    kind="reviews",
    title=Text(ru="Отзывы", en="Reviews"),
    model=Review,
    read=reviews,
    shown_on=(
        "home",
        "product",
        "reviews",
    ),
    identity=lambda r: r.kind,
    summary=lambda r: same(r.text[:80] or r.kind),
)
