"""Seller's numbers, selling to companies, ways of delivery and of payment on real pages, with floors.

The truth is `terms_truth.toml`, and for payment that of the pages too.

Run as a program it prints precision and recall of each kind, and each mistake:
`python tests/quality/test_terms_quality.py`. The pages are read as saved files, without a browser. A floor falls only with a
written reason beside it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

from checks.facts.delivery import delivery
from checks.facts.forms import forms
from checks.facts.legal_entities import legal_entities
from checks.facts.payments import payments
from checks.facts.seller import seller
from checks.facts.tools import tools
from checks.model import Payment
from crawler.reading.document import read_markup
from crawler.reading.page import PageView
from reports.inspection import read_without_browser

pytestmark = pytest.mark.corpus

SHARED = Path(__file__).resolve().parents[3] / "shared"
PAGES = SHARED / "data" / "pages" / "pages"
SCORER = SHARED / "tools" / "score_pages.py"
TRUTH = Path(__file__).with_name("terms_truth.toml")

FLOORS = {
    "companies": (0.95, 0.90),
    "delivery": (0.95, 0.90),
    "inn": (1.0, 1.0),
    "ogrn": (1.0, 1.0),
    "days": (0.95, 0.80),
    "free_from": (0.95, 0.90),
}
"""Precision and recall over items: pages that serve companies, ways of delivery, numbers whose checksum holds, terms in days,
sums from which a delivery is free. These pages hold few terms; `test_delivery_quality.py` counts more, on shops' pages."""

LAST = 4
"""Digits of a number that the truth keeps."""


def found(path: Path) -> dict[str, set[str]]:
    """What leadwalk reads from the saved page, in the terms of the truth."""
    view = PageView.of(read_without_browser(read_markup(path), ""))
    assert view is not None
    who = seller([view], market="RU")
    ways = delivery([view], market="RU")
    serves = legal_entities([view], market="RU", forms=forms([view], market="RU"))
    return {
        "companies": {"yes"} if serves.supported else set(),
        "delivery": {d.method for d in ways if d.method != "other"},
        "days": {f"{d.days.least}-{'' if d.days.most is None else d.days.most}" for d in ways if d.days},
        "free_from": {re.sub(r"\D", "", d.free_from) for d in ways if d.free_from},
        "inn": {who.inn[-LAST:]} if who.inn and who.valid else set(),
        "ogrn": {who.ogrn[-LAST:]} if who.ogrn and who.valid else set(),
    }


def paid(view: PageView) -> list[Payment]:
    return payments([view], market="RU", tools=tools([view], market="RU"))


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


def test_ways_to_pay_reach_their_floor(tmp_path: Path) -> None:
    """Scored by the scorer beside the pages; what it calls too many counts as right only where it was read on the page."""
    index = PAGES.parent / "index.jsonl"
    if not (index.exists() and SCORER.exists()):
        if os.environ.get("CI") == "true":
            pytest.fail(f"{index} or {SCORER} is missing, and CI must run the corpus tests")
        pytest.skip(f"{index} or {SCORER} is not on this machine")
    predictions = tmp_path / "predictions.jsonl"
    with predictions.open("w", encoding="utf-8") as out:
        for line in index.read_text("utf-8").splitlines():
            path = PAGES / f"{json.loads(line)['id']}.html.gz"
            view = PageView.of(read_without_browser(read_markup(path), ""))
            assert view is not None
            ways = [{"method": p.method} for p in paid(view)]
            out.write(json.dumps({"target": str(path), "facts": {"payments": ways}}) + "\n")
    command = [sys.executable, str(SCORER), "--data", str(PAGES.parent), "--predictions", str(predictions)]
    done = subprocess.run([*command, "--errors", "1000"], capture_output=True, text=True, check=True, timeout=60)
    *mistakes, last = done.stdout.splitlines()
    score = json.loads(last)["payments"]
    read = tomllib.loads(TRUTH.read_text("utf-8"))["payments"]
    extra = re.findall(r"payments: (\S+) \+(\S+)", "\n".join(mistakes))
    wrong = [(page, way) for page, way in extra if way not in read.get(page, {}).get("ways", ())]
    right = round(score["recall"] * score["n"]) + len(extra) - len(wrong)
    assert score["recall"] >= 0.95
    assert right / (right + len(wrong)) >= 0.95, wrong


def test_ways_and_brands_of_paying_reach_their_floor() -> None:
    truth = tomllib.loads(TRUTH.read_text("utf-8"))["payments"]
    pages = sorted(PAGES.glob("*.html.gz"))
    if not pages:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{PAGES} is missing, and CI must run the corpus tests")
        pytest.skip(f"{PAGES} is not on this machine")
    got: dict[str, set[tuple[str, str]]] = {"ways": set(), "brands": set()}
    for path in pages:
        page = path.name.removesuffix(".html.gz")
        view = PageView.of(read_without_browser(read_markup(path), ""))
        assert view is not None
        got["ways"] |= {(page, p.method) for p in paid(view)}
        got["brands"] |= {(page, p.provider) for p in paid(view) if p.provider}
    for kind, found_here in got.items():
        want = {(page, item) for page, said in truth.items() for item in said.get(kind, ())}
        mistakes = [f"+{x}" for x in found_here - want] + [f"-{x}" for x in want - found_here]
        precision, recall = precision_recall(len(found_here & want), len(found_here - want), len(want - found_here))
        assert (precision >= 0.95, recall >= 0.90) == (True, True), (kind, precision, recall, mistakes)


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
