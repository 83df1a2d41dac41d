"""The declaration of the fact: hours."""

from __future__ import annotations

from checks.facts.fact import ListFact
from checks.facts.hours.model import Hours
from checks.facts.hours.reader import hours
from checks.model.text import Text, same

HOURS: ListFact[Hours] = ListFact(
    kind="hours",
    title=Text(ru="Часы работы", en="Opening hours"),
    model=Hours,
    read=hours,
    shown_on=(
        "home",
        "contacts",
    ),
    identity=lambda h: h.text.lower(),
    summary=lambda h: same(h.text),
)
