"""The declaration of the fact: what each page asks a visitor to do next."""

from __future__ import annotations

from checks.facts.fact import ListFact
from checks.facts.main_actions.model import MainAction
from checks.facts.main_actions.reader import main_actions
from checks.model.text import Text, joined, same
from checks.model.wording import quoted

_NONE = Text(ru="нет", en="none")
_PLACES = {
    True: Text(ru="на первом экране", en="on the first screen"),
    False: Text(ru="ниже первого экрана", en="below the first screen"),
}


def _summary(page: MainAction) -> Text:
    """The page, its button's words, and where that lies."""
    if not page.action:
        return joined([same(page.url), _NONE], ": ")
    place = [] if page.first_screen is None else [_PLACES[page.first_screen]]
    return joined([same(page.url), joined([quoted(page.action), *place])], ": ")


MAIN_ACTIONS: ListFact[MainAction] = ListFact(
    kind="main_actions",
    title=Text(ru="Следующий шаг", en="Next step"),
    model=MainAction,
    read=main_actions,
    shown_on=("home", "category", "product", "service"),
    identity=lambda a: f"{a.url} {a.device}",
    summary=_summary,
)
