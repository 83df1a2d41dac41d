"""The declaration of the fact: windows that lie over the page."""

from __future__ import annotations

from checks.facts.common.summary import flag, line, named, words
from checks.facts.fact import ListFact, Watch
from checks.facts.popups.model import Popup
from checks.facts.popups.reader import popups
from checks.model.text import Text
from checks.model.wording import name_of, percent

_NAME = Text(ru="Всплывающее окно", en="Pop-up")
_CLOSABLE = Text(ru="закрывается", en="can be closed")
_NOT_CLOSABLE = Text(ru="не закрывается", en="cannot be closed")
_COVERS = Text(ru="закрывает {share} экрана", en="covers {share} of the screen")


def _name(_: Popup) -> Text:
    """The same for all: which one it is, its title says."""
    return _NAME


def _covers(share: float) -> Text:
    """How much of the screen it takes."""
    shown = percent(share)
    return Text(ru=_COVERS.ru.format(share=shown.ru), en=_COVERS.en.format(share=shown.en))


def _summary(popup: Popup) -> Text:
    """When and where it came, how much it covers, whether it closes, what it says and asks."""
    return line(
        name_of("devices", popup.device),
        name_of("popups", popup.kind),
        _covers(popup.share_of_screen) if popup.share_of_screen is not None else None,
        flag(popup.closable, _CLOSABLE, _NOT_CLOSABLE),
        words(popup.text),
        named("fields", *popup.asks),
    )


POPUPS: ListFact[Popup] = ListFact(
    kind="popups",
    title=Text(ru="Всплывающее окно", en="Pop-up"),
    model=Popup,
    read=popups,
    shown_on=("home",),
    needs_scripts=True,
    spoiled_by=("exit_popup",),
    identity=lambda p: f"{p.kind} {p.device}",
    name=_name,
    summary=_summary,
    watch=Watch(),
)
