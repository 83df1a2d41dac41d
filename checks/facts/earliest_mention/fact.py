"""The declaration of the fact: earliest mention."""

from __future__ import annotations

from checks.facts.earliest_mention.model import EarliestMention
from checks.facts.earliest_mention.reader import earliest_mention
from checks.facts.fact import ListFact
from checks.model.text import Text, same

EARLIEST_MENTION: ListFact[EarliestMention] = ListFact(
    kind="earliest_mention",
    title=Text(ru="Где сказано впервые", en="Where it is first mentioned"),
    model=EarliestMention,
    read=earliest_mention,
    shown_on=(
        "home",
        "product",
        "delivery",
        "payment",
        "delivery_payment",
        "checkout",
    ),
    identity=lambda m: m.subject,
    summary=lambda m: same(f"{m.subject}: {m.place}"),
)
