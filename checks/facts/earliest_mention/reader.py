"""Where on the way to the order delivery and payment are told first: on the product page, on another page before the cart, in
the cart, or only at the checkout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from checks.facts.delivery.reader import delivery, describe
from checks.facts.payments.reader import payments
from checks.model import Checkout, Delivery, FirstTold, Product, Proof, ToldAt, ToldSubject
from crawler.reading.pages.page import PageView

_PLACES: tuple[ToldAt, ...] = get_args(ToldAt)
_OF_ROLES: dict[str, ToldAt] = {"product": "product", "cart": "cart", "checkout": "checkout"}
_Told = tuple[ToldSubject, ToldAt, str, list[Proof]]


def first_told(
    views: Sequence[PageView], *, market: str, products: Sequence[Product], order: Checkout | None
) -> list[FirstTold]:
    """Of each subject the earliest place that tells it, in the order of `ToldSubject`; one that is told nowhere is left out.

    A word such as "delivery" alone tells nothing: a way, a price or a term must be named. What stands in a footer counts as
    another page's, and a payment provider's script tells a customer nothing.
    """
    first: dict[ToldSubject, FirstTold] = {}
    for subject, place, text, proof in (*_on_pages(views, market), *_beside_products(products), *_in_steps(order)):
        known = first.get(subject)
        if known is None or _PLACES.index(place) < _PLACES.index(known.place):
            first[subject] = FirstTold(subject=subject, place=place, text=text[:160], proof=proof[:1])
    return [first[subject] for subject in get_args(ToldSubject) if subject in first]


def _on_pages(views: Sequence[PageView], market: str) -> Iterator[_Told]:
    for view in views:
        if view.page.device != "desktop":
            continue
        here = _OF_ROLES.get(view.page.role, "page")
        for way in delivery([view], market=market):
            yield from _of(way, "page" if way.where == "footer" else here)
        for paid in payments([view], market=market):
            if paid.where != "script":
                yield "payment", "page" if paid.where == "footer" else here, paid.text, paid.proof


def _beside_products(products: Sequence[Product]) -> Iterator[_Told]:
    """Prices and terms of product pages that name no way: "Delivery tomorrow, 300 ₽"."""
    for product in products:
        item = product.item("delivery")
        if item is not None:
            told = describe("other", item.text).model_copy(update={"proof": item.proof})
            if told.price or told.free_from or told.term:
                yield from _of(told, "product")


def _in_steps(order: Checkout | None) -> Iterator[_Told]:
    for step in order.steps if order is not None else []:
        here = _OF_ROLES.get(step.name, "checkout")
        page = [Proof(page=step.url, signal="text", shot=step.shot)]
        for way in step.delivery:
            yield from _of(way.model_copy(update={"proof": way.proof or page}), here)
        for paid in step.payments:
            yield "payment", here, paid.text, paid.proof or page


def _of(way: Delivery, place: ToldAt) -> Iterator[_Told]:
    yield "delivery", place, way.text, way.proof
    if cost := way.price or way.free_from:
        yield "delivery_price", place, cost, way.proof
    if way.term:
        yield "delivery_term", place, way.term, way.proof
