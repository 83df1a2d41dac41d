"""The declaration of the fact: texts that explain a field or a price."""

from __future__ import annotations

from checks.facts.common.summary import line, named, words
from checks.facts.context import Pages
from checks.facts.fact import ListFact
from checks.facts.hints.model import Hint
from checks.facts.hints.reader import hints, opened_hints
from checks.model.text import Text
from checks.model.wording import name_of


def _read(pages: Pages) -> list[Hint]:
    """The hints, each with whether it opened when it was tried."""
    return opened_hints(hints(pages), pages.evidence.openings)


_DID_NOT_OPEN = Text(ru="не открылась", en="did not open")


def _summary(hint: Hint) -> Text:
    """What it explains, its words, and what opened it."""
    return line(
        name_of("hints", hint.on),
        words(hint.text),
        named("hint_triggers", hint.by),
        _DID_NOT_OPEN if hint.opens is False else None,
    )


HINTS: ListFact[Hint] = ListFact(
    kind="hints",
    title=Text(ru="Подсказка", en="Hint"),
    model=Hint,
    read=_read,
    shown_on=("home", "product", "checkout"),
    identity=lambda h: f"{h.on} {h.text}",
    summary=_summary,
)
