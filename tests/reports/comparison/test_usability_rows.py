"""Rows of the comparison that a check measures: the figure, and whether it is good."""

from __future__ import annotations

from typing import Any

import pytest

from checks.facts.site import SiteFacts
from tests.reports.single import rows_of

HOME = {"url": "https://shop.example/", "role": "home", "device": "mobile"}
POPUP = {"kind": "timed", "share_of_screen": 0.9, "closable": True, "proof": [{"page": HOME["url"], "signal": "text"}]}
STEP = {"url": HOME["url"], "role": "home", "device": "mobile", "action": "Купить", "proof": POPUP["proof"]}


@pytest.mark.parametrize(
    ("row", "site", "state", "russian"),
    [
        ("mobile_speed", {"pages": [HOME | {"largest_contentful_paint": 1200}]}, "yes", "1,2 с"),
        ("mobile_speed", {"pages": [HOME | {"largest_contentful_paint": 5600}]}, "no", "5,6 с"),
        ("mobile_speed", {"pages": [HOME]}, "unknown", ""),
        ("layout_shift", {"pages": [HOME | {"layout_shift": 0.4}]}, "no", "0,40"),
        ("next_step", {"facts": {"main_actions": [STEP | {"first_screen": True}]}}, "yes", "Купить"),
        (
            "next_step",
            {"facts": {"main_actions": [STEP | {"first_screen": False}]}},
            "no",
            "ниже первого экрана: «Купить»",
        ),
        ("next_step", {"facts": {"main_actions": [STEP | {"action": "", "first_screen": False}]}}, "no", "нет"),
        ("popup_cover", {"pages": [HOME], "facts": {"popups": [POPUP]}}, "no", "окно закрывает экран: 90%"),
        ("popup_cover", {"pages": [HOME]}, "yes", "да"),
        ("page_errors", {"pages": [HOME | {"console_errors": 2}]}, "no", "страниц с ошибками: 1"),
        ("dead_links", {"pages": [HOME]}, "yes", "да"),
    ],
)
def test_the_row_shows_what_was_measured(row: str, site: dict[str, Any], state: str, russian: str) -> None:
    facts = SiteFacts.model_validate({"name": "Shop", "url": HOME["url"], **site})
    cell = rows_of(facts)[row].cells["Shop"]
    assert cell.state == state
    if state != "unknown":
        assert cell.text.ru == russian
        assert cell.proof
    assert cell.text.en
