"""The declaration of the fact: contradictions."""

from __future__ import annotations

from checks.facts.contradictions.model import Contradiction
from checks.facts.contradictions.reader import contradictions
from checks.facts.fact import ListFact
from checks.model.text import Text

CONTRADICTIONS: ListFact[Contradiction] = ListFact(
    kind="contradictions",
    title=Text(ru="Противоречия", en="Contradictions"),
    model=Contradiction,
    read=contradictions,
    shown_on=(
        "home",
        "contacts",
    ),
    identity=lambda c: f"{c.kind} {c.first} {c.second}",
    summary=lambda c: Text(ru=f"{c.first} и {c.second}", en=f"{c.first} and {c.second}"),
)
