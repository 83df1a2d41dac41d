"""The declaration of the fact: counters that worked before the cookie notice was answered."""

from __future__ import annotations

from checks.facts.common.summary import line
from checks.facts.early_trackers.model import EarlyTracker
from checks.facts.early_trackers.reader import early_trackers
from checks.facts.fact import ListFact
from checks.model.text import Text, same
from checks.model.wording import name_of

EARLY_TRACKERS: ListFact[EarlyTracker] = ListFact(
    kind="early_trackers",
    title=Text(ru="Счётчик до согласия", en="Counter before consent"),
    model=EarlyTracker,
    read=early_trackers,
    shown_on=("home",),
    needs_scripts=True,
    spoiled_by=("banner",),
    identity=lambda t: t.vendor,
    summary=lambda t: line(same(t.name or t.vendor), name_of("tools", t.category)),
)
