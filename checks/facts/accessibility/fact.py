"""The declaration of the fact: accessibility."""

from __future__ import annotations

from checks.facts.accessibility.model import Accessibility
from checks.facts.accessibility.reader import accessibility
from checks.facts.fact import SingleFact
from checks.model.text import Text, same

ACCESSIBILITY: SingleFact[Accessibility] = SingleFact(
    kind="accessibility",
    title=Text(ru="Доступность", en="Accessibility"),
    model=Accessibility,
    nothing=Accessibility(),
    read=accessibility,
    shown_on=("home",),
    summary=lambda a: same(", ".join(sorted({f.rule for f in a.faults}))) if a.faults else None,
)
