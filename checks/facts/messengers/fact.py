"""The declaration of the fact: messengers by which the company can be written to."""

from __future__ import annotations

from checks.facts.common.summary import line
from checks.facts.fact import ListFact, Watch
from checks.facts.messengers.model import Messenger
from checks.facts.messengers.reader import messengers
from checks.model.text import Text, joined, same
from checks.model.wording import name_of

_BROADCAST = Text(ru="канал для чтения", en="a channel to read")


def _name(found: Messenger) -> Text:
    """The messenger and the account."""
    return joined([name_of("channels", found.channel), same(found.account or found.url)], " ")


def _summary(found: Messenger) -> Text:
    """The messenger and the account; whether it only can be read, and whether it is less than certain."""
    return line(
        _name(found),
        _BROADCAST if found.broadcast else None,
        name_of("confidence", found.confidence) if found.confidence != "certain" else None,
    )


MESSENGERS: ListFact[Messenger] = ListFact(
    kind="messengers",
    title=Text(ru="Мессенджер", en="Messenger"),
    model=Messenger,
    read=messengers,
    shown_on=("home", "contacts"),
    identity=lambda m: f"{m.channel} {m.account or m.url}",
    name=_name,
    summary=_summary,
    watch=Watch(welcome=True),
)
