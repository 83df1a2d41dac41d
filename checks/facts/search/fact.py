"""The declaration of the fact: the site's own search."""

from __future__ import annotations

from checks.facts.common.summary import line, words
from checks.facts.fact import ListFact
from checks.facts.search.model import SiteSearch
from checks.facts.search.reader import search
from checks.model.text import Text

_NAME = Text(ru="Поле поиска", en="Search box")
_RESULTS = Text(ru="на «{word}» показал: {n}", en="results for “{word}”: {n}")
_NOTHING = Text(ru="на «{word}» ничего не показал", en="nothing for “{word}”")


def _summary(box: SiteSearch) -> Text:
    """The words of its box, and what it answered to the word that it was asked for."""
    answer = None if box.answers is None else _RESULTS if box.answers else _NOTHING
    return line(_NAME, words(box.text), answer.format(word=box.asked, n=box.results or "?") if answer else None)


SEARCH: ListFact[SiteSearch] = ListFact(
    kind="search",
    title=Text(ru="Поиск по сайту", en="Site search"),
    model=SiteSearch,
    read=search,
    shown_on=("home",),
    identity=lambda _: "search",
    summary=_summary,
)
