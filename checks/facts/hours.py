"""Working hours, as the site writes them and as it tells them to machines (schema.org), and whether they never end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from checks.facts.words import any_of, lexicon
from checks.model import Hours
from crawler.evidence import Proof
from crawler.reading.document import Document, squeeze
from crawler.reading.lines import Line, lines
from crawler.reading.page import PageView

LONGEST = 160
"""Characters of a line that may be working hours; longer ones are stories."""

MOST = 30
"""Most entries kept of a site, those seen on most pages first."""

_RANGE = re.compile(
    r"(?<![\d.,:/])(?:с |from |von |de |da |od )?([01]?\d|2[0-4])(?:[:.\u2236]([0-5]\d)| ?(?:ч\.?|час\w*|h|uhr))? ?(am|pm|a\.m\.|p\.m\.)? ?"
    r"(?:-|\u2010|\u2011|\u2012|\u2013|\u2014|\u2212|до|to|til|till|bis|a|à|do|по) ?([01]?\d|2[0-4])(?:[:.\u2236]([0-5]\d)| ?(?:ч\b|час|h\b|uhr))? ?(am|pm|a\.m\.|p\.m\.)?(?![\d/%]|[.,]\d)",
    re.I,
)


_ZONE = re.compile(
    r"(?<!\w)(?:мск(?:[+-]\d{1,2})?|(?:по )?(?:московско\w{1,3}|местно\w{1,3}|екатеринбургско\w{1,3}|новосибирско\w{1,3}) времен\w{1,2}|"
    r"(?:utc|gmt)(?: ?[+-] ?\d{1,2}(?::\d\d)?)?|cet|cest|msk|local time)(?!\w)",
    re.I,
)


@dataclass(frozen=True)
class _Patterns:
    days: re.Pattern[str]
    labels: re.Pattern[str]
    always: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = lexicon("hours")
    return _Patterns(
        days=re.compile(rf"(?<!\w){any_of(words['days'] + words['every_day'])}(?!\w)", re.I),
        labels=re.compile(rf"(?<!\w){any_of(words['labels'])}(?!\w)", re.I),
        always=re.compile(rf"(?<!\w){any_of(words['always'])}(?!\w)", re.I),
    )


def hours(views: Sequence[PageView], *, market: str) -> list[Hours]:
    """Each wording once, that on most pages first. `market` does not matter here."""
    found: dict[str, Hours] = {}
    pages: dict[str, set[str]] = {}
    for view in views:
        for document in view.own_documents:
            for text, always, proof in [*_written(view, document), *_structured(view, document)]:
                key = re.sub(r"[\W_]+", "", text.lower())
                entry = found.setdefault(
                    key, Hours(text=text, around_the_clock=always, time_zone=_zone(text), proof=[proof])
                )
                pages.setdefault(key, set()).add(view.url)
                if len(entry.proof) < 3 and proof.page not in {p.page for p in entry.proof}:
                    entry.proof.append(proof)
    order = sorted(found, key=lambda k: (-len(pages[k]), found[k].text))
    return [found[key] for key in order[:MOST]]


def _zone(text: str) -> str | None:
    """The time zone that the text names, in its own words."""
    found = _ZONE.search(text)
    return found.group(0) if found else None


def _written(view: PageView, document: Document) -> Iterator[tuple[str, bool, Proof]]:
    words = _patterns()
    before: Line | None = None
    for line in lines(document):
        text = squeeze(line.text)
        if len(text) <= LONGEST:
            label = squeeze(before.text) if before is not None else ""
            whole = _hours(text, label)
            if whole:
                proof = view.prove("text", whole, document=document, element=line.at(len(line.text) // 2))
                yield whole, bool(words.always.search(whole)), proof
        before = line


def _hours(text: str, label: str) -> str:
    """The working hours in a line, with the line before it where that names the days; "" for none."""
    words = _patterns()
    near = label if len(label) <= 40 else ""
    if words.always.search(text):
        plain = words.labels.search(text) or words.labels.search(near) or words.days.search(text)
        return _cut(text) if plain or len(text) <= 24 else ""
    times = _RANGE.search(text)
    if times is None or not _clock(times):
        return ""
    if words.days.search(text) or words.labels.search(text):
        return _cut(text)
    if words.days.search(near) and not _RANGE.search(near):
        return f"{near} {text}"
    return text if words.labels.search(near) and len(text) <= 60 else ""


def _cut(text: str) -> str:
    """The part of a long line that speaks of hours: from the first word of them to the end of that sentence."""
    if len(text) <= 60:
        return text
    words = _patterns()
    first = min(m.start() for p in (words.labels, words.days, words.always, _RANGE) if (m := p.search(text)))
    last = max([m.end() for m in _RANGE.finditer(text)] + [m.end() for m in words.always.finditer(text)])
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


def _structured(view: PageView, document: Document) -> Iterator[tuple[str, bool, Proof]]:
    """`openingHours` and `openingHoursSpecification` (schema.org) of JSON-LD, and `itemprop="openingHours"`."""
    told: list[str] = []
    stack: list[tuple[Any, int]] = [(node, 0) for node in document.json_ld[:100]]
    while stack and len(told) < MOST:
        node, depth = stack.pop(0)
        if isinstance(node, list) and depth < 6:
            stack += [(item, depth + 1) for item in node[:30]]
        elif isinstance(node, dict) and depth < 6:
            plain = node.get("openingHours")
            told += [t for t in (plain if isinstance(plain, list) else [plain]) if isinstance(t, str)][:14]
            exact = node.get("openingHoursSpecification")
            told += [t for t in map(_specification, exact if isinstance(exact, list) else [exact]) if t][:14]
            stack += [(value, depth + 1) for value in node.values() if isinstance(value, (dict, list))]
    for element in document.elements("meta", "time", "span", "div", "p", "li"):
        if "openinghours" in (element.get("itemprop") or "").lower().split():
            told.append(element.get("content") or element.get("datetime") or "")
    for text in map(squeeze, told):
        if text:
            nonstop = bool(
                re.search(r"00:00(?::00)? ?- ?(?:23:59|24:00|00:00)", text) or _patterns().always.search(text)
            )
            yield text[:LONGEST], nonstop, view.prove("schema_org", text, document=document)


def _specification(node: Any) -> str:
    if not isinstance(node, dict):
        return ""
    raw = node.get("dayOfWeek")
    days = [str(d).rpartition("/")[2][:2] for d in (raw if isinstance(raw, list) else [raw]) if d]
    opens, closes = node.get("opens"), node.get("closes")
    return f"{','.join(days)} {opens}-{closes}".strip() if opens and closes else ""
