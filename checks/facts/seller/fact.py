"""The declaration of the fact: seller."""

from __future__ import annotations

from checks.facts.fact import SingleFact
from checks.facts.seller.model import SellerIdentity
from checks.facts.seller.reader import seller
from checks.model.text import Text, same

SELLER: SingleFact[SellerIdentity] = SingleFact(
    kind="seller",
    title=Text(ru="Продавец", en="Seller"),
    model=SellerIdentity,
    nothing=SellerIdentity(),
    read=seller,
    shown_on=("home", "contacts", "about", "requisites"),
    summary=lambda s: same(", ".join(filter(None, [s.name, s.inn, s.ogrn]))) if s.name or s.inn or s.ogrn else None,
)
