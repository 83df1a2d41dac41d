"""The declaration of the fact: ways to ask for a call back."""

from __future__ import annotations

from checks.facts.callback.model import Callback
from checks.facts.callback.reader import callback
from checks.facts.callback.widgets import callback_widgets
from checks.facts.common.summary import flag, line, named, value, words
from checks.facts.common.widget_responses import opened_callbacks
from checks.facts.context import Pages
from checks.facts.fact import ListFact, Watch
from checks.model.text import Text, same
from checks.model.wording import name_of


def _read(pages: Pages) -> list[Callback]:
    """Vendors' widgets before buttons and forms, each with what it opened when it was pressed."""
    found = [*callback_widgets(pages), *callback(pages)]
    return opened_callbacks(found, pages.evidence.openings, pages.signatures)


_OPENS = Text(ru="открывается", en="opens")
_DOES_NOT_OPEN = Text(ru="не открывается", en="does not open")


def _name(found: Callback) -> Text:
    """The vendor, the button's words, or what kind of thing it is."""
    return same(found.vendor or found.text) if found.vendor or found.text else name_of("callbacks", found.kind)


def _summary(found: Callback) -> Text:
    """Its kind, vendor and words; whether it opens, what it asks and promises."""
    return line(
        name_of("callbacks", found.kind),
        value(found.vendor),
        words(found.text),
        named("confidence", found.confidence if found.vendor else None),
        flag(found.opens, _OPENS, _DOES_NOT_OPEN),
        named("fields", *found.asks),
        words(found.promise),
    )


CALLBACK: ListFact[Callback] = ListFact(
    kind="callback",
    title=Text(ru="Обратный звонок", en="Callback"),
    model=Callback,
    read=_read,
    shown_on=("home", "contacts"),
    needs_scripts=True,
    identity=lambda c: f"{c.kind} {c.vendor or ''}",
    name=_name,
    summary=_summary,
    watch=Watch(welcome=True),
)
