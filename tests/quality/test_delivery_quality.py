"""Promises of delivery on saved shop pages (in how many days, free from which sum), with floors. The truth is
`delivery_truth.toml`.

Run as a program it prints precision and recall of each kind, and each mistake: `python tests/quality/test_delivery_quality.py`.
The pages are read as saved files, without a browser. A floor falls only with a written reason beside it.
"""

from __future__ import annotations

import os
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from checks.facts.delivery import delivery
from crawler.reading.document import read_markup
from crawler.reading.page import PageView
from reports.inspection import read_without_browser

pytestmark = pytest.mark.corpus

FORMS = Path(__file__).resolve().parents[3] / "shared" / "data" / "forms"
TRUTH = Path(__file__).with_name("delivery_truth.toml")
FLOORS = {"days": (0.95, 0.90), "free_from": (0.95, 0.90)}
"""Precision and recall over items of all pages, those that promise nothing included."""


def found(path: Path) -> dict[str, set[str]]:
    """What leadwalk reads from the saved page, in the terms of the truth."""
    view = PageView.of(read_without_browser(read_markup(path), "https://site.example/"))
    assert view is not None
    ways = delivery([view], market="RU")
    return {
        "days": {f"{d.days.least}-{'' if d.days.most is None else d.days.most}" for d in ways if d.days},
        "free_from": {re.sub(r"\D", "", d.free_from) for d in ways if d.free_from},
    }


@cache
def scores() -> tuple[dict[str, tuple[int, int, int]], list[str]]:
    """Per kind: items that are right, that are too many, that are missed; and each mistake in words."""
    counts = {kind: [0, 0, 0] for kind in FLOORS}
    mistakes = []
    for page, truth in tomllib.loads(TRUTH.read_text("utf-8"))["pages"].items():
        corpus, _, name = page.partition("/")
        path = FORMS / corpus / "pages" / f"{name}.html.gz"
        if not path.exists():
            if os.environ.get("CI") == "true":
                pytest.fail(f"{path} is missing, and CI must run the corpus tests")
            pytest.skip(f"{path} is not on this machine")
        got = found(path)
        for kind in FLOORS:
            want, open_to = set(truth.get(kind, ())), set(truth.get("open", ()))
            extra, missed = got[kind] - want - open_to, want - got[kind]
            for place, items in enumerate((got[kind] & want, extra, missed)):
                counts[kind][place] += len(items)
            mistakes += [f"{kind}: {page} +{x}" for x in sorted(extra)]
            mistakes += [f"{kind}: {page} -{x}" for x in sorted(missed)]
    return {kind: (c[0], c[1], c[2]) for kind, c in counts.items()}, mistakes


def precision_recall(right: int, extra: int, missed: int) -> tuple[float, float]:
    return right / max(1, right + extra), right / max(1, right + missed)


@pytest.mark.parametrize("kind", FLOORS)
def test_promises_of_delivery_reach_their_floor(kind: str) -> None:
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
