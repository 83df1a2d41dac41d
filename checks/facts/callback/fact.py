"""The declaration of the fact: callback."""

from __future__ import annotations

from checks.facts.callback.model import Callback
from checks.facts.callback.reader import callback
from checks.facts.callback.widgets import callback_widgets
from checks.facts.common.widget_responses import opened_callbacks
from checks.facts.context import Pages
from checks.facts.fact import ListFact, Watch
from checks.model.text import Text, same


def _read(pages: Pages) -> list[Callback]:
    """Vendors' widgets before buttons and forms, each with what it opened when it was pressed."""
    found = [*callback_widgets(pages), *callback(pages)]
    return opened_callbacks(found, pages.evidence.openings, pages.signatures)


CALLBACK: ListFact[Callback] = ListFact(
    kind="callback",
    title=Text(ru="Обратный звонок", en="Callback"),
    model=Callback,
    read=_read,
    shown_on=(
        "home",
        "contacts",
    ),
    needs_scripts=True,
    identity=lambda c: f"{c.kind} {c.vendor or ''}",
    summary=lambda c: same(c.vendor or c.text or c.kind),
    watch=Watch(welcome=True),
)
