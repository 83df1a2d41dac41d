"""The declaration of the fact: capture."""

from __future__ import annotations

from checks.facts.capture.model import Capture
from checks.facts.capture.reader import capture
from checks.facts.fact import ListFact
from checks.model.text import Text, joined, same
from checks.model.wording import name_of

CAPTURE: ListFact[Capture] = ListFact(
    kind="capture",
    title=Text(ru="Сбор контакта", en="Contact capture"),
    model=Capture,
    read=capture,
    shown_on=("home",),
    needs_scripts=True,
    identity=lambda c: f"{c.kind} {c.vendor or ''}",
    summary=lambda c: joined([name_of("captures", c.kind), same(c.text)]) if c.text else name_of("captures", c.kind),
)
