"""The declaration of the fact: hints."""

from __future__ import annotations

from checks.facts.context import Pages
from checks.facts.fact import ListFact
from checks.facts.hints.model import Hint
from checks.facts.hints.reader import hints, opened_hints
from checks.model.text import Text, same


def _read(pages: Pages) -> list[Hint]:
    """The hints, each with whether it opened when it was tried."""
    return opened_hints(hints(pages), pages.evidence.openings)


HINTS: ListFact[Hint] = ListFact(
    kind="hints",
    title=Text(ru="Подсказка", en="Hint"),
    model=Hint,
    read=_read,
    shown_on=(
        "home",
        "product",
        "checkout",
    ),
    identity=lambda h: f"{h.on} {h.text}",
    summary=lambda h: same(h.text[:80]),
)
