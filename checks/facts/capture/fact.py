"""The declaration of the fact: what the site offers in exchange for a contact."""

from __future__ import annotations

from checks.facts.capture.model import Capture
from checks.facts.capture.reader import capture
from checks.facts.common.summary import line, named, value, words
from checks.facts.fact import ListFact
from checks.model.text import Text
from checks.model.wording import name_of


def _summary(found: Capture) -> Text:
    """What is offered, by whom, in which words, and what it asks for."""
    return line(name_of("captures", found.kind), value(found.vendor), words(found.text), named("fields", *found.asks))


CAPTURE: ListFact[Capture] = ListFact(
    kind="capture",
    title=Text(ru="Сбор контакта", en="Contact capture"),
    model=Capture,
    read=capture,
    shown_on=("home",),
    needs_scripts=True,
    spoiled_by=("exit_popup",),
    identity=lambda c: f"{c.kind} {c.vendor or ''}",
    summary=_summary,
)
