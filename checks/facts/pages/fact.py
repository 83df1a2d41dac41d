"""The declaration of the fact: the pages that were visited."""

from __future__ import annotations

from checks.facts.common.summary import line, value, words
from checks.facts.fact import ListFact
from checks.facts.pages.model import PageInfo
from checks.facts.pages.reader import pages_seen
from checks.model.text import Text
from checks.model.wording import name_of

PAGES: ListFact[PageInfo] = ListFact(
    kind="pages",
    title=Text(ru="Страница", en="Page"),
    model=PageInfo,
    read=pages_seen,
    shown_on=("home",),
    in_facts=False,
    identity=lambda p: f"{p.url} {p.device}",
    summary=lambda p: line(name_of("pages", p.role), words(p.title), value(p.url), name_of("devices", p.device)),
)
