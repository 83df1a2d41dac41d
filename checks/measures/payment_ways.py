"""Which promised ways to pay a checkout leaves out."""

from __future__ import annotations

from collections.abc import Iterable

_ALIKE = {"mir": "card", "transfer": "invoice", "bnpl": "instalments", "credit": "instalments"}
"""Ways that stand for another: whoever offers the one keeps the promise of the other."""

_AT_GATEWAY = frozenset(("sbp", "wallet", "instalments", "crypto"))
"""Ways that a payment provider's page, which the walk does not open, may offer where cards are offered."""


def missed_ways(promised: Iterable[str], offered: Iterable[str]) -> list[str]:
    """The promised ways that the checkout offers neither itself nor, where it takes cards, by a payment provider's
    page; of ways that stand for each other the first."""
    open_to = {_ALIKE.get(way, way) for way in offered}
    if "card" in open_to:
        open_to |= _AT_GATEWAY
    first: dict[str, str] = {}
    for way in promised:
        first.setdefault(_ALIKE.get(way, way), way)
    return sorted(way for alike, way in first.items() if alike not in open_to)
