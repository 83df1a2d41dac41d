"""The words by which a control promises that the company calls the customer.

They are data (`lexicon/<language>/callback.toml`). A control that says so is a way to be called
(`checks.facts.callback.reader`), and may be pressed to see what it opens (`crawler.reading.controls.launchers`).
"""

from __future__ import annotations

import re
from functools import cache

from crawler.reading.words.lexicon import Lexicon
from crawler.reading.words.text import folded

LONGEST = 70
"""Characters of a control's words; longer ones are text."""

CALLBACK = Lexicon("callback", frozenset(("promise", "other", "hint", "control")), ("pattern", "name"))
"""`promise`: a call to the customer; `other`: the same words about something else; `hint`: what every promise holds;
`control`: how builders make a control of any element, by classes and attributes."""


def hints_at_call(text: str) -> bool:
    """Whether the words could promise a call: a cheap first look, ten times faster in lower case than with case
    aside."""
    return _patterns()["hint"].search(text.lower()) is not None


def promises_call(text: str) -> bool:
    """Whether the words of a control promise that the company calls the customer."""
    words = folded(text)
    if not words or len(words) > LONGEST:
        return False
    known = _patterns()
    return bool(known["hint"].search(words) and known["promise"].search(words)) and not known["other"].search(words)


def control_classes() -> re.Pattern[str]:
    """Classes by which builders make a control that can be pressed of any element."""
    return _patterns()["control"]


@cache
def control_attributes() -> frozenset[str]:
    """Attributes by which they do."""
    return frozenset(CALLBACK.phrases("name")["control"])


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return CALLBACK.patterns("pattern")
