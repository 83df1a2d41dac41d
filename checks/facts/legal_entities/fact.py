"""The declaration of the fact: legal entities."""

from __future__ import annotations

from checks.facts.fact import SingleFact, Watch
from checks.facts.legal_entities.model import LegalEntities
from checks.facts.legal_entities.reader import legal_entities
from checks.model.text import Text

_SERVED = Text(ru="Продажа компаниям", en="Sale to companies")

LEGAL_ENTITIES: SingleFact[LegalEntities] = SingleFact(
    kind="legal_entities",
    title=Text(ru="Компаниям", en="For companies"),
    model=LegalEntities,
    nothing=LegalEntities(supported=None),
    read=legal_entities,
    shown_on=("home", "legal_entities", "payment", "delivery_payment", "checkout"),
    summary=lambda c: _SERVED if c.supported else None,
    watch=Watch(welcome=True),
)
