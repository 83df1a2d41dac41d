"""The declaration of the fact: links to a social network that lead to its start page, not to the company's."""

from __future__ import annotations

from checks.facts.common.summary import line
from checks.facts.fact import ListFact
from checks.facts.social.model import Social
from checks.facts.social.reader import unfilled_social
from checks.model.text import Text, same
from checks.model.wording import name_of

UNFILLED_SOCIAL: ListFact[Social] = ListFact(
    kind="unfilled_social",
    title=Text(ru="Пустые ссылки на соцсети", en="Unfilled links to social networks"),
    model=Social,
    read=unfilled_social,
    shown_on=("home", "contacts"),
    identity=lambda s: s.network,
    summary=lambda s: line(name_of("channels", s.network), same(s.url)),
)
