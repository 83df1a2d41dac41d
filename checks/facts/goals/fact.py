"""The declaration of the fact: what the owner's web analytics counts."""

from __future__ import annotations

from checks.facts.common.summary import line
from checks.facts.fact import ListFact
from checks.facts.goals.model import Goal
from checks.facts.goals.reader import goals
from checks.model.text import Text, same

GOALS: ListFact[Goal] = ListFact(
    kind="goals",
    title=Text(ru="Цель счётчика", en="Analytics goal"),
    model=Goal,
    read=goals,
    shown_on=("home",),
    needs_scripts=True,
    identity=lambda g: f"{g.vendor} {g.name}",
    summary=lambda g: line(same(g.name), same(g.vendor)),
)
