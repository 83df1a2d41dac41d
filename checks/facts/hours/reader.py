"""Working hours, as the site writes them and as it tells them to machines (schema.org), and whether they never end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml.html import HtmlElement

from checks.facts.common.words import any_of
from checks.facts.context import Pages
from checks.facts.hours.model import Hours
from checks.facts.hours.timetable import RANGE, Week, subject, week
from checks.facts.phones import phone_numbers
from checks.facts.phones.countries import countries
from crawler.reading.pages.document import Document
from crawler.reading.pages.lines import Line, lines
from crawler.reading.pages.memo import once_per_page
from crawler.reading.pages.page import PageView
from crawler.reading.pages.structured_data import nested_nodes, strings_of
from crawler.reading.words.tables import beside
from crawler.reading.words.text import squeeze
from crawler.record.page import Proof
from crawler.record.vocabulary import Signal

LONGEST = 160
"""Characters of a line that may be working hours; longer ones are stories."""

MOST = 30
"""Most entries kept of a site, those seen on most pages first."""

_ZONE = re.compile(rf"(?<!\w){any_of(beside(__file__, 'words')['zones'])}(?!\w)", re.I)
"""A time zone, as a site names it."""

_ZONE_WORDS = re.compile(r"врем|time|часов\w{2} пояс|zone", re.I)
"""What a line of its own says beside the zone: "Время указано московское", "All times are CET"."""

_OFFSET = re.compile(r"([T\d:]{5,8})(?:Z|([+-]\d\d):?(\d\d))")
"""A time with its distance from UTC (ISO 8601), as schema.org allows it."""


@dataclass(frozen=True, slots=True)
class HoursSeen:
    """Hours in one place of one page, as written there."""

    view: PageView
    document: Document
    element: HtmlElement | None
    signal: Signal
    text: str
    label: str
    """The line before."""
    always: bool
    week: Week

    @property
    def of(self) -> str:
        """Whose hours they are; "" where nothing says so."""
        return subject(f"{self.label} {self.text}" if len(self.label) <= 60 else self.text)

    def proof(self) -> Proof:
        return self.view.prove(self.signal, self.text, document=self.document, element=self.element)


@dataclass(frozen=True)
class _Patterns:
    days: re.Pattern[str]
    labels: re.Pattern[str]
    always: re.Pattern[str]
    maybe_always: re.Pattern[str]
    """The same over lower-case text, without the look around it, which makes it many times quicker."""


@cache
def _patterns() -> _Patterns:
    words = beside(__file__, "words")
    return _Patterns(
        days=re.compile(rf"(?<!\w){any_of(words['days'] + words['every_day'])}(?!\w)", re.I),
        labels=re.compile(rf"(?<!\w){any_of(words['labels'])}(?![^\W\d])", re.I),
        always=re.compile(rf"(?<!\w){any_of(words['always'])}(?!\w)", re.I),
        maybe_always=re.compile(any_of(words["always"])),
    )


def hours(pages: Pages) -> list[Hours]:
    """Each week or wording once, that on most pages first."""
    found: dict[object, Hours] = {}
    standing: dict[object, set[str]] = {}
    for view in pages.views:
        for one in hours_seen(view, pages.market):
            told = tuple((day, *spans) for day, spans in one.week.items())
            key = (told, subject(one.text)) if told else re.sub(r"[\W_]+", "", one.text.lower())
            entry = found.get(key)
            if entry is None:
                zone = _zone(one.text) or _zone_elsewhere(one.document)
                entry = found[key] = Hours(
                    text=one.text, around_the_clock=one.always, time_zone=zone, week=one.week, proof=[one.proof()]
                )
            elif len(entry.proof) < 3 and one.view.url not in {p.page for p in entry.proof}:
                entry.proof.append(one.proof())
            standing.setdefault(key, set()).add(view.url)
    order = sorted(found, key=lambda k: (-len(standing[k]), found[k].text))
    return [found[key] for key in order[:MOST]]


@once_per_page
def hours_seen(view: PageView, market: str) -> list[HoursSeen]:
    """All hours of a page with their places, read once."""
    found: list[HoursSeen] = []
    for document in view.own_documents:
        found += [*_written(view, document, market), *_structured(view, document)]
    return found


_SPAN = re.compile(r"\d ?\.?(?:[^\W\d]{1,4}\.?){0,3}\s{0,2}(?:[\-\u2010-\u2015\u2212]|[^\W\d]{1,4}\s)\s{0,2}\d")
"""Two figures with a dash or a short word between them, as every range of times has; cheaper to look for than the
range."""
_LOOSE_LABEL = re.compile(r"(?<!\w)(?:тел(?:ефон)?|phone|tel)\.?:?(?= |$)", re.I)


def _zone(text: str) -> str | None:
    """The time zone that the text names, in its own words."""
    found = _ZONE.search(text)
    return found.group(0) if found else None


def _zone_elsewhere(document: Document) -> str | None:
    """The time zone that a line of its own names."""
    for line in lines(document):
        if len(line.text) <= 80 and (zone := _zone(line.text)) and _ZONE_WORDS.search(line.text):
            return zone
    return None


def _written(view: PageView, document: Document, market: str) -> Iterator[HoursSeen]:
    words = _patterns()
    before: Line | None = None
    for line in lines(document):
        raw = line.text
        worth = len(raw) <= 2 * LONGEST and (_SPAN.search(raw) or words.maybe_always.search(raw.lower()))
        if worth and len(text := squeeze(raw)) <= LONGEST:
            label = squeeze(before.text) if before is not None else ""
            whole = _hours(_without_phones(text, view, market), label)
            if whole:
                element = line.at(len(line.text) // 2)
                always = bool(words.always.search(whole))
                yield HoursSeen(view, document, element, "text", whole, label, always, week(whole))
        before = line


def _without_phones(text: str, view: PageView, market: str) -> str:
    """The text without the telephone numbers that stand in the same line."""
    if sum(c.isdigit() for c in text) < 10:
        return text
    for number in reversed(phone_numbers.find(text, countries(view, market))):
        text = f"{text[: number.start]} {text[number.end :]}"
    return squeeze(_LOOSE_LABEL.sub("", text)).strip(" ,;·|")


def _hours(text: str, label: str) -> str:
    """The working hours in a line, with the line before it where that names the days; "" for none."""
    words = _patterns()
    near = label if len(label) <= 40 else ""
    if words.always.search(text):
        plain = words.labels.search(text) or words.labels.search(near) or words.days.search(text)
        return _cut(text) if plain or len(text) <= 24 else ""
    times = RANGE.search(text)
    if times is None or not _clock(times) or _slot(times) or _DATED.search(text):
        return ""
    if _ALONE.fullmatch(text):
        return text
    if words.days.search(text) or words.labels.search(text):
        return _cut(text)
    if words.days.search(near) and not RANGE.search(near) and not near[-1:].isdigit():
        return f"{near} {text}"
    return text if words.labels.search(near) and len(text) <= 60 else ""


_ALONE = re.compile(
    r"(?:[сc] \d{1,2}[:.]\d\d до \d{1,2}[:.]\d\d|\d{1,2}[:.]\d\d ?[-–—] ?\d{1,2}[:.]\d\d(?= ?\())"
    rf"(?: ?\(?{_ZONE.pattern}\)?)?",
    re.I,
)
"""A line of nothing else that tells hours without a word for them: "с 7:00 до 24:00", "8.00–20.00 (МСК)"."""
_DATED = re.compile(r"^[^\W\d]{2,3} \d{1,2} \d{1,2}:\d\d")
"""A day of a calendar with its free slots."""
SLOT = 90
"""Minutes up to which a range is an appointment, not opening hours."""


def _slot(times: re.Match[str]) -> bool:
    first, minutes, _, last, last_minutes, _ = times.groups()
    return 0 < (int(last) - int(first)) * 60 + int(last_minutes or 0) - int(minutes or 0) <= SLOT


def _cut(text: str) -> str:
    """The part of a long line that speaks of hours: from the first word of them to the end of that sentence."""
    if len(text) <= 60:
        return text
    words = _patterns()
    first = min(m.start() for p in (words.labels, words.days, words.always, RANGE) if (m := p.search(text)))
    last = max([m.end() for m in RANGE.finditer(text)] + [m.end() for m in words.always.finditer(text)])
    stop = re.search(r"[.!?;](?=\s|$)", text[last:])
    return text[first : last + stop.start() if stop else len(text)].strip(" ,;·|")


def _clock(match: re.Match[str]) -> bool:
    """Whether a range is one of times of day, not of prices, ages or days: it has minutes, am or pm, or "с ... до"."""
    first, minutes, half, last, last_minutes, last_half = match.groups()
    if minutes or last_minutes or half or last_half:
        return True
    written = match.group(0).lower()
    return int(first) < int(last) and (
        written.startswith(("с ", "from ")) or (int(first) in range(6, 13) and int(last) in range(15, 25))
    )


def _structured(view: PageView, document: Document) -> Iterator[HoursSeen]:
    """`openingHours` and `openingHoursSpecification` (schema.org) of JSON-LD, and `itemprop="openingHours"`."""
    told: list[str] = []
    for node in nested_nodes(document.json_ld):
        if len(told) >= MOST:
            break
        told += strings_of(node, "openingHours")[:14]
        exact = node.get("openingHoursSpecification")
        told += [t for t in map(_specification, exact if isinstance(exact, list) else [exact]) if t][:14]
    for element in document.elements("meta", "time", "span", "div", "p", "li"):
        if "openinghours" in (element.get("itemprop") or "").lower().split():
            told.append(element.get("content") or element.get("datetime") or "")
    for text in map(squeeze, told):
        if text:
            nonstop = bool(
                re.search(r"00:00(?::00)? ?- ?(?:23:59|24:00|00:00)", text) or _patterns().always.search(text)
            )
            yield HoursSeen(view, document, None, "schema_org", text[:LONGEST], "", nonstop, week(text))


def _specification(node: Any) -> str:
    if not isinstance(node, dict):
        return ""
    raw = node.get("dayOfWeek")
    days = [str(d).rpartition("/")[2][:2] for d in (raw if isinstance(raw, list) else [raw]) if d]
    opens, closes = str(node.get("opens") or ""), str(node.get("closes") or "")
    if not opens or not closes:
        return ""
    offset = _OFFSET.fullmatch(opens)
    zone = f" UTC{offset.group(2)}:{offset.group(3)}" if offset and offset.group(2) else ""
    opens, closes = _OFFSET.sub(r"\1", opens), _OFFSET.sub(r"\1", closes)
    return f"{','.join(days)} {opens}-{closes}{zone}".strip()
