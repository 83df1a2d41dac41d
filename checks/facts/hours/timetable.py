"""Opening hours as times of the week, so that two wordings can be compared: "Часы работы: Пн–Пт с 9 до 18" and
"Mo-Fr 09:00-18:00" are the same.

A text that does not read as one week (two departments in one line, rules for some days of the month) gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from checks.facts.common.words import any_of
from crawler.reading.words.tables import beside

DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
ANY = "day"
"""The key of hours whose days are not named."""

LONGEST = 400
"""Characters of a text that is read."""

Week = dict[str, list[str]]

_MINUTES = r"[:.\u2236h] ([0-5]\d) (?: :00 )?"
_HALF = r"[ ]? (am|pm|a\.m\.|p\.m\.)?"
RANGE = re.compile(
    rf"""
    (?<![\d.,:/]) (?: \b (?:с|from|von|de|da|od) [ ] )?
    ([01]?\d|2[0-4]) (?: {_MINUTES} | [ ]? (?:ч\.?|час\w*|h|uhr) )? {_HALF}
    [ ]? (?: - | \u2010 | \u2011 | \u2012 | \u2013 | \u2014 | \u2212
           | до | to | til | till | bis | a | à | do | по ) [ ]?
    ([01]?\d|2[0-4]) (?: {_MINUTES} | [ ]? (?:ч\b|час|h\b|uhr) )? {_HALF}
    (?! [\d/%] | [.,]\d )
    """,
    re.I | re.X,
)
"""A range of times of day; groups: hour, minutes, half of the day, twice."""

_DASH = re.compile(r"^[\s.]*(?:-|\u2010|\u2011|\u2012|\u2013|\u2014|\u2212|по|to|bis|à|a|till|through|thru)[\s.]*$")


@dataclass(frozen=True)
class _Token:
    kind: str
    """day, group, time, closed, except, weekend_or_closed, always."""
    start: int
    end: int
    days: tuple[int, ...] = ()
    span: str = ""


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], Mapping[str, re.Pattern[str]]]:
    told = beside(__file__, "timetable")
    kinds = {day: told["days"][day] for day in DAYS} | dict(told["groups"])
    kinds |= {k: told["words"][k] for k in ("weekend_or_closed", "closed", "except")}
    kinds["always"] = beside(__file__, "words")["always"]
    tokens = "|".join(rf"(?P<{kind}>{any_of(words)})" for kind, words in kinds.items())
    subjects = {kind: re.compile(rf"(?<!\w){any_of(words)}(?!\w)") for kind, words in told["subjects"].items()}
    return (
        re.compile(rf"(?<!\w)(?:{tokens})(?!\w)"),
        re.compile(rf"(?<!\w){any_of(told['words']['break'])}\W*(?:с |на |from )?\W*$"),
        re.compile(rf"(?<!\w){any_of(told['words']['irregular'])}(?!\w)"),
        subjects,
    )  # fmt: skip


def subject(text: str) -> str:
    """Whose hours the text speaks of ("calls", "shop", "depot" ...); "" where it names nobody's."""
    told = text.lower()
    return next((kind for kind, words in _words()[3].items() if words.search(told)), "")


def week(text: str) -> Week:
    """The hours as spans "09:00-18:00" by day; a day off has none. Empty where the text cannot be read as one week."""
    text = text[:LONGEST].lower()
    _, _, irregular, _ = _words()
    if irregular.search(text):
        return {}
    return _Reader(_tokens(text), text).read()


def _tokens(text: str) -> list[_Token]:
    words, lunch, _, _ = _words()
    found: list[_Token] = []
    taken: list[tuple[int, int]] = []
    for match in RANGE.finditer(text):
        taken.append(match.span())
        if not lunch.search(text[max(0, match.start() - 24) : match.start()]):
            found.append(_Token("time", *match.span(), span=_span(match)))
    for match in words.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        kind = match.lastgroup or ""
        days = {"workdays": range(5), "weekend": range(5, 7), "daily": range(7)}.get(kind)
        if kind in DAYS:
            found.append(_Token("day", *match.span(), (DAYS.index(kind),)))
        elif days is not None:
            found.append(_Token("group", *match.span(), tuple(days)))
        else:
            found.append(_Token(kind, *match.span()))
    return sorted(found, key=lambda t: t.start)


def _span(match: re.Match[str]) -> str:
    opens, minutes, half, closes, last_minutes, last_half = match.groups()
    first, last = int(opens), int(closes)
    late = bool(last_half and last_half[0] == "p")
    if last_half and not half and late and first < 12 and (first < last % 12 and first < 6):
        half = last_half
    first = _of_day(first, half)
    last = _of_day(last, last_half)
    begin, end = first * 60 + int(minutes or 0), last * 60 + int(last_minutes or 0)
    if end == 23 * 60 + 59:
        end = 24 * 60
    if end <= begin:
        end += 24 * 60
    return f"{_clock(begin)}-{_clock(end)}"


def _of_day(hour: int, half: str | None) -> int:
    if not half:
        return hour
    return hour % 12 + (12 if half[0] == "p" else 0)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


