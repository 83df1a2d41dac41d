"""Within what time an answer is promised: "перезвоним за 30 секунд", "within 5 minutes"."""

from __future__ import annotations

import re
from functools import cache

from checks.facts.common.words import any_of
from crawler.reading.words.tables import beside
from crawler.reading.words.text import squeeze


@cache
def _promise() -> re.Pattern[str]:
    """A time within which an answer is promised, or "at once"."""
    words = beside(__file__, "answer_time")
    counted = rf"{any_of(words['within'])} (?:\d{{1,3}} ?)?{any_of(words['units'])}"
    return re.compile("|".join([counted, *words["at_once"]]), re.I)


@cache
def _instant() -> re.Pattern[str]:
    return re.compile("|".join(beside(__file__, "answer_time")["instant"]), re.I)


def promised_time(text: str) -> str | None:
    """The words of the text that promise when an answer will come; None where it promises nothing."""
    found = _promise().search(squeeze(text)[:2_000])
    return found.group(0) if found else None


def instant(promise: str) -> bool:
    """Whether the promise is one of seconds or minutes, which nobody keeps while nobody works."""
    return bool(_instant().search(promise))
