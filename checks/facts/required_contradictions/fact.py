"""The declaration of the fact: required contradictions."""

from __future__ import annotations

from checks.facts.fact import ListFact
from checks.facts.required_contradictions.model import RequiredContradiction
from checks.facts.required_contradictions.reader import required_contradictions
from checks.model.text import Text, same

REQUIRED_CONTRADICTIONS: ListFact[RequiredContradiction] = ListFact(
    kind="required_contradictions",
    title=Text(ru="Противоречивые пометки полей", en="Contradicting marks of fields"),
    model=RequiredContradiction,
    read=required_contradictions,
    shown_on=(
        "home",
        "contacts",
        "checkout",
    ),
    identity=lambda r: f"{r.kind} {r.form} {r.label}",
    summary=lambda r: same(f"{r.kind}: {r.label or r.type}"),
)
