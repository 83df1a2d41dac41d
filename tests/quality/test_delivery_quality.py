"""Promises of delivery on saved shop pages (in how many days, free from which sum), with floors. The truth is
`delivery_truth.toml`.

Run as a program it prints precision and recall of each kind, and each mistake: `python -m tests.quality.test_delivery_quality`.
The pages are read as saved files, without a browser. A floor falls only with a written reason beside it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from checks.facts.context import Pages
from checks.facts.delivery.reader import delivery
from tests.quality.scoring import Corpus, Tally, kinds, page_view, tell_each

FLOORS = {
    "real": {"days": (0.95, 0.90), "free_from": (0.95, 0.90)},
    "invented": {"days": (0.94, 0.89), "free_from": (1.0, 0.85)},
}
"""Precision and recall over items of all pages, those that promise nothing included."""


def found(path: Path) -> dict[str, set[str]]:
    """What leadwalk reads from the saved page, in the terms of the truth."""
    ways = delivery(Pages.of_views([page_view(path)]))
    return {
        "days": {f"{d.days.least}-{'' if d.days.most is None else d.days.most}" for d in ways if d.days},
        "free_from": {re.sub(r"\D", "", d.free_from) for d in ways if d.free_from},
    }


@cache
def scores(corpus: Corpus) -> Tally:
    tally = Tally()
    for page, truth in corpus.said("delivery")["pages"].items():
        got = found(corpus.path(page))
        for kind in got:
            tally.compare(kind, page, got[kind], set(truth.get(kind, ())), truth.get("open", ()))
    return tally


@pytest.mark.parametrize(("corpus", "kind"), kinds(FLOORS))
def test_promises_of_delivery_reach_their_floor(corpus: Corpus, kind: str) -> None:
    scores(corpus).hold(kind, FLOORS[corpus.name])


if __name__ == "__main__":
    tell_each(scores)
