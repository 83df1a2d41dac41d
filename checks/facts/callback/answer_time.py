"""Within what time an answer is promised: "перезвоним за 30 секунд", "within 5 minutes"."""

from __future__ import annotations

import re

from crawler.reading.words.text import squeeze

_PROMISE = re.compile(
    r"(?:за|через|в течение|до|within|in(?: under)?|in less than) (?:\d{1,3} ?)?"
    r"(?:сек\w{0,6}|мин\w{0,5}|час\w{0,2}(?!\w)|дня|sec\w{0,5}|min\w{0,5}|hours?|an hour|a minute)|моментально|сразу перезвон\w{1,3}"
    r"|мгновенно перезвон\w{1,3}|right away|instantly",
    re.I,
)
_INSTANT = re.compile(r"сек|мин|sec|min|моменталь|сразу|мгновен|right away|instant", re.I)


def promised_time(text: str) -> str | None:
    """The words of the text that promise when an answer will come; None where it promises nothing."""
    found = _PROMISE.search(squeeze(text)[:2_000])
    return found.group(0) if found else None


def instant(promise: str) -> bool:
    """Whether the promise is one of seconds or minutes, which nobody keeps while nobody works."""
    return bool(_INSTANT.search(promise))
