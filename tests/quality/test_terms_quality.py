"""Seller's numbers, selling to companies and ways of delivery on real pages, against `terms_truth.toml`, with floors.

Run as a program it prints precision and recall of each kind, and each mistake:
`python tests/quality/test_terms_quality.py`. The pages are read as saved files, without a browser. A floor falls only with a
written reason beside it.
"""

from __future__ import annotations

import os
import tomllib
from functools import cache
from pathlib import Path

import pytest

from checks.facts.delivery import delivery
from checks.facts.forms import forms
from checks.facts.legal_entities import legal_entities
from checks.facts.seller import seller
from crawler.reading.document import read_markup
from crawler.reading.page import PageView
from reports.inspection import read_without_browser

pytestmark = pytest.mark.corpus

PAGES = Path(__file__).resolve().parents[3] / "shared" / "data" / "pages" / "pages"
TRUTH = Path(__file__).with_name("terms_truth.toml")

FLOORS = {"companies": (0.95, 0.90), "delivery": (0.95, 0.90), "inn": (1.0, 1.0), "ogrn": (1.0, 1.0)}
"""Precision and recall over items: pages that serve companies, ways of delivery, numbers whose checksum holds."""

LAST = 4
"""Digits of a number that the truth keeps."""


def found(path: Path) -> dict[str, set[str]]:
    """What leadwalk reads from the saved page, in the terms of the truth."""
    view = PageView.of(read_without_browser(read_markup(path), ""))
    assert view is not None
    who = seller([view], market="RU")
    serves = legal_entities([view], market="RU", forms=forms([view], market="RU"))
    return {
        "companies": {"yes"} if serves.supported else set(),
        "delivery": {d.method for d in delivery([view], market="RU")},
        "inn": {who.inn[-LAST:]} if who.inn and who.valid else set(),
        "ogrn": {who.ogrn[-LAST:]} if who.ogrn and who.valid else set(),
    }


def wanted(truth: dict[str, object]) -> dict[str, set[str]]:
    """The truth of one page by kind; a kind that the truth leaves open is not in it."""
    said: dict[str, set[str]] = {kind: {str(truth[kind])} if kind in truth else set() for kind in ("inn", "ogrn")}
    if "companies" in truth:
        said["companies"] = {"yes"} if truth["companies"] else set()
    if isinstance(ways := truth.get("delivery"), list):
        said["delivery"] = set(ways)
    return said


@cache
def scores() -> tuple[dict[str, tuple[int, int, int]], list[str]]:
    """Per kind: items that are right, that are too many, that are missed; and each mistake in words."""
    counts = {kind: [0, 0, 0] for kind in FLOORS}
    mistakes = []
    for page, truth in tomllib.loads(TRUTH.read_text("utf-8"))["pages"].items():
        path = PAGES / f"{page}.html.gz"
        if not path.exists():
            if os.environ.get("CI") == "true":
                pytest.fail(f"{path} is missing, and CI must run the corpus tests")
            pytest.skip(f"{path} is not on this machine")
        got = found(path)
        for kind, want in wanted(truth).items():
            extra, missed = got[kind] - want, want - got[kind]
            for place, items in enumerate((got[kind] & want, extra, missed)):
                counts[kind][place] += len(items)
            mistakes += [f"{kind}: {page} +{x}" for x in sorted(extra)] + [
                f"{kind}: {page} -{x}" for x in sorted(missed)
            ]
    return {kind: (c[0], c[1], c[2]) for kind, c in counts.items()}, mistakes


def precision_recall(right: int, extra: int, missed: int) -> tuple[float, float]:
    return right / max(1, right + extra), right / max(1, right + missed)


@pytest.mark.parametrize("kind", FLOORS)
def test_terms_reach_their_floor(kind: str) -> None:
    counts, mistakes = scores()
    precision, recall = precision_recall(*counts[kind])
    own = [m for m in mistakes if m.startswith(f"{kind}:")]
    assert precision >= FLOORS[kind][0], own
    assert recall >= FLOORS[kind][1], own


def test_truth_covers_forty_pages_and_names_no_company() -> None:
    pages = tomllib.loads(TRUTH.read_text("utf-8"))["pages"]
    assert len(pages) >= 40
    assert all(len(v) == LAST for truth in pages.values() for k, v in truth.items() if k in ("inn", "ogrn"))


if __name__ == "__main__":
    counts, mistakes = scores()
    print(*mistakes, sep="\n")
    for kind, numbers in counts.items():
        precision, recall = precision_recall(*numbers)
        print(f"{kind}: n {numbers[0] + numbers[2]}, precision {precision:.3f}, recall {recall:.3f}")
