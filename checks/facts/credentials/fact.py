"""The declaration of the fact: licences, certificates and memberships."""

from __future__ import annotations

from checks.facts.common.summary import line, value, words
from checks.facts.credentials.model import Credential
from checks.facts.credentials.reader import credentials
from checks.facts.fact import ListFact
from checks.model.text import Text
from checks.model.wording import name_of


def _summary(found: Credential) -> Text:
    """What it is, its number, what of it a visitor can check, and the words."""
    return line(
        name_of("credentials", found.kind),
        value(found.number),
        name_of("credential_proofs", found.shown) if not found.number else None,
        words(found.text),
    )


CREDENTIALS: ListFact[Credential] = ListFact(
    kind="credentials",
    title=Text(ru="Лицензия или сертификат", en="Licence or certificate"),
    model=Credential,
    read=credentials,
    shown_on=("home", "about"),
    identity=lambda c: f"{c.kind} {c.number or c.text}",
    summary=_summary,
)
