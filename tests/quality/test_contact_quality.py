"""Hours, addresses and KPP on real pages, with floors. The truth is `contact_truth.toml`.

Run as a program it prints precision and recall of each kind, and each mistake: `python tests/quality/test_contact_quality.py`.
The pages are read as saved files, without a browser. A floor falls only with a written reason beside it.
"""

from __future__ import annotations

import os
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from checks.facts.addresses import addresses
from checks.facts.hours import hours
from checks.facts.seller import seller
from crawler.reading.document import read_markup
from crawler.reading.page import PageView
from reports.inspection import read_without_browser

pytestmark = pytest.mark.corpus

PAGES = Path(__file__).resolve().parents[3] / "shared" / "data" / "pages" / "pages"
TRUTH = Path(__file__).with_name("contact_truth.toml")
FLOORS = {"hours": (0.95, 0.90), "addresses": (0.95, 0.90), "kpp": (1.0, 1.0)}
"""Precision and recall over items of all pages, those that say nothing of the kind included."""


def found(path: Path) -> tuple[dict[str, set[str]], list[str]]:
    """What leadwalk reads from the saved page in the terms of the truth, and the addresses as read."""
    view = PageView.of(read_without_browser(read_markup(path), "https://site.example/"))
    assert view is not None
    read = hours([view], market="RU")
    who = seller([view], market="RU")
    spans = {span for one in read for day in one.week.values() for span in day if span != "00:00-24:00"}
    return {
        "hours": spans | ({"24/7"} if any(one.around_the_clock for one in read) else set()),
        "kpp": {who.kpp[:4]} if who.kpp else set(),
    }, [one.text for one in addresses([view], market="RU")]


def names(key: str, address: str) -> bool:
    """Whether the address is the one that the truth means: the letters of the street and the house stand in it."""
    street, _, house = key.partition("-")
    return street in address.lower() and re.search(rf"(?<!\d){house}(?!\d)", address) is not None


@cache
def scores() -> tuple[dict[str, tuple[int, int, int]], list[str]]:
    """Per kind: items that are right, that are too many, that are missed; and each mistake in words."""
    pages = sorted(PAGES.glob("*.html.gz"))
    if not pages:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{PAGES} is missing, and CI must run the corpus tests")
        pytest.skip(f"{PAGES} is not on this machine")
    truth = tomllib.loads(TRUTH.read_text("utf-8"))["pages"]
    counts = {kind: [0, 0, 0] for kind in FLOORS}
    mistakes: list[str] = []

    def count(kind: str, page: str, right: set[str], extra: set[str], missed: set[str]) -> None:
        for place, items in enumerate((right, extra, missed)):
            counts[kind][place] += len(items)
        mistakes.extend(f"{kind}: {page} +{x}" for x in sorted(extra))
        mistakes.extend(f"{kind}: {page} -{x}" for x in sorted(missed))

    for path in pages:
        page = path.name.removesuffix(".html.gz")
        said = truth.get(page, {})
        got, places = found(path)
        for kind, wanted in (("hours", set(said.get("hours", ()))), ("kpp", {said["kpp"]} if "kpp" in said else set())):
            extra = got[kind] - wanted - set(said.get("open", ()))
            count(kind, page, got[kind] & wanted, extra, wanted - got[kind])
        keys = set(said.get("addresses", ()))
        right = {key for key in keys if any(names(key, place) for place in places)}
        known = keys | set(said.get("open", ()))
        strange = {place for place in places if not any(names(key, place) for key in known)}
        count("addresses", page, right, strange, keys - right)
    return {kind: (c[0], c[1], c[2]) for kind, c in counts.items()}, mistakes


def precision_recall(right: int, extra: int, missed: int) -> tuple[float, float]:
    return right / max(1, right + extra), right / max(1, right + missed)


@pytest.mark.parametrize("kind", FLOORS)
def test_contacts_reach_their_floor(kind: str) -> None:
    counts, mistakes = scores()
    precision, recall = precision_recall(*counts[kind])
    own = [m for m in mistakes if m.startswith(f"{kind}:")]
    assert precision >= FLOORS[kind][0], own
    assert recall >= FLOORS[kind][1], own


if __name__ == "__main__":
    counts, mistakes = scores()
    print(*mistakes, sep="\n")
    for kind, numbers in counts.items():
        precision, recall = precision_recall(*numbers)
        print(f"{kind}: n {numbers[0] + numbers[2]}, precision {precision:.3f}, recall {recall:.3f}")
