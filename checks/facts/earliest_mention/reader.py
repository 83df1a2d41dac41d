"""Where on the way to the order delivery and payment are told first: on the product page, on another page before the
cart, in the cart, or only at the checkout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.checkout.model import Checkout
from checks.facts.context import Pages
from checks.facts.delivery.model import Delivery
from checks.facts.delivery.reader import delivery_shown, describe
from checks.facts.earliest_mention.model import EarliestMention, MentionPlace, MentionSubject
from checks.facts.payments.reader import payments_shown
from checks.facts.products.fact import PRODUCTS
from checks.facts.products.model import Product
from crawler.reading.pages.page import PageView
from crawler.record.page import Proof

_PLACES: tuple[MentionPlace, ...] = get_args(MentionPlace)
_OF_ROLES: dict[str, MentionPlace] = {"product": "product", "cart": "cart", "checkout": "checkout"}
_Mention = tuple[MentionSubject, MentionPlace, str, list[Proof]]


def earliest_mention(pages: Pages) -> list[EarliestMention]:
    """Of each subject the earliest place that tells it, in the order of `MentionSubject`; one that is told nowhere is
    left out.

    A word such as "delivery" alone tells nothing: a way, a price or a term must be named. What stands in a footer
    counts as another page's, and a payment provider's script tells a customer nothing.
    """
    first: dict[MentionSubject, EarliestMention] = {}
    for subject, place, text, proof in (
        *_on_pages(pages.views),
        *_beside_products(pages[PRODUCTS]),
        *_in_steps(pages[CHECKOUT]),
    ):
        known = first.get(subject)
        if known is None or _PLACES.index(place) < _PLACES.index(known.place):
            first[subject] = EarliestMention(subject=subject, place=place, text=text[:160], proof=proof[:1])
    return [first[subject] for subject in get_args(MentionSubject) if subject in first]


def _on_pages(views: Sequence[PageView]) -> Iterator[_Mention]:
    for view in views:
        if view.page.device != "desktop":
            continue
        here = _OF_ROLES.get(view.page.role, "page")
        for way in delivery_shown([view]):
            yield from _of(way, "page" if way.where == "footer" else here)
        for paid in payments_shown([view]):
            if paid.where != "script":
                yield "payment", "page" if paid.where == "footer" else here, paid.text, paid.proof


def _beside_products(products: Sequence[Product]) -> Iterator[_Mention]:
    """Prices and terms of product pages that name no way: "Delivery tomorrow, 300 ₽"."""
    for product in products:
        item = product.item("delivery")
        if item is not None:
            told = describe("other", item.text).model_copy(update={"proof": item.proof})
            if told.price or told.free_from or told.term:
                yield from _of(told, "product")


def _in_steps(order: Checkout | None) -> Iterator[_Mention]:
    for step in order.steps if order is not None else []:
        here = _OF_ROLES.get(step.name, "checkout")
        page = [Proof(page=step.url, signal="text", shot=step.shot)]
        for way in step.delivery:
            yield from _of(way.model_copy(update={"proof": way.proof or page}), here)
        for paid in step.payments:
            yield "payment", here, paid.text, paid.proof or page


def _of(way: Delivery, place: MentionPlace) -> Iterator[_Mention]:
    yield "delivery", place, way.text, way.proof
    if cost := way.price or way.free_from:
        yield "delivery_price", place, cost, way.proof
    if way.term:
        yield "delivery_term", place, way.term, way.proof
