"""The declaration of the fact: pages."""

from __future__ import annotations

from checks.facts.fact import ListFact
from checks.facts.pages.model import PageInfo
from checks.facts.pages.reader import pages_seen
from checks.model.text import Text, same

PAGES: ListFact[PageInfo] = ListFact(
    kind="pages",
    title=Text(ru="Страница", en="Page"),
    model=PageInfo,
    read=pages_seen,
    shown_on=("home",),
    in_facts=False,
    identity=lambda p: f"{p.url} {p.device}",
    summary=lambda p: same(p.title or p.url),
)
