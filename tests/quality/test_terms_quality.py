"""Seller's numbers, selling to companies, ways of delivery and of payment on the pages of each corpus, with floors.

The truth is `terms_truth.toml`.

Run as a program it prints precision and recall of each kind, and each mistake:
`python -m tests.quality.test_terms_quality`. The pages are read as saved files, without a browser. A floor falls only with a
written reason beside it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from checks.facts.context import Pages
from checks.facts.delivery.reader import delivery
from checks.facts.legal_entities.reader import legal_entities
from checks.facts.payments.reader import payments
from checks.facts.seller.reader import seller
from tests.quality.scoring import REAL, Corpus, Tally, kinds, page_view, tell_each

FLOORS = {
    "real": {
        "companies": (0.95, 0.90),
        "delivery": (0.95, 0.90),
        "inn": (1.0, 1.0),
        "ogrn": (1.0, 1.0),
        "days": (0.95, 0.80),
        "free_from": (0.95, 0.90),
    },
    "invented": {"companies": (1.0, 1.0), "delivery": (1.0, 0.75), "inn": (1.0, 1.0), "ogrn": (1.0, 1.0)},
}
"""Precision and recall over items: pages that serve companies, ways of delivery, numbers whose checksum holds, terms in days,
sums from which a delivery is free. The real pages hold few terms; `test_delivery_quality.py` counts more, on shops' pages."""

PAYING = {
    "real": {"ways": (0.95, 0.90), "brands": (0.95, 0.90)},
    "invented": {"ways": (0.94, 0.73), "brands": (1.0, 0.81)},
}
"""Precision and recall of the ways to pay, and of the brands among them, on all pages."""

LAST = 4
"""Digits of a number that the truth keeps."""


def found(path: Path) -> dict[str, set[str]]:
    """What leadwalk reads from the saved page, in the terms of the truth."""
    view = page_view(path)
    who = seller(Pages.of_views([view]))
    ways = delivery(Pages.of_views([view]))
    serves = legal_entities(Pages.of_views([view]))
    return {
        "companies": {"yes"} if serves.supported else set(),
        "delivery": {d.method for d in ways if d.method != "other"},
        "days": {f"{d.days.least}-{'' if d.days.most is None else d.days.most}" for d in ways if d.days},
        "free_from": {re.sub(r"\D", "", d.free_from) for d in ways if d.free_from},
        "inn": {who.inn[-LAST:]} if who.inn and who.valid else set(),
        "ogrn": {who.ogrn[-LAST:]} if who.ogrn and who.valid else set(),
    }


def wanted(truth: dict[str, object]) -> dict[str, set[str]]:
    """The truth of one page by kind; a kind that the truth leaves open is not in it."""
    said: dict[str, set[str]] = {kind: {str(truth[kind])} if kind in truth else set() for kind in ("inn", "ogrn")}
    for kind in ("days", "free_from"):
        listed = truth.get(kind, [])
        said[kind] = {str(item) for item in listed} if isinstance(listed, list) else set()
    if "companies" in truth:
        said["companies"] = {"yes"} if truth["companies"] else set()
    if isinstance(ways := truth.get("delivery"), list):
        said["delivery"] = set(ways)
    return said


@cache
def scores(corpus: Corpus) -> Tally:
    tally = Tally()
    for page, truth in corpus.said("terms")["pages"].items():
        got = found(corpus.path(page))
        for kind, want in wanted(truth).items():
            tally.compare(kind, page, got[kind], want)
    return tally


@cache
def paying(corpus: Corpus) -> Tally:
    truth, tally = corpus.said("terms")["payments"], Tally()
    for page, path in corpus.pages().items():
        ways, said = payments(Pages.of_views([page_view(path)])), truth.get(page, {})
        tally.compare("ways", page, {p.method for p in ways}, set(said.get("ways", ())))
        tally.compare("brands", page, {p.provider for p in ways if p.provider}, set(said.get("brands", ())))
    return tally


@pytest.mark.parametrize(("corpus", "kind"), kinds(FLOORS))
def test_terms_reach_their_floor(corpus: Corpus, kind: str) -> None:
    scores(corpus).hold(kind, FLOORS[corpus.name])


@pytest.mark.parametrize(("corpus", "kind"), kinds(PAYING))
def test_ways_and_brands_of_paying_reach_their_floor(corpus: Corpus, kind: str) -> None:
    paying(corpus).hold(kind, PAYING[corpus.name])


def test_truth_covers_forty_pages_and_names_no_company() -> None:
    pages = REAL.said("terms")["pages"]
    assert len(pages) >= 40
    assert all(len(v) == LAST for truth in pages.values() for k, v in truth.items() if k in ("inn", "ogrn"))


if __name__ == "__main__":
    tell_each(scores)
    tell_each(paying)
