"""Seller's numbers, selling to companies, ways of delivery and of payment on real pages, with floors.

The truth is `terms_truth.toml`, and for payment that of the pages too.

Run as a program it prints precision and recall of each kind, and each mistake:
`python -m tests.quality.test_terms_quality`. The pages are read as saved files, without a browser. A floor falls only with a
written reason beside it.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

from checks.facts.context import Pages
from checks.facts.delivery.reader import delivery
from checks.facts.legal_entities.reader import legal_entities
from checks.facts.payments.model import Payment
from checks.facts.payments.reader import payments
from checks.facts.seller.reader import seller
from crawler.reading.pages.page import PageView
from tests.quality.scoring import PAGES, SHARED, Tally, all_pages, page_view, present

pytestmark = pytest.mark.corpus

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


def paid(view: PageView) -> list[Payment]:
    return payments(Pages.of_views([view]))


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
def scores() -> Tally:
    tally = Tally()
    for page, truth in tomllib.loads(TRUTH.read_text("utf-8"))["pages"].items():
        got = found(PAGES / f"{page}.html.gz")
        for kind, want in wanted(truth).items():
            tally.compare(kind, page, got[kind], want)
    return tally


@pytest.mark.parametrize("kind", FLOORS)
def test_terms_reach_their_floor(kind: str) -> None:
    scores().hold(kind, FLOORS)


def test_ways_to_pay_reach_their_floor(tmp_path: Path) -> None:
    """Scored by the scorer beside the pages; what it calls too many counts as right only where it was read on the page."""
    index, scorer = present(PAGES.parent / "index.jsonl"), present(SHARED / "tools" / "score_pages.py")
    predictions = tmp_path / "predictions.jsonl"
    with predictions.open("w", encoding="utf-8") as out:
        for line in index.read_text("utf-8").splitlines():
            path = PAGES / f"{json.loads(line)['id']}.html.gz"
            ways = [{"method": p.method} for p in paid(page_view(path))]
            out.write(json.dumps({"target": str(path), "facts": {"payments": ways}}) + "\n")
    command = [sys.executable, str(scorer), "--data", str(PAGES.parent), "--predictions", str(predictions)]
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
    tally = Tally()
    for page, path in all_pages().items():
        ways, said = paid(page_view(path)), truth.get(page, {})
        tally.compare("ways", page, {p.method for p in ways}, set(said.get("ways", ())))
        tally.compare("brands", page, {p.provider for p in ways if p.provider}, set(said.get("brands", ())))
    for kind in ("ways", "brands"):
        tally.hold(kind, {kind: (0.95, 0.90)})


def test_truth_covers_forty_pages_and_names_no_company() -> None:
    pages = tomllib.loads(TRUTH.read_text("utf-8"))["pages"]
    assert len(pages) >= 40
    assert all(len(v) == LAST for truth in pages.values() for k, v in truth.items() if k in ("inn", "ogrn"))


if __name__ == "__main__":
    scores().tell()
