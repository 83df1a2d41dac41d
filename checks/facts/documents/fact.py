"""The declaration of the fact: documents that bind or protect the customer."""

from __future__ import annotations

from checks.facts.common.summary import line, value, words
from checks.facts.documents.model import SiteDocument
from checks.facts.documents.reader import documents
from checks.facts.fact import ListFact
from checks.model.text import Text
from checks.model.wording import name_of

DOCUMENTS: ListFact[SiteDocument] = ListFact(
    kind="documents",
    title=Text(ru="Документ", en="Document"),
    model=SiteDocument,
    read=documents,
    shown_on=("home",),
    identity=lambda d: f"{d.kind} {d.url}",
    summary=lambda d: line(name_of("documents", d.kind), words(d.text), value(d.url)),
)
