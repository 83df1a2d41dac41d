"""Scorecards of older versions stay readable: their keys are brought to today's."""

from __future__ import annotations

import json
from pathlib import Path

from checks.facts.earliest_mention.fact import EARLIEST_MENTION
from reports.history.changes import diff
from reports.history.runs import read
from reports.model import SCHEMA

OLD = Path(__file__).resolve().parents[1] / "data" / "runs" / "0.1-demo" / "scorecard.json"


def test_a_scorecard_of_0_1_is_read_with_all_its_facts() -> None:
    stored = json.loads(OLD.read_text("utf-8"))
    card = read(OLD)
    assert (stored["schema"], card.schema_) == (1, SCHEMA)
    for before, after in zip(stored["sites"], card.sites, strict=True):
        assert after.score.value == before["score"]["value"]
        assert len(after.facts[EARLIEST_MENTION]) == len(before["facts"]["first_told"])
    assert any(site.facts[EARLIEST_MENTION] for site in card.sites)


def test_nothing_changed_between_a_scorecard_and_itself() -> None:
    assert diff(read(OLD), read(OLD)) == []
