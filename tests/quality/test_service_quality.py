"""Parts of product pages, and what follows an order, on the pages of each corpus against `service_truth.toml`, with floors.

Run as a program it prints precision and recall, and each mistake: `python -m tests.quality.test_service_quality`. The pages
are read as saved files, without a browser. A floor falls only with a written reason beside it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from checks.facts.after_sale.reader import after_sale
from checks.facts.context import Pages
from checks.facts.products.reader import products
from tests.quality.scoring import Corpus, Tally, kinds, page_view, tell_each

ADDRESS = "https://page.example/shop/page"

FLOORS = {
    "real": {"products": (0.95, 0.90), "after_sale": (0.95, 0.90)},
    "invented": {"products": (1.0, 0.92), "after_sale": (0.90, 0.78)},
}
"""Precision and recall over items."""


def parts(path: Path) -> set[str]:
    """The parts that a product page tells."""
    read = page_view(path, ADDRESS)
    read.page.role = "product"
    return {item.part for found in products(Pages.of_views([read])) for item in found.items}


def offered(path: Path) -> set[str]:
    """What a page offers after the sale."""
    read = page_view(path, ADDRESS)
    read.page.role = "other"
    return {fact.kind for fact in after_sale(Pages.of_views([read]))}


@cache
def scores(corpus: Corpus) -> Tally:
    truth = corpus.said("service")
    read = {("products", name): parts(corpus.path(name)) for name in truth["products"]}
    read |= {("after_sale", page): offered(path) for page, path in corpus.pages().items()}
    tally = Tally()
    for (subject, page), got in read.items():
        said = truth[subject].get(page, {"told": []})
        tally.compare(subject, page, got, set(said["told"]), said.get("open", ()))
    return tally


@pytest.mark.parametrize(("corpus", "subject"), kinds(FLOORS))
def test_facts_reach_their_floor(corpus: Corpus, subject: str) -> None:
    scores(corpus).hold(subject, FLOORS[corpus.name])


if __name__ == "__main__":
    tell_each(scores)
