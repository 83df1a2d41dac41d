"""What a person agrees to by a tick, by its words."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from crawler.reading.words.tables import beside
from crawler.reading.words.text import folded

Subject = Literal["personal", "policy", "offer", "marketing"]
"""The processing of personal data; the policy on it; the contract of sale or use; messages that advertise."""

_ORDER: tuple[Subject, ...] = ("policy", "offer", "marketing", "personal")
LONGEST = 1_000


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(table["text"]) for kind, table in beside(__file__, "agreements").items()}


def agreed(text: str) -> frozenset[Subject]:
    """The things that these words agree to; none where they agree to nothing known. A document that is merely referred
    to ("in accordance with the policy") is not agreed to."""
    said = folded(text[:LONGEST])
    said = _patterns()["reference"].sub(" ", said)
    found: set[Subject] = set()
    for subject in _ORDER:
        said, count = _patterns()[subject].subn(" ", said)
        if count:
            found.add(subject)
    return frozenset(found)
