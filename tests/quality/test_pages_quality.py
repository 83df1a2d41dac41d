"""Contacts on real pages with checked truth: precision and recall of each channel, with floors.

A floor falls only with a written reason beside it. The pages are read as saved files, without a browser. Scored by the
scorer that lies beside the pages, so that this test and a user's run of it cannot disagree.
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

from checks.facts.callback.reader import callback
from checks.facts.callback.widgets import callback_widgets
from checks.facts.context import Pages
from checks.facts.emails.reader import emails
from checks.facts.messengers.reader import messengers
from checks.facts.phones.reader import phones
from checks.model.text import Model
from crawler.reading.pages.markup import read_markup
from crawler.reading.pages.page import PageView
from crawler.record.page import Page, Snapshot
from tests.quality.scoring import present

pytestmark = pytest.mark.corpus

SHARED = Path(__file__).resolve().parents[3] / "shared"
PAGES = SHARED / "data" / "pages"
SCORER = SHARED / "tools" / "score_pages.py"

FLOORS = {
    "phones": (0.99, 0.99),
    "toll_free": (0.98, 0.98),
    "messengers": (0.98, 0.98),
    "emails": (0.98, 0.98),
    "callback": (0.98, 0.95),
}
"""Precision and recall."""


@cache
def scores(folder: Path) -> dict[str, Any]:
    for path in (PAGES / "index.jsonl", SCORER):
        present(path)
    with (folder / "predictions.jsonl").open("w", encoding="utf-8") as out:
        for line in (PAGES / "index.jsonl").read_text("utf-8").splitlines():
            path = PAGES / "pages" / f"{json.loads(line)['id']}.html.gz"
            out.write(json.dumps({"target": str(path), "url": "", "facts": _facts(path)}) + "\n")
    command = [sys.executable, str(SCORER), "--data", str(PAGES), "--predictions", str(folder / "predictions.jsonl")]
    done = subprocess.run([*command, "--errors", "20"], capture_output=True, text=True, check=True, timeout=60)
    *mistakes, last = done.stdout.splitlines()
    result: dict[str, Any] = json.loads(last)
    result["mistakes"] = mistakes
    return result


def _facts(path: Path) -> dict[str, list[dict[str, Any]]]:
    page = Page(n=0, url="", rendered=False, snapshots=[Snapshot(stage="settled", html=read_markup(path))])
    view = PageView.of(page)
    assert view is not None
    found: dict[str, Sequence[Model]] = {
        "phones": phones(Pages.of_views([view])),
        "messengers": messengers(Pages.of_views([view])),
        "emails": emails(Pages.of_views([view])),
        "callback": [*callback_widgets(Pages.of_views([view])), *callback(Pages.of_views([view]))],
    }
    return {kind: [fact.model_dump(mode="json") for fact in facts] for kind, facts in found.items()}


@pytest.mark.parametrize("channel", FLOORS)
def test_contacts_reach_their_floor(channel: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    result = scores(tmp_path_factory.getbasetemp())
    mistakes = [m for m in result["mistakes"] if m.strip().startswith(channel)]
    precision, recall = FLOORS[channel]
    assert result[channel]["precision"] >= precision, mistakes
    assert result[channel]["recall"] >= recall, mistakes
