"""The declaration of the fact: e-mail addresses."""

from __future__ import annotations

from checks.facts.common.summary import flag, line
from checks.facts.emails.model import Email
from checks.facts.emails.reader import emails
from checks.facts.fact import ListFact, Watch
from checks.model.text import Text, same

_CLICKABLE = Text(ru="нажимается", en="clickable")
_NOT_CLICKABLE = Text(ru="не нажимается", en="not clickable")


EMAILS: ListFact[Email] = ListFact(
    kind="emails",
    title=Text(ru="E-mail", en="E-mail"),
    model=Email,
    read=emails,
    shown_on=("home", "contacts"),
    identity=lambda e: e.address.lower(),
    name=lambda e: same(e.address),
    summary=lambda e: line(same(e.address), flag(e.clickable, _CLICKABLE, _NOT_CLICKABLE)),
    watch=Watch(welcome=True),
)
