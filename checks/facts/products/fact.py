"""The declaration of the fact: what product pages say."""

from __future__ import annotations

from checks.facts.common.summary import line, value, words
from checks.facts.fact import ListFact
from checks.facts.products.model import Product
from checks.facts.products.reader import products
from checks.model.text import Text, same
from checks.model.wording import percent


def _summary(product: Product) -> Text:
    """The product, its price, how much of what buyers ask the page answers, and its address."""
    price = product.item("price")
    return line(
        same(product.name or product.url),
        words(price.text) if price is not None else None,
        percent(product.completeness / 100),
        value(product.url) if product.name else None,
    )


PRODUCTS: ListFact[Product] = ListFact(
    kind="products",
    title=Text(ru="Карточка товара", en="Product page"),
    model=Product,
    read=products,
    shown_on=("product",),
    identity=lambda p: p.url,
    summary=_summary,
)
