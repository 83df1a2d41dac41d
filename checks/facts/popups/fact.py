"""The declaration of the fact: popups."""

from __future__ import annotations

from checks.facts.fact import ListFact, Watch
from checks.facts.popups.model import Popup
from checks.facts.popups.reader import popups
from checks.model.text import Text

POPUPS: ListFact[Popup] = ListFact(
    kind="popups",
    title=Text(ru="Всплывающее окно", en="Pop-up"),
    model=Popup,
    read=popups,
    shown_on=("home",),
    needs_scripts=True,
    identity=lambda p: f"{p.kind} {p.device}",
    summary=lambda p: Text(ru="Всплывающее окно", en="Pop-up"),
    watch=Watch(),
)
