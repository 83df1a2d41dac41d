"""The declaration of the fact: documents."""

from __future__ import annotations

from checks.facts.documents.model import SiteDocument
from checks.facts.documents.reader import documents
from checks.facts.fact import ListFact
from checks.model.text import Text, same

DOCUMENTS: ListFact[SiteDocument] = ListFact(
    kind="documents",
    title=Text(ru="Документ", en="Document"),
    model=SiteDocument,
    read=documents,
    shown_on=("home",),
    identity=lambda d: f"{d.kind} {d.url}",
    summary=lambda d: same(d.text or d.url or d.kind),
)
