"""The declaration of the fact: emails."""

from __future__ import annotations

from checks.facts.emails.model import Email
from checks.facts.emails.reader import emails
from checks.facts.fact import ListFact, Watch
from checks.model.text import Text, same

EMAILS: ListFact[Email] = ListFact(
    kind="emails",
    title=Text(ru="E-mail", en="E-mail"),
    model=Email,
    read=emails,
    shown_on=(
        "home",
        "contacts",
    ),
    identity=lambda e: e.address.lower(),
    summary=lambda e: same(e.address),
    watch=Watch(welcome=True),
)
