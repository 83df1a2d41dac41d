"""The declaration of the fact: the company's pages in social networks."""

from __future__ import annotations

from checks.facts.common.summary import line
from checks.facts.context import Pages
from checks.facts.fact import ListFact, Watch
from checks.facts.social.model import Social
from checks.facts.social.reader import add_answers, social
from checks.model.text import Text, same
from checks.model.wording import name_of


def _read(pages: Pages) -> list[Social]:
    """The company's pages, each with what it answered when it was asked."""
    found = social(pages)
    add_answers(found, pages.evidence.social)
    return found


_GONE = Text(ru="страницы нет", en="there is no such page")


SOCIAL: ListFact[Social] = ListFact(
    kind="social",
    title=Text(ru="Соцсеть", en="Social network"),
    model=Social,
    read=_read,
    shown_on=("home", "contacts"),
    identity=lambda s: f"{s.network} {s.url}",
    name=lambda s: name_of("channels", s.network),
    summary=lambda s: line(name_of("channels", s.network), same(s.url), _GONE if s.gone else None),
    watch=Watch(),
)
