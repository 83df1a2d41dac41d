"""The declaration of the fact: whether a company can buy."""

from __future__ import annotations

from checks.facts.common.summary import line, named
from checks.facts.fact import SingleFact, Watch
from checks.facts.legal_entities.model import LegalEntities
from checks.facts.legal_entities.reader import legal_entities
from checks.model.text import Text

_SERVED = Text(ru="Продажа компаниям", en="Sale to companies")

_NOT_SERVED = Text(ru="Компаниям не продают", en="No sale to companies")


def _summary(sale: LegalEntities) -> Text | None:
    """Whether companies can buy, and the signs of it."""
    if sale.supported is None:
        return None
    return line(_SERVED, named("legal_signs", *sale.signs)) if sale.supported else _NOT_SERVED


LEGAL_ENTITIES: SingleFact[LegalEntities] = SingleFact(
    kind="legal_entities",
    title=Text(ru="Компаниям", en="For companies"),
    model=LegalEntities,
    nothing=LegalEntities(supported=None),
    read=legal_entities,
    shown_on=("home", "legal_entities", "payment", "delivery_payment", "checkout"),
    summary=_summary,
    watch=Watch(welcome=True),
)
