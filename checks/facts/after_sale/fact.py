"""The declaration of the fact: what serves a customer after the order."""

from __future__ import annotations

from checks.facts.after_sale.model import AfterSale
from checks.facts.after_sale.reader import after_sale
from checks.facts.common.summary import line, words
from checks.facts.fact import ListFact
from checks.model.text import Text
from checks.model.wording import name_of

AFTER_SALE: ListFact[AfterSale] = ListFact(
    kind="after_sale",
    title=Text(ru="После заказа", en="After the sale"),
    model=AfterSale,
    read=after_sale,
    shown_on=("home", "delivery", "delivery_payment", "faq", "warranty"),
    identity=lambda a: a.kind,
    summary=lambda a: line(name_of("after_sale", a.kind), words(a.text)),
)
