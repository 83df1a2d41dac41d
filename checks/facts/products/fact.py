"""The declaration of the fact: products."""

from __future__ import annotations

from checks.facts.fact import ListFact
from checks.facts.products.model import Product
from checks.facts.products.reader import products
from checks.model.text import Text, same

PRODUCTS: ListFact[Product] = ListFact(
    kind="products",
    title=Text(ru="Карточка товара", en="Product page"),
    model=Product,
    read=products,
    shown_on=("product",),
    identity=lambda p: p.url,
    summary=lambda p: same(p.name or p.url),
)
