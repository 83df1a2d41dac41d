"""The declaration of the fact: search."""

from __future__ import annotations

from checks.facts.fact import ListFact
from checks.facts.search.model import SiteSearch
from checks.facts.search.reader import search
from checks.model.text import Text, same

SEARCH: ListFact[SiteSearch] = ListFact(
    kind="search",
    title=Text(ru="Поиск по сайту", en="Site search"),
    model=SiteSearch,
    read=search,
    shown_on=("home",),
    identity=lambda s: s.text,
    summary=lambda s: same(s.text),
)
