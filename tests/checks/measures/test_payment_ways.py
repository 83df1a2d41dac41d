"""Promised ways to pay that a checkout leaves out."""

from __future__ import annotations

import pytest

from checks.measures.payment_ways import missed_ways


@pytest.mark.parametrize(
    ("promised", "offered", "missed"),
    [
        (["card", "cash"], ["cash"], ["card"]),
        (["mir", "card"], ["card"], []),
        (["mir"], ["cash"], ["mir"]),
        (["mir", "card"], ["cash"], ["mir"]),
        (["sbp", "wallet", "bnpl"], ["card"], []),
        (["sbp"], ["cash"], ["sbp"]),
        (["credit", "transfer"], ["invoice", "instalments"], []),
        (["card_on_delivery", "cash"], ["card"], ["card_on_delivery", "cash"]),
        ([], ["card"], []),
    ],
)
def test_what_is_missed(promised: list[str], offered: list[str], missed: list[str]) -> None:
    assert missed_ways(promised, offered) == missed
