"""The declaration of the fact: who sells, by name and registration numbers."""

from __future__ import annotations

from checks.facts.common.summary import flag, line
from checks.facts.fact import SingleFact
from checks.facts.seller.model import SellerIdentity
from checks.facts.seller.reader import seller
from checks.model.text import Text, joined, same

_HOLDS = Text(ru="контрольные суммы сходятся", en="checksums hold")
_FAILS = Text(ru="контрольные суммы не сходятся", en="checksums fail")
_LABELS = {
    "inn": Text(ru="ИНН {n}", en="INN {n}"),
    "kpp": Text(ru="КПП {n}", en="KPP {n}"),
    "ogrn": Text(ru="ОГРН {n}", en="OGRN {n}"),
}


def _summary(seller: SellerIdentity) -> Text | None:
    """The name and the registration numbers, and whether their checksums hold."""
    numbers = [(_LABELS[key], getattr(seller, key)) for key in _LABELS]
    known = [label.format(n=number) for label, number in numbers if number]
    if seller.name:
        return line(same(seller.name), *known, flag(seller.valid, _HOLDS, _FAILS))
    return joined([*known, *filter(None, [flag(seller.valid, _HOLDS, _FAILS)])]) if known else None


SELLER: SingleFact[SellerIdentity] = SingleFact(
    kind="seller",
    title=Text(ru="Продавец", en="Seller"),
    model=SellerIdentity,
    nothing=SellerIdentity(),
    read=seller,
    shown_on=("home", "contacts", "about", "requisites"),
    summary=_summary,
)
