"""The declaration of the fact: fields whose signs of being required contradict each other."""

from __future__ import annotations

from checks.facts.common.summary import line, words
from checks.facts.fact import ListFact
from checks.facts.required_contradictions.model import RequiredContradiction
from checks.facts.required_contradictions.reader import required_contradictions
from checks.model.text import Text, same
from checks.model.wording import name_of

REQUIRED_CONTRADICTIONS: ListFact[RequiredContradiction] = ListFact(
    kind="required_contradictions",
    title=Text(ru="Противоречивые пометки полей", en="Contradicting marks of fields"),
    model=RequiredContradiction,
    read=required_contradictions,
    shown_on=("home", "contacts", "checkout"),
    identity=lambda r: f"{r.kind} {r.form} {r.label}",
    summary=lambda r: line(
        same(r.label or r.type), name_of("required_contradictions", r.kind), words(r.form), words(r.message)
    ),
)
