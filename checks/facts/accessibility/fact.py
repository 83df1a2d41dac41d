"""The declaration of the fact: what axe-core found in forms, dialogs and contact links."""

from __future__ import annotations

from checks.facts.accessibility.model import Accessibility
from checks.facts.accessibility.reader import accessibility
from checks.facts.fact import SingleFact
from checks.model.text import Text, joined, same


def _summary(found: Accessibility) -> Text | None:
    """Each broken rule with the number of elements that break it."""
    return joined(same(f"{fault.rule} ({fault.count})") for fault in found.faults) if found.faults else None


ACCESSIBILITY: SingleFact[Accessibility] = SingleFact(
    kind="accessibility",
    title=Text(ru="Доступность", en="Accessibility"),
    model=Accessibility,
    nothing=Accessibility(),
    read=accessibility,
    shown_on=("home",),
    summary=_summary,
)
