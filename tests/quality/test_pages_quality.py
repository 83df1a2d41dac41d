"""Contacts, vendors, ways to pay and consent boxes on the pages of each corpus, channel by channel, with floors.

The truth is `index.jsonl`. Run as a program it prints precision and recall of each channel, and each mistake:
`python -m tests.quality.test_pages_quality`. The pages are read as saved files, without a browser. A floor falls only with a
written reason beside it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from checks.facts.callback.reader import callback
from checks.facts.callback.widgets import callback_widgets
from checks.facts.chat.reader import chat
from checks.facts.context import Pages
from checks.facts.emails.reader import emails
from checks.facts.forms.reader import forms
from checks.facts.messengers.reader import messengers
from checks.facts.payments.reader import payments
from checks.facts.phones.reader import phones
from checks.facts.tools.reader import tools
from tests.quality.page_scores import score_pages
from tests.quality.scoring import (
    EACH,
    REAL,
    SHARED,
    Corpus,
    Tally,
    kinds,
    page_view,
    precision_recall,
    present,
    tell_each,
)

FLOORS = {
    "real": {
        "phones": (0.99, 0.99),
        "toll_free": (0.98, 0.98),
        "messengers": (0.98, 0.98),
        "emails": (0.98, 0.98),
        "callback": (0.98, 0.95),
        "chat": (0.98, 0.95),
        "other_vendors": (1.0, 0.90),
    },
    "invented": {
        "phones": (1.0, 1.0),
        "toll_free": (1.0, 1.0),
        "messengers": (1.0, 1.0),
        "emails": (0.94, 1.0),
        "callback": (1.0, 1.0),
        "chat": (1.0, 1.0),
        "other_vendors": (1.0, 1.0),
        "consent_box": (1.0, 1.0),
        "consent_preticked": (1.0, 1.0),
    },
}
"""Precision and recall. Other vendors are scored by recall only."""

WAYS = {"real": (0.95, 0.95), "invented": (0.96, 0.79)}
"""Precision and recall of the ways to pay."""


def facts(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The facts of a saved page that are scored, as `inspect --jsonl` prints them."""
    pages = Pages.of_views([page_view(path)])
    found: dict[str, Sequence[BaseModel]] = {
        "phones": phones(pages),
        "messengers": messengers(pages),
        "emails": emails(pages),
        "callback": [*callback_widgets(pages), *callback(pages)],
        "chat": chat(pages),
        "tools": tools(pages),
        "payments": payments(pages),
        "forms": forms(pages),
    }
    return {kind: [fact.model_dump(mode="json") for fact in listed] for kind, listed in found.items()}


@cache
def read(corpus: Corpus) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """The facts of each page of the corpus."""
    return {row["id"]: facts(corpus.path(row["id"])) for row in corpus.index()}


@cache
def scores(corpus: Corpus) -> Tally:
    return score_pages(corpus.index(), read(corpus))


@pytest.mark.parametrize(("corpus", "channel"), kinds(FLOORS))
def test_channels_reach_their_floor(corpus: Corpus, channel: str) -> None:
    scores(corpus).hold(channel, FLOORS[corpus.name])


@pytest.mark.parametrize("corpus", EACH)
def test_ways_to_pay_reach_their_floor(corpus: Corpus) -> None:
    """What the index does not name is right where `terms_truth.toml` says that the page offers it."""
    known = corpus.said("terms")["payments"]
    right, _, missed = scores(corpus).counts["payments"]
    extra = [
        m.removeprefix("payments: ").split(" +")
        for m in scores(corpus).mistakes
        if m.startswith("payments:") and " +" in m
    ]
    wrong = [(page, way) for page, way in extra if way not in known.get(page, {}).get("ways", ())]
    precision, recall = precision_recall(right + len(extra) - len(wrong), len(wrong), missed)
    assert recall >= WAYS[corpus.name][1]
    assert precision >= WAYS[corpus.name][0], wrong


@pytest.mark.corpus
def test_the_scorer_beside_the_pages_says_the_same(tmp_path: Path) -> None:
    scorer = present(SHARED / "tools" / "score_pages.py")
    predictions = tmp_path / "predictions.jsonl"
    rows = ({"target": str(REAL.path(page)), "facts": found} for page, found in read(REAL).items())
    predictions.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command = [sys.executable, str(scorer), "--data", str(REAL.folder), "--predictions", str(predictions)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    theirs = json.loads(done.stdout.splitlines()[-1])
    for channel, counts in scores(REAL).counts.items():
        precision, recall = precision_recall(*counts)
        assert theirs[channel]["n"] == counts[0] + counts[2], channel
        assert theirs[channel]["recall"] == pytest.approx(recall, abs=0.001), channel
        if channel != "other_vendors":
            assert theirs[channel]["precision"] == pytest.approx(precision, abs=0.001), channel


if __name__ == "__main__":
    tell_each(scores)
