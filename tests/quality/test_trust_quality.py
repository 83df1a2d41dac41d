"""Consent boxes, documents and credentials on the pages of each corpus, with floors. The truth is `trust_truth.toml`.

Run as a program it prints precision and recall of each kind, and each mistake: `python -m tests.quality.test_trust_quality`.
The pages are read as saved files, without a browser. A floor falls only with a written reason beside it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from checks.facts.context import Pages
from checks.facts.credentials.reader import credentials
from checks.facts.documents.reader import documents
from checks.facts.forms.agreements import agreed
from checks.facts.forms.reader import forms
from checks.measures.law import boxes
from tests.quality.scoring import Corpus, Tally, kinds, page_view, tell_each

FLOORS = {
    "real": {"boxes": (0.95, 0.95), "documents": (0.95, 0.95), "credentials": (0.95, 0.90)},
    "invented": {"boxes": (0.90, 0.55), "documents": (1.0, 0.92), "credentials": (0.66, 0.40)},
}
"""Precision and recall over items of all pages, those that say nothing of the sort included."""


def found(path: Path) -> dict[str, set[str]]:
    """What leadwalk reads from the saved page, in the terms of the truth."""
    view = page_view(path)
    said = {text for form in forms(Pages.of_views([view])) for text, _ in boxes(form)}
    return {
        "boxes": {"+".join(sorted(to)) for text in said if (to := agreed(text))},
        "documents": {d.kind for d in documents(Pages.of_views([view]))},
        "credentials": {f"{c.kind}: {c.shown}" for c in credentials(Pages.of_views([view]))},
    }


@cache
def scores(corpus: Corpus) -> Tally:
    truth = corpus.said("trust")["pages"]
    tally = Tally()
    for page, path in corpus.pages().items():
        got = found(path)
        for kind in got:
            tally.compare(kind, page, got[kind], set(truth.get(page, {}).get(kind, ())))
    return tally


@pytest.mark.parametrize(("corpus", "kind"), kinds(FLOORS))
def test_trust_reaches_its_floor(corpus: Corpus, kind: str) -> None:
    scores(corpus).hold(kind, FLOORS[corpus.name])


if __name__ == "__main__":
    tell_each(scores)
