"""Promises of delivery on saved shop pages (in how many days, free from which sum), with floors. The truth is
`delivery_truth.toml`.

Run as a program it prints precision and recall of each kind, and each mistake: `python -m tests.quality.test_delivery_quality`.
The pages are read as saved files, without a browser. A floor falls only with a written reason beside it.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from checks.facts.context import Pages
from checks.facts.delivery.reader import delivery
from tests.quality.scoring import SHARED, Tally, page_view

pytestmark = pytest.mark.corpus

TRUTH = Path(__file__).with_name("delivery_truth.toml")
FLOORS = {"days": (0.95, 0.90), "free_from": (0.95, 0.90)}
"""Precision and recall over items of all pages, those that promise nothing included."""


def found(path: Path) -> dict[str, set[str]]:
    """What leadwalk reads from the saved page, in the terms of the truth."""
    ways = delivery(Pages.of_views([page_view(path)]))
    return {
        "days": {f"{d.days.least}-{'' if d.days.most is None else d.days.most}" for d in ways if d.days},
        "free_from": {re.sub(r"\D", "", d.free_from) for d in ways if d.free_from},
    }


@cache
def scores() -> Tally:
    tally = Tally()
    for page, truth in tomllib.loads(TRUTH.read_text("utf-8"))["pages"].items():
        corpus, _, name = page.partition("/")
        got = found(SHARED / "data" / "forms" / corpus / "pages" / f"{name}.html.gz")
        for kind in FLOORS:
            tally.compare(kind, page, got[kind], set(truth.get(kind, ())), truth.get("open", ()))
    return tally


@pytest.mark.parametrize("kind", FLOORS)
def test_promises_of_delivery_reach_their_floor(kind: str) -> None:
    scores().hold(kind, FLOORS)


if __name__ == "__main__":
    scores().tell()
