"""Consent boxes, documents and credentials on the real pages, with floors. The truth is `trust_truth.toml`.

Run as a program it prints precision and recall of each kind, and each mistake: `python tests/quality/test_trust_quality.py`.
The pages are read as saved files, without a browser. A floor falls only with a written reason beside it.
"""

from __future__ import annotations

import os
import tomllib
from functools import cache
from pathlib import Path

import pytest

from checks.facts.agreements import agreed
from checks.facts.credentials import credentials
from checks.facts.documents import documents
from checks.facts.forms import forms
from checks.law import boxes
from crawler.reading.document import read_markup
from crawler.reading.page import PageView
from reports.inspection import read_without_browser

pytestmark = pytest.mark.corpus

PAGES = Path(__file__).resolve().parents[3] / "shared" / "data" / "pages" / "pages"
TRUTH = Path(__file__).with_name("trust_truth.toml")
FLOORS = {"boxes": (0.95, 0.95), "documents": (0.95, 0.95), "credentials": (0.95, 0.90)}
"""Precision and recall over items of all pages, those that say nothing of the sort included."""


def found(path: Path) -> dict[str, set[str]]:
    """What leadwalk reads from the saved page, in the terms of the truth."""
    view = PageView.of(read_without_browser(read_markup(path), "https://site.example/"))
    assert view is not None
    said = {text for form in forms([view], market="RU") for text, _ in boxes(form)}
    return {
        "boxes": {"+".join(sorted(to)) for text in said if (to := agreed(text))},
        "documents": {d.kind for d in documents([view], market="RU")},
        "credentials": {f"{c.kind}: {c.shown}" for c in credentials([view], market="RU")},
    }


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
    mistakes = []
    for path in pages:
        page = path.name.removesuffix(".html.gz")
        got = found(path)
        for kind in FLOORS:
            want = set(truth.get(page, {}).get(kind, ()))
            extra, missed = got[kind] - want, want - got[kind]
            for place, items in enumerate((got[kind] & want, extra, missed)):
                counts[kind][place] += len(items)
            mistakes += [f"{kind}: {page} +{x}" for x in sorted(extra)]
            mistakes += [f"{kind}: {page} -{x}" for x in sorted(missed)]
    return {kind: (c[0], c[1], c[2]) for kind, c in counts.items()}, mistakes


def precision_recall(right: int, extra: int, missed: int) -> tuple[float, float]:
    return right / max(1, right + extra), right / max(1, right + missed)


@pytest.mark.parametrize("kind", FLOORS)
def test_trust_reaches_its_floor(kind: str) -> None:
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
        print(f"{kind}: precision {precision:.3f}, recall {recall:.3f} ({numbers[0]} right)")
