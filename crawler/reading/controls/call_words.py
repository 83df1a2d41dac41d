"""The words by which a control promises that the company calls the customer.

They are data (`lexicon/callback.toml`). A control that says so is a way to be called (`checks.facts.callback.reader`), and may be
pressed to see what it opens (`crawler.reading.controls.launchers`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from crawler.reading.pages.document import folded
from crawler.reading.words.tables import lexicon

LONGEST = 70
"""Characters of a control's words; longer ones are text."""

_HINT = re.compile(
    r"зв[оа]н|дзвін|қоңырау|call|rückruf|rapp|llam|ruf|ligue|liga|richia|chiam|zwon|zamów|ara|gọi|回|联系|свяж|связ|набер|recontact|ring",
)
"""In any of the languages the promise holds one of these."""


@cache
def wording() -> dict[str, Any]:
    """The tables of the file by language, and `controls`."""
    return lexicon("callback")


def hints_at_call(text: str) -> bool:
    """Whether the words could promise a call: a cheap first look, ten times faster in lower case than with case aside."""
    return _HINT.search(text.lower()) is not None


def promises_call(text: str) -> bool:
    """Whether the words of a control promise that the company calls the customer."""
    words = folded(text)
    if not words or len(words) > LONGEST or not _HINT.search(words):
        return False
    promise, other = _patterns()
    return bool(promise.search(words)) and not other.search(words)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    tables = [table for name, table in wording().items() if name != "controls"]
    return (
        re.compile("|".join(f"(?:{p})" for table in tables for p in table["promise"])),
        re.compile("|".join(f"(?:{p})" for table in tables for p in table["not"])),
    )
