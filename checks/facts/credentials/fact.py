"""The declaration of the fact: credentials."""

from __future__ import annotations

from checks.facts.credentials.model import Credential
from checks.facts.credentials.reader import credentials
from checks.facts.fact import ListFact
from checks.model.text import Text, same

CREDENTIALS: ListFact[Credential] = ListFact(
    kind="credentials",
    title=Text(ru="Лицензия или сертификат", en="Licence or certificate"),
    model=Credential,
    read=credentials,
    shown_on=(
        "home",
        "about",
    ),
    identity=lambda c: f"{c.kind} {c.number or c.text}",
    summary=lambda c: same(c.text or c.number or c.kind),
)
