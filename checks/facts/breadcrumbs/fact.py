"""The declaration of the fact: whether pages of the catalogue show where one is."""

from __future__ import annotations

from checks.facts.breadcrumbs.model import Breadcrumbs
from checks.facts.breadcrumbs.reader import breadcrumbs
from checks.facts.fact import ListFact
from checks.model.text import Text, joined, same
from checks.model.wording import name_of


def _summary(page: Breadcrumbs) -> Text:
    """The page, and the row that it shows."""
    row = same(page.text) if page.text else name_of("states", "yes" if page.shown else "no")
    return joined([same(page.url), row], ": ")


BREADCRUMBS: ListFact[Breadcrumbs] = ListFact(
    kind="breadcrumbs",
    title=Text(ru="Хлебные крошки", en="Breadcrumbs"),
    model=Breadcrumbs,
    read=breadcrumbs,
    shown_on=("home", "category", "product"),
    identity=lambda b: f"{b.url} {b.device}",
    summary=_summary,
)
