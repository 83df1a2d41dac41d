"""Rows of the comparison: what the product pages say.

A part that some check asks for has a row always, any other one where some site has it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import get_args

from checks.facts.products.fact import PRODUCTS
from checks.facts.products.model import ProductPart
from checks.facts.site import SiteFacts
from checks.measures.orders import no_orders
from checks.measures.product_pages import ENOUGH
from checks.model.finding import Finding, Status
from checks.model.source import Effort
from checks.model.text import Text, same
from crawler.record.page import Proof
from reports.comparison.cells import no, no_shop, unknown, yes
from reports.comparison.rows.row import ORDERS, Feature, Rows
from reports.language.words import phrase, word
from reports.model import Cell

WHOLE = 70
"""Percent of what buyers ask from which on product information counts as complete: seven questions of ten."""
MOST_NAMES = 4
"""Properties of the markup that a cell names."""
_ANSWERED_BY: Mapping[ProductPart, str] = {
    "price": "product_price",
    "availability": "product_availability",
    "photos": "product_photos",
    "description": "product_description",
    "characteristics": "product_characteristics",
    "reviews": "product_reviews",
    "warranty": "product_warranty",
    "returns": "product_returns",
    "delivery": "product_delivery",
    "payment": "product_payment",
    "favourites": "saved_products",
    "similar": "similar_products",
}
_WEIGHED_BY: Mapping[ProductPart, str] = {"one_click": "quick_order"}
"""The check counts an order without the cart from wherever it is offered."""
_EFFORT: Mapping[ProductPart, Effort] = {
    "photos": "medium",
    "description": "medium",
    "characteristics": "medium",
    "reviews": "medium",
    "comparison": "medium",
    "favourites": "medium",
    "similar": "medium",
}


def _parts(sites: Sequence[SiteFacts]) -> list[Feature]:
    return [
        _part(part)
        for part in get_args(ProductPart)
        if part in _ANSWERED_BY or part in _WEIGHED_BY or any(_proofs(site, part) for site in sites)
    ]


def _part(part: ProductPart) -> Feature:
    check = _ANSWERED_BY.get(part)
    weighed_by = (_WEIGHED_BY[part],) if part in _WEIGHED_BY else ()
    id, title, effort = f"product_{part}", word("parts", part), _EFFORT.get(part, "small")
    if check is not None:
        return Feature(id, title, effort, answered_by=check, words=_pages_with, profiles=ORDERS)
    return Feature(id, title, effort, partial(_having, part), weighed_by=weighed_by, profiles=ORDERS)


def _pages_with(site: SiteFacts, finding: Finding) -> Text | None:
    """On how many of the product pages the check found what it asks for."""
    if finding.status not in (Status.PASS, Status.FAIL) or finding.value is None:
        return no_shop(site, finding)
    return _on(round(finding.value * finding.values["pages"]), finding.values["pages"])


def _on(having: int, pages: int) -> Text | None:
    """ "on 2 of 3 product pages"; None for none."""
    return phrase("service_rows", "pages_with", n=having, all=pages) if having else None


def _proofs(site: SiteFacts, part: ProductPart) -> list[Proof]:
    return [proof for p in site[PRODUCTS] if (item := p.item(part)) for proof in item.proof]


def _unseen(site: SiteFacts) -> Cell:
    """The cell of a site none of whose product pages was read."""
    if no_orders(site):
        return Cell(state="n/a", text=word("walk", "no_shop"))
    return unknown(site.unseen(PRODUCTS))


def _having(part: ProductPart, site: SiteFacts) -> Cell:
    pages = site[PRODUCTS]
    if not pages:
        return _unseen(site)
    having = sum(p.item(part) is not None for p in pages)
    text, proof = _on(having, len(pages)), _proofs(site, part)
    if text and having / len(pages) >= ENOUGH:
        return yes(text, proof)
    return no(site, PRODUCTS, text=text, proof=proof)


def _completeness(site: SiteFacts) -> Cell:
    pages = site[PRODUCTS]
    if not pages:
        return _unseen(site)
    mean = round(sum(p.completeness for p in pages) / len(pages))
    text, proof = phrase("service_rows", "percent", n=mean), [proof for p in pages for proof in p.proof]
    return yes(text, proof) if mean >= WHOLE else no(site, PRODUCTS, text=text, proof=proof)


def _markup(site: SiteFacts, finding: Finding) -> Text | None:
    if finding.status is Status.FAIL:
        return phrase("service_rows", "markup_lacks", names=", ".join(finding.values["lacking"][:MOST_NAMES]))
    best = max((p.markup for p in site[PRODUCTS]), key=len, default=[])
    return same(", ".join(best[:MOST_NAMES])) if best else no_shop(site, finding)


ROWS: Rows = [
    Feature("product_completeness", word("service_rows", "completeness"), "medium", _completeness, profiles=ORDERS),
    _parts,
    Feature(
        "product_markup",
        word("service_rows", "markup"),
        "small",
        answered_by="product_markup",
        words=_markup,
        profiles=("shop",),
    ),
]
