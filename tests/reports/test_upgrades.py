"""Scorecards of older versions stay readable: their keys are brought to today's."""

from __future__ import annotations

import json
from pathlib import Path

from checks.facts.breadcrumbs.fact import BREADCRUMBS
from checks.facts.earliest_mention.fact import EARLIEST_MENTION
from checks.facts.main_actions.fact import MAIN_ACTIONS
from checks.facts.phone_layout.fact import PHONE_LAYOUT
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


def test_what_pages_ask_visitors_to_do_is_read_from_the_one_fact_that_held_it() -> None:
    stored = json.loads(OLD.read_text("utf-8"))
    card = read(OLD)
    for before, after in zip(stored["sites"], card.sites, strict=True):
        old = before["facts"]["guidance"]
        assert [(a.url, a.action, a.first_screen) for a in after.facts[MAIN_ACTIONS]] == [
            (g["url"], g.get("action", ""), g.get("first_screen")) for g in old
        ]
        assert [p.fits for p in after.facts[PHONE_LAYOUT]] == [g.get("fits_phone", True) for g in old]
        catalogue = [g for g in old if g["role"] in ("category", "product")]
        assert [b.shown for b in after.facts[BREADCRUMBS]] == [g.get("breadcrumbs", False) for g in catalogue]
    assert any(b.shown for site in card.sites for b in site.facts[BREADCRUMBS])


def test_nothing_changed_between_a_scorecard_and_itself() -> None:
    assert diff(read(OLD), read(OLD)) == []