class _Reader:
    """Reads tokens in one pass. Days come before their times, or (where a time comes first) after them."""

    def __init__(self, tokens: list[_Token], text: str) -> None:
        self.tokens, self.text = tokens, text
        self.out: dict[int, list[str]] = {}
        self.group: list[int] = []
        self.full = False
        """Whether the group has its times: the next day begins another."""
        self.waiting: list[str] = []
        """Times whose days come after them."""
        self.aside = False
        """Whether the days stand in brackets after the times: "с 10 до 18 (воскресенье - выходной)"."""
        self.shut_next = False
        self.minus = False
        self.clash = False

    def read(self) -> Week:
        before: _Token | None = None
        for index, token in enumerate(self.tokens):
            if token.kind in ("day", "group"):
                self._day(token, before)
            elif token.kind == "time":
                self._open(token.span)
            elif token.kind == "always":
                self._always(index)
            elif token.kind == "except":
                self._but()
            else:
                self._closed(token, index)
            before = token
        self._settle()
        if self.clash:
            return {}
        if self.waiting:
            return {} if self.out else {ANY: sorted(set(self.waiting))}
        return {DAYS[day]: sorted(set(spans)) for day, spans in sorted(self.out.items())}

    def _but(self) -> None:
        """The days that come next are left out: of the days just named, or of all where only times were named."""
        if self.waiting and not self.group:
            self.group = list(range(7))
        if self.group and not self.full:
            self.minus = True
        else:
            self._settle()
            self.shut_next, self.group, self.full = True, [], False

    def _day(self, token: _Token, before: _Token | None) -> None:
        if self.minus:
            self.group = [d for d in self.group if d not in token.days]
            self.out.update({day: [] for day in token.days})
            return
        if before is not None and before.kind == "time":
            self.aside = "(" in self.text[before.end : token.start]
        joins = before is not None and before.kind == "day" and token.kind == "day"
        if joins and before is not None and _DASH.match(self.text[before.end : token.start]) and self.group:
            first, last = self.group[-1], token.days[0]
            more = [d % 7 for d in range(first + 1, (last if last >= first else last + 7) + 1)]
        else:
            more = list(token.days)
        if self.full:
            self._settle()
            self.group, self.full = [], False
        self.group += [d for d in more if d not in self.group]

    def _open(self, span: str) -> None:
        self.minus = False
        if self.shut_next:
            self._settle()
        if self.waiting and self.group and not self.full:
            self._settle()
        if self.group:
            self._add(self.group, [span], fresh=not self.full)
            self.full = True
        else:
            self.waiting.append(span)

    def _always(self, index: int) -> None:
        later = any(t.kind in ("day", "group") for t in self.tokens[index + 1 : index + 2])
        if not self.group and not later:
            self.group = list(range(7))
        self._open("00:00-24:00")

    def _closed(self, token: _Token, index: int) -> None:
        following = self.tokens[index + 1].kind if index + 1 < len(self.tokens) else ""
        if self.group and not self.full:
            if self.waiting and self.aside:
                self._add((d for d in range(7) if d not in self.group), self.waiting)
                self.waiting = []
            self._add(self.group, [])
            self.full = True
        elif token.kind == "weekend_or_closed" and (
            following in ("time", "closed") or (self.waiting and not self.group)
        ):
            self._day(_Token("group", token.start, token.end, (5, 6)), None)
        elif following == "day":
            self._settle()
            self.shut_next, self.group, self.full = True, [], False

    def _settle(self) -> None:
        """Gives waiting times, or a day off, to the days that were just named."""
        if self.shut_next and self.group and not self.full:
            for day in self.group:
                self.out[day] = []
            self.shut_next, self.full = False, True
        elif self.waiting and self.group and not self.full:
            self._add(self.group, self.waiting)
            self.waiting, self.group, self.full = [], [], False

    def _add(self, days: Iterable[int], spans: list[str], *, fresh: bool = True) -> None:
        for day in days:
            known = self.out.get(day)
            if known is not None and fresh and set(known) != set(spans):
                self.clash = True
            self.out[day] = spans.copy() if fresh else [*(known or []), *spans]


def differ(one: Week, other: Week) -> bool:
    """Whether two weeks contradict each other: a day that both name has another opening or closing time. Breaks do not
    count. Hours without days contradict only where no day of the other week has them."""
    if ANY in one and ANY in other:
        return _outer(one[ANY]) != _outer(other[ANY])
    if ANY in one or ANY in other:
        plain, named = (one, other) if ANY in one else (other, one)
        shown = {_outer(spans) for spans in named.values() if spans}
        return bool(shown) and _outer(plain[ANY]) not in shown
    return any(_outer(one[day]) != _outer(other[day]) for day in one.keys() & other.keys())


def merged(weeks: Iterable[Week]) -> Week:
    """One week of several partial ones ("Пн-Пт ..." and "Сб ..." in lines of their own); empty where they clash."""
    out: Week = {}
    for one in weeks:
        if not one or (out and (differ(out, one) or (ANY in out) != (ANY in one))):
            return {}
        out |= {day: spans for day, spans in one.items() if day not in out}
    return out


def _outer(spans: list[str]) -> tuple[str, str] | None:
    return (min(s.split("-")[0] for s in spans), max(s.split("-")[1] for s in spans)) if spans else None
