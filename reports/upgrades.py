"""Scorecards of older versions, brought to today's keys one version at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Raw = dict[str, Any]

RENAMED_IN_2 = {
    "conflicts": "contradictions",
    "disagreements": "required_contradictions",
    "first_told": "earliest_mention",
}
"""Kinds of facts whose keys version 2 renamed."""


def _to_2(card: Raw) -> Raw:
    for site in card.get("sites", []):
        for place in ("facts", "coverage"):
            held = site.get(place, {})
            site[place] = {RENAMED_IN_2.get(kind, kind): value for kind, value in held.items()}
        site.pop("chain", None)
    return {**card, "schema": 2}


UPGRADES: Mapping[int, Callable[[Raw], Raw]] = {1: _to_2}
"""By the version that is brought up by one."""


def upgraded(card: Raw, to: int) -> Raw:
    """The scorecard with today's keys. One of today's version or a newer one is given back as it is."""
    number = card.get("schema")
    while isinstance(number, int) and number < to and number in UPGRADES:
        card = UPGRADES[number](card)
        number = card["schema"]
    return card
