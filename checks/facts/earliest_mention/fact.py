"""The declaration of the fact: where on the way to an order something that decides it is first mentioned."""

from __future__ import annotations

from checks.facts.common.summary import line, words
from checks.facts.earliest_mention.model import EarliestMention
from checks.facts.earliest_mention.reader import earliest_mention
from checks.facts.fact import ListFact
from checks.model.text import Text
from checks.model.wording import name_of

EARLIEST_MENTION: ListFact[EarliestMention] = ListFact(
    kind="earliest_mention",
    title=Text(ru="Где сказано впервые", en="Where it is first mentioned"),
    model=EarliestMention,
    read=earliest_mention,
    shown_on=("home", "product", "delivery", "payment", "delivery_payment", "checkout"),
    identity=lambda m: m.subject,
    summary=lambda m: line(name_of("mentions", m.subject), name_of("places", m.place), words(m.text)),
)
