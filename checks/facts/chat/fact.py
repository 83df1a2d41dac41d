"""The declaration of the fact: chats on the pages."""

from __future__ import annotations

from checks.facts.chat.model import Chat
from checks.facts.chat.reader import chat
from checks.facts.common.summary import flag, line, named
from checks.facts.common.widget_responses import opened_chats
from checks.facts.context import Pages
from checks.facts.fact import ListFact, Watch
from checks.model.text import Text, same
from checks.model.wording import name_of


def _read(pages: Pages) -> list[Chat]:
    """The chats, each with what its launcher opened when it was pressed."""
    return opened_chats(chat(pages), pages.evidence.openings, pages.signatures)


_OF_NO_VENDOR = Text(ru="чат неизвестного поставщика", en="a chat of no known vendor")
_OPENS = Text(ru="открывается", en="opens")
_DOES_NOT_OPEN = Text(ru="не открывается", en="does not open")


def _name(found: Chat) -> Text:
    """The vendor as people know it, or the launcher's words."""
    return same(found.name or found.vendor or "") if found.name or found.vendor else _OF_NO_VENDOR


def _summary(found: Chat) -> Text:
    """The vendor, how certain it is, its state, whether it opens, and where its window leads."""
    return line(
        _name(found),
        name_of("confidence", found.confidence),
        name_of("chat_states", found.state),
        flag(found.opens, _OPENS, _DOES_NOT_OPEN),
        named("channels", *found.links),
    )


CHAT: ListFact[Chat] = ListFact(
    kind="chat",
    title=Text(ru="Чат", en="Chat"),
    model=Chat,
    read=_read,
    shown_on=("home",),
    needs_scripts=True,
    identity=lambda c: c.vendor or "?",
    name=_name,
    summary=_summary,
    watch=Watch(welcome=True),
)
