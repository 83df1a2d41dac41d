"""The declaration of the fact: unfilled social."""

from __future__ import annotations

from checks.facts.fact import ListFact
from checks.facts.social.model import Social
from checks.facts.social.reader import unfilled_social
from checks.model.text import Text
from checks.model.wording import name_of

UNFILLED_SOCIAL: ListFact[Social] = ListFact(
    kind="unfilled_social",
    title=Text(ru="Пустые ссылки на соцсети", en="Unfilled links to social networks"),
    model=Social,
    read=unfilled_social,
    shown_on=(
        "home",
        "contacts",
    ),
    identity=lambda s: s.network,
    summary=lambda s: name_of("channels", s.network),
)
