"""The declaration of the fact: chat."""

from __future__ import annotations

from checks.facts.chat.model import Chat
from checks.facts.chat.reader import chat
from checks.facts.common.widget_responses import opened_chats
from checks.facts.context import Pages
from checks.facts.fact import ListFact, Watch
from checks.model.text import Text, same


def _read(pages: Pages) -> list[Chat]:
    """The chats, each with what its launcher opened when it was pressed."""
    return opened_chats(chat(pages), pages.evidence.openings, pages.signatures)


CHAT: ListFact[Chat] = ListFact(
    kind="chat",
    title=Text(ru="Чат", en="Chat"),
    model=Chat,
    read=_read,
    shown_on=("home",),
    needs_scripts=True,
    identity=lambda c: c.vendor or "?",
    summary=lambda c: same(c.name or c.vendor or "?"),
    watch=Watch(welcome=True),
)
