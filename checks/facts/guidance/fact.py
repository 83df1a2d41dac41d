"""The declaration of the fact: guidance."""

from __future__ import annotations

from checks.facts.fact import ListFact
from checks.facts.guidance.model import Guidance
from checks.facts.guidance.reader import guidance
from checks.model.text import Text, same

GUIDANCE: ListFact[Guidance] = ListFact(
    kind="guidance",
    title=Text(ru="Следующий шаг", en="Next step"),
    model=Guidance,
    read=guidance,
    shown_on=(
        "home",
        "category",
        "product",
        "service",
    ),
    identity=lambda g: f"{g.url} {g.device}",
    summary=lambda g: same(g.action or g.url),
)
