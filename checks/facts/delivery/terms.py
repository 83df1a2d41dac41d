"""What a text promises of a delivery: in how many days, at what price, free from which sum."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

from checks.facts.common.words import any_of, spaced
from checks.facts.delivery.model import DayRange
from crawler.reading.words.tables import beside
from crawler.reading.words.text import squeeze

_WORDS: dict[str, Any] = beside(__file__, "terms")

_CODES = r"eur|usd|gbp|chf|pln|czk|sek|nok|dkk|uah|byn|kzt|aed|sar|egp|inr|try"
_AMOUNT = r"(?<![\d/.,])(?:\d{1,3}(?:[\s .,]\d{3})+(?!\d)|\d{1,7})(?:[.,]\d{1,2}(?!\d))?"
_BEFORE_AMOUNT = rf"(?:[€$£₽₴₺₸]|\b(?:{_CODES}|rs\.?)\s)"
_AFTER_AMOUNT = (
    r"(?:[₽₴₺₸€$£]|тыс\. ?руб\w*\.?|руб\w*\.?|р\.|грн|тенге|zł|kč|kr\b|ft\b|lei\b"
    rf"|(?:{_CODES})\b|бел\. ?руб\w*)"
)
_SUM = rf"(?:{_BEFORE_AMOUNT}\s?{_AMOUNT}(?:\.?,-)?|{_AMOUNT}\s?{_AFTER_AMOUNT}|{_AMOUNT},-)"
_FREE_WORD = r"(?:бесплатн\w*|(?:\bfree|(?-i:(?<=[a-z])Free))\b|kostenlos\w*|gratuit\w*|gratis)"
_PRICE = re.compile(rf"(?:от\s|from\s)?{_SUM}|{_FREE_WORD}", re.I)
_FREE = re.compile(_FREE_WORD, re.I)
_FROM = re.compile(
    rf"""
    {spaced(any_of(_WORDS["from_sum"]))} \s (?:суммы\s|only\s)? (?P<sum>{spaced(_SUM)})
    | (?P<least>{spaced(_SUM)}) \s? (?:\+|and[ ]up\b|or[ ]more\b|or[ ]over\b|и[ ]более|и[ ]выше)
    """,
    re.I | re.X,
)
"""Beside a word for "free": the sum of an order from which that holds."""
_CONDITION = re.compile(rf"{any_of(_WORDS['condition'])}\s?$", re.I)
"""Before a sum: what must be ordered, not what the delivery costs."""
_NEAR = 70
"""Characters between both."""

_UPPER, _LOWER = _WORDS["bounds"]["upper"], _WORDS["bounds"]["lower"]
_COUNTED = re.compile(
    rf"""
    (?: (?P<bound>{spaced("|".join([*_UPPER, *_LOWER]))}) \s )?
    (?: (?:за|через|in|after|en|sous) \s )?
    (?<![\d:.,]) \b (?P<least>\d{{1,2}})
    (?: \s? (?:[-–—/]|до|или|to|or|bis|à) \s? (?P<most>\d{{1,2}}) )?
    (?: -? (?:х|ти|го) )? \s?
    (?P<working> {spaced(any_of(_WORDS["bounds"]["working"]))} \s )?
    (?: календарн\w+\s | calendar\s )?
    (?:
        (?P<hours>{spaced("|".join(_WORDS["units"]["hours"]))})
        | (?P<weeks>{spaced("|".join(_WORDS["units"]["weeks"]))})
        | (?P<days>{spaced("|".join(_WORDS["units"]["days"]))})
    )
    (?P<after>\souvrés)?
    """,
    re.I | re.X,
)
"""A number of days, weeks or hours: "до 3 рабочих дней", "within 2-5 days"."""
_NAMED: tuple[tuple[re.Pattern[str], int], ...] = tuple(
    (re.compile("|".join(_WORDS["days"][name]), re.I), days)
    for days, name in enumerate(("today", "tomorrow", "day_after_tomorrow"))
)
_OTHER_TERM = re.compile("|".join(_WORDS["other_term"]), re.I)
"""Beside a number of days: another term than that of the delivery."""
_OTHER_AFTER = re.compile(rf"\s?(?:бесплатн\w+ )?{any_of(_WORDS['other_after'])}", re.I)
_BESIDE = 45
"""Characters before a number of days in which such a word stands, in the same part of the sentence."""


def free_from(text: str) -> str | None:
    """The sum of an order from which the delivery is free, as written."""
    found = _threshold(text)
    return squeeze(found["sum"] or found["least"]).rstrip(" .,-") if found else None


def _threshold(text: str) -> re.Match[str] | None:
    words = list(_FREE.finditer(text))
    for sum_ in _FROM.finditer(text):
        if any(-_NEAR <= sum_.start() - w.end() <= _NEAR or 0 <= w.start() - sum_.end() <= _NEAR for w in words):
            return sum_
    return None


def price(text: str) -> str | None:
    """What the delivery costs, as written, or the word for "free"; None where only the sum is told from which it is
    free."""
    threshold = _threshold(text)
    for found in _PRICE.finditer(text):
        word = _FREE.fullmatch(found.group(0).strip())
        if threshold and (word or (found.start() < threshold.end() and found.end() > threshold.start())):
            continue
        if not word and _CONDITION.search(text[max(0, found.start() - 30) : found.start()]):
            continue
        return squeeze(found.group(0)).rstrip(" .,")
    return None


def term(text: str) -> tuple[str, DayRange] | None:
    """When the goods arrive: as written, and in days. The first promise counts."""
    return next(iter(terms(text)), None)


def terms(text: str) -> list[tuple[str, DayRange]]:
    """Each promise of a time, in the order of the text."""
    return [found for _, found in sorted(_terms(text), key=lambda found: found[0])]


def _terms(text: str) -> Iterator[tuple[int, tuple[str, DayRange]]]:
    for pattern, days in _NAMED:
        if found := pattern.search(text):
            working = "рабоч" in found.group(0).lower() or "business" in found.group(0).lower()
            yield found.start(), (found.group(0), DayRange(least=days, most=days, working=working))
    for found in _COUNTED.finditer(text):
        before = re.split(r"[.,;!?()]", text[max(0, found.start() - _BESIDE) : found.start()])[-1]
        if _OTHER_TERM.search(before) or _OTHER_AFTER.match(text, found.end()):
            continue
        if found["most"] and int(found["most"]) < int(found["least"]):
            continue
        yield found.start(), (squeeze(found.group(0)), _days(found))


def _days(found: re.Match[str]) -> DayRange:
    factor = 7.0 if found["weeks"] else 1 / 24 if found["hours"] else 1.0
    least = int(found["least"]) * factor
    most = int(found["most"]) * factor if found["most"] else least
    bound = (found["bound"] or "").lower()
    upper = bound in _UPPER
    working = bool(found["working"] or found["after"] or "werktag" in found.group(0).lower())
    open_end = bound in _LOWER and not found["most"]
    return DayRange(
        least=0 if upper and not found["most"] else _whole(least),
        most=None if open_end else _whole(most),
        working=working,
    )


def _whole(days: float) -> int:
    """Hours within a day are the day of the order; a day and more is rounded up."""
    return 0 if days < 1 else math.ceil(days)
