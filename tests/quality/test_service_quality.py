"""Parts of product pages, and what follows an order, on real pages against `service_truth.toml`, with floors.

Run as a program it prints precision and recall, and each mistake: `python -m tests.quality.test_service_quality`. The pages
are read as saved files, without a browser. A floor falls only with a written reason beside it.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from checks.facts.after_sale.reader import after_sale
from checks.facts.context import Pages
from checks.facts.products.reader import products
from tests.quality.scoring import SHARED, Tally, all_pages, page_view

pytestmark = pytest.mark.corpus

TRUTH = Path(__file__).with_name("service_truth.toml")
ADDRESS = "https://page.example/shop/page"

FLOORS = {"products": (0.95, 0.90), "after_sale": (0.95, 0.90)}
"""Precision and recall over items."""


def parts(page: str) -> set[str]:
    """The parts that a product page of the corpus tells."""
    corpus, _, number = page.partition("-")
    read = page_view(SHARED / "data" / "forms" / corpus / "pages" / f"{number}.html.gz", ADDRESS)
    read.page.role = "product"
    return {item.part for found in products(Pages.of_views([read])) for item in found.items}


def kinds(path: Path) -> set[str]:
    """What a page offers after the sale."""
    read = page_view(path, ADDRESS)
    read.page.role = "other"
    return {fact.kind for fact in after_sale(Pages.of_views([read]))}


@cache
def scores() -> Tally:
    truth: dict[str, dict[str, dict[str, Any]]] = tomllib.loads(TRUTH.read_text("utf-8"))
    read = {("products", name): parts(name) for name in truth["products"]}
    read |= {("after_sale", page): kinds(path) for page, path in all_pages().items()}
    tally = Tally()
    for (subject, page), got in read.items():
        said = truth[subject].get(page, {"told": []})
        tally.compare(subject, page, got, set(said["told"]), said.get("open", ()))
    return tally


@pytest.mark.parametrize("subject", FLOORS)
def test_facts_reach_their_floor(subject: str) -> None:
    scores().hold(subject, FLOORS)


if __name__ == "__main__":
    scores().tell()
