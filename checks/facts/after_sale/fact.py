"""The declaration of the fact: after sale."""

from __future__ import annotations

from checks.facts.after_sale.model import AfterSale
from checks.facts.after_sale.reader import after_sale
from checks.facts.fact import ListFact
from checks.model.text import Text, same

AFTER_SALE: ListFact[AfterSale] = ListFact(
    kind="after_sale",
    title=Text(ru="После заказа", en="After the sale"),
    model=AfterSale,
    read=after_sale,
    shown_on=(
        "home",
        "delivery",
        "delivery_payment",
        "faq",
        "warranty",
    ),
    identity=lambda a: a.kind,
    summary=lambda a: same(a.text or a.kind),
)
