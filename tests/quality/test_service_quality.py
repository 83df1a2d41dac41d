"""Parts of product pages, and what follows an order, on real pages against `service_truth.toml`, with floors.

Run as a program it prints precision and recall, and each mistake: `python tests/quality/test_service_quality.py`. The pages
are read as saved files, without a browser. A floor falls only with a written reason beside it.
"""

from __future__ import annotations

import os
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from checks.facts.after_sale import after_sale
from checks.facts.product import products
from crawler.reading.document import read_markup
from crawler.reading.page import PageView
from reports.inspection import read_without_browser

pytestmark = pytest.mark.corpus

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
TRUTH = Path(__file__).with_name("service_truth.toml")
ADDRESS = "https://page.example/shop/page"

FLOORS = {"products": (0.95, 0.90), "after_sale": (0.95, 0.90)}
"""Precision and recall over items."""


def view(path: Path) -> PageView:
    """The saved page. Missing pages skip the test, but not in CI."""
    if not path.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{path} is missing, and CI must run the corpus tests")
        pytest.skip(f"{path} is not on this machine")
    found = PageView.of(read_without_browser(read_markup(path), ADDRESS))
    assert found is not None
    return found


def parts(page: str) -> set[str]:
    """The parts that a product page of the corpus tells."""
    corpus, _, number = page.partition("-")
    read = view(DATA / "forms" / corpus / "pages" / f"{number}.html.gz")
    read.page.role = "product"
    return {item.part for found in products([read], market="RU") for item in found.items}


def kinds(path: Path) -> set[str]:
    """What a page offers after the sale."""
    read = view(path)
    read.page.role = "other"
    return {fact.kind for fact in after_sale([read], market="RU")}


@cache
def scores() -> tuple[dict[str, tuple[int, int, int]], list[str]]:
    """Per subject: items that are right, that are too many, that are missed; and each mistake in words."""
    truth: dict[str, dict[str, dict[str, Any]]] = tomllib.loads(TRUTH.read_text("utf-8"))
    pages = DATA / "pages" / "pages"
    view(pages / f"{next(iter(truth['after_sale']))}.html.gz")
    read = {("products", name): parts(name) for name in truth["products"]}
    read |= {
        ("after_sale", path.name.removesuffix(".html.gz")): kinds(path) for path in sorted(pages.glob("*.html.gz"))
    }
    counts = {subject: [0, 0, 0] for subject in FLOORS}
    mistakes = []
    for (subject, page), got in read.items():
        said = truth[subject].get(page, {"told": []})
        want, unsure = set(said["told"]), set(said.get("open", ()))
        extra, missed = got - want - unsure, want - got
        for place, items in enumerate((got & want, extra, missed)):
            counts[subject][place] += len(items)
        mistakes += [f"{subject}: {page} +{x}" for x in sorted(extra)]
        mistakes += [f"{subject}: {page} -{x}" for x in sorted(missed)]
    return {subject: (c[0], c[1], c[2]) for subject, c in counts.items()}, mistakes


def precision_recall(right: int, extra: int, missed: int) -> tuple[float, float]:
    return right / max(1, right + extra), right / max(1, right + missed)


@pytest.mark.parametrize("subject", FLOORS)
def test_facts_reach_their_floor(subject: str) -> None:
    counts, mistakes = scores()
    precision, recall = precision_recall(*counts[subject])
    own = [m for m in mistakes if m.startswith(f"{subject}:")]
    assert precision >= FLOORS[subject][0], own
    assert recall >= FLOORS[subject][1], own


if __name__ == "__main__":
    counts, mistakes = scores()
    print(*mistakes, sep="\n")
    for subject, numbers in counts.items():
        sys.stdout.write(f"{subject}: {numbers} precision, recall: {precision_recall(*numbers)}\n")
