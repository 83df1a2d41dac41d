"""The declaration of the fact: opening hours."""

from __future__ import annotations

import re

from checks.facts.common.summary import line, value
from checks.facts.fact import ListFact
from checks.facts.hours.model import Hours
from checks.facts.hours.reader import hours
from checks.model.text import Text, same


def _identity(found: Hours) -> str:
    """The week, however it is written; the letters of what could not be read as one."""
    week = "; ".join(f"{day} {' '.join(spans)}".strip() for day, spans in sorted(found.week.items()))
    return week or re.sub(r"[\W_]+", "", found.text.lower())


HOURS: ListFact[Hours] = ListFact(
    kind="hours",
    title=Text(ru="Часы работы", en="Opening hours"),
    model=Hours,
    read=hours,
    shown_on=("home", "contacts"),
    identity=_identity,
    summary=lambda h: line(same(h.text), value(h.time_zone)),
)
