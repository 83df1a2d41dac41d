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

PARTS_OF_GUIDANCE = ("main_actions", "breadcrumbs", "phone_layout")
"""The kinds that stand for `guidance` since version 2."""


def _guidance_in_parts(entries: list[Raw]) -> dict[str, list[Raw]]:
    """The entries of `guidance`, one for each page, as the three kinds that it held."""
    pages = [{key: value for key, value in e.items() if key in ("url", "role", "device", "proof")} for e in entries]
    both = list(zip(pages, entries, strict=True))
    return {
        "main_actions": [
            page | {"action": e.get("action", ""), "first_screen": e.get("first_screen")} for page, e in both
        ],
        "breadcrumbs": [
            page | {"shown": e.get("breadcrumbs", False)}
            for page, e in both
            if e.get("role") in ("category", "product")
        ],
        "phone_layout": [page | {"fits": e.get("fits_phone", True)} for page, e in both],
    }


def _to_2(card: Raw) -> Raw:
    for site in card.get("sites", []):
        for place in ("facts", "coverage"):
            held = site.get(place, {})
            site[place] = {RENAMED_IN_2.get(kind, kind): value for kind, value in held.items()}
        if "guidance" in site["facts"]:
            site["facts"] |= _guidance_in_parts(site["facts"].pop("guidance"))
        if "guidance" in site["coverage"]:
            site["coverage"] |= dict.fromkeys(PARTS_OF_GUIDANCE, site["coverage"].pop("guidance"))
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
