"""The declaration of the fact: places of the site that contradict each other."""

from __future__ import annotations

from checks.facts.common.summary import line
from checks.facts.contradictions.model import Contradiction
from checks.facts.contradictions.reader import contradictions
from checks.facts.fact import ListFact
from checks.model.text import Text, joined
from checks.model.wording import name_of, quoted


def _summary(found: Contradiction) -> Text:
    """What it is about, and what each of both places shows."""
    shown = zip((found.first, found.second), found.places, strict=True)
    both = (joined([quoted(text), name_of("places", place)], " ") for text, place in shown)
    return line(name_of("contradictions", found.kind), *both)


CONTRADICTIONS: ListFact[Contradiction] = ListFact(
    kind="contradictions",
    title=Text(ru="Противоречия", en="Contradictions"),
    model=Contradiction,
    read=contradictions,
    shown_on=("home", "contacts"),
    identity=lambda c: f"{c.kind} {c.first} {c.second}",
    summary=_summary,
)
