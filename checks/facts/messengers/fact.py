"""The declaration of the fact: messengers."""

from __future__ import annotations

from checks.facts.fact import ListFact, Watch
from checks.facts.messengers.model import Messenger
from checks.facts.messengers.reader import messengers
from checks.model.text import Text, joined, same
from checks.model.wording import name_of

MESSENGERS: ListFact[Messenger] = ListFact(
    kind="messengers",
    title=Text(ru="Мессенджер", en="Messenger"),
    model=Messenger,
    read=messengers,
    shown_on=(
        "home",
        "contacts",
    ),
    identity=lambda m: f"{m.channel} {m.account or m.url}",
    summary=lambda m: joined([name_of("channels", m.channel), same(m.account or m.url)], " "),
    watch=Watch(welcome=True),
)
