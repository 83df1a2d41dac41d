"""Where a site contradicts itself: numbers, hours and addresses that differ between its pages, its header and footer,
its contacts page and what it tells to machines (schema.org).

Precision comes first; what may rightly differ is not compared. That is: numbers of a site with call tracking, numbers
of different kinds or areas, numbers that stand side by side anywhere, whatever is labelled as a part of the company's
(a branch, a shop, the warehouse), hours of different departments, and places that list several addresses or weeks.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Literal, Protocol

import phonenumbers
from lxml.html import HtmlElement
from phonenumbers import PhoneNumberType

from checks.facts.addresses.reader import AddressSeen, addresses_seen, street_and_house
from checks.facts.common.words import any_of
from checks.facts.context import Pages
from checks.facts.contradictions.model import Contradiction
from checks.facts.hours.reader import HoursSeen, hours_seen
from checks.facts.hours.timetable import Week, differ, merged
from checks.facts.phones import phone_numbers
from checks.facts.phones.countries import countries
from checks.facts.phones.reader import PhoneSeen, phones_seen
from checks.facts.tools.fact import TOOLS
from crawler.reading.pages.document import Document
from crawler.reading.pages.page import PageView
from crawler.reading.words.tables import beside
from crawler.reading.words.text import quote
from crawler.record.page import Proof

MOST = 4
"""Conflicts kept of each kind."""

OFTEN = 4
"""The same of a page that names one number so many times: each branch has its own entry."""

LIST = 2
"""The main part of a page that names more numbers than these lists departments or branches."""

_MAIN = ("contacts", "page")
_ZONES: Mapping[str, str] = {"header": "header", "nav": "header", "footer": "footer"}
_TELLING = frozenset(("home", "contacts", "about", "requisites"))
"""Roles of pages whose main part speaks of the company as a whole."""
_FIXED = (PhoneNumberType.FIXED_LINE, PhoneNumberType.FIXED_LINE_OR_MOBILE)


class _Seen(Protocol):
    @property
    def view(self) -> PageView: ...
    @property
    def document(self) -> Document: ...
    @property
    def element(self) -> HtmlElement | None: ...
    @property
    def signal(self) -> str: ...
    def proof(self) -> Proof: ...


@dataclass(frozen=True)
class _Place:
    """A part of one page: header, footer, contacts (the main part of that page), page, schema_org."""

    name: str
    page: str


def contradictions(pages: Pages) -> list[Contradiction]:
    """What the pages contradict each other in, phones first; `MOST` of each kind. Where the site swaps its
    numbers by call tracking, different ones are no contradiction."""
    views = [v for v in pages.views if v.page.device == "desktop"] or list(pages.views)
    tracked = any(tool.category == "call_tracking" for tool in pages[TOOLS])
    found: list[Contradiction] = []
    if not tracked:
        found += [*_linked(views, pages.market), *_phones(views, pages.market)][:MOST]
    return [*found, *list(_hours(views, pages.market))[:MOST], *list(_addresses(views))[:MOST]]


def _telling(views: Sequence[PageView]) -> frozenset[str]:
    """The pages whose main part speaks of the company as a whole. Of several contacts pages (one for each city, say)
    that is the one with the shortest address; a page alone speaks for itself."""
    urls = {v.url for v in views}
    if len(urls) == 1:
        return frozenset(urls)
    contacts = sorted({v.url for v in views if v.page.role == "contacts"}, key=lambda u: (len(u), u))
    return frozenset(v.url for v in views if v.page.role in _TELLING) - frozenset(contacts[1:])


def _place(one: _Seen, telling: frozenset[str]) -> _Place | None:
    """Where it stands; None for places that may speak of something else (an article, a pop-up)."""
    if one.signal == "schema_org":
        return _Place("schema_org", one.view.url)
    if one.element is None or not one.document.visible(one.element):
        return None
    zone = one.document.zone(one.element)
    if zone in _ZONES:
        return _Place(_ZONES[zone], one.view.url)
    if zone != "main" or one.view.url not in telling:
        return None
    return _Place("contacts" if one.view.page.role == "contacts" else "page", one.view.url)


# --- phones -------------------------------------------------------------------------------------------------------


def _linked(views: Sequence[PageView], market: str) -> Iterator[Contradiction]:
    """Links that show one number and dial another."""
    told: set[tuple[str, str]] = set()
    for view in views:
        for one in phones_seen(view, market):
            if not one.link or sum(c.isdigit() for c in one.shown) < 7:
                continue
            shown = [n.e164 for n in phone_numbers.find(one.shown, countries(view, market))]
            if len(shown) != 1 or one.number.e164 in shown or (shown[0], one.number.e164) in told:
                continue
            told.add((shown[0], one.number.e164))
            dialled = phone_numbers.readable(one.number.e164)
            proof = [one.proof(), view.prove("link", f"tel: {dialled}", document=one.document, element=one.element)]
            yield Contradiction(kind="phone", first=one.shown, second=dialled, places=("page", "link"), proof=proof)


def _phones(views: Sequence[PageView], market: str) -> Iterator[Contradiction]:
    seen = [one for view in views for one in phones_seen(view, market)]
    telling = _telling(views)
    together: dict[tuple[str, str], set[str]] = defaultdict(set)
    places: dict[_Place, dict[str, PhoneSeen]] = defaultdict(dict)
    apart: set[str] = set()
    times: Counter[tuple[_Place, str]] = Counter()
    for one in seen:
        spot = one.zone if one.signal != "schema_org" else "schema_org"
        together[spot, one.view.url].add(one.number.e164)
        if _labelled(one.beside):
            apart.add(one.number.e164)
        if place := _place(one, telling):
            places[place].setdefault(one.number.e164, one)
            times[place, one.number.e164] += not one.link
    lists = {p for p in places if len(places[p]) > LIST} | {p for (p, _), n in times.items() if n >= OFTEN}
    beside = {frozenset(p) for numbers in together.values() for p in combinations(sorted(numbers)[:40], 2)}

    def clash(one: str, other: str) -> bool:
        both = {one, other}
        return one != other and not both & apart and frozenset(both) not in beside and _same_kind(one, other)

    for first, second in _pairs(places):
        numbers, others = places[first], places[second]
        if numbers.keys() & others.keys() or any(p.name in _MAIN and p in lists for p in (first, second)):
            continue
        pair = next(((a, b) for a in sorted(numbers) for b in sorted(others) if clash(a, b)), None)
        if pair is not None and _first_time(pair, beside):
            one, other = numbers[pair[0]], others[pair[1]]
            yield _conflict("phone", one, one.shown, first, other, other.shown, second)


def _first_time(pair: tuple[str, str], told: set[frozenset[str]]) -> bool:
    """Whether the pair is new; it is known from now on."""
    known = frozenset(pair) in told
    told.add(frozenset(pair))
    return not known


def _pairs(places: Iterable[_Place]) -> Iterator[tuple[_Place, _Place]]:
    """Places to compare: the same part of different pages, and different parts; what most pages show comes first."""
    order = ("header", "contacts", "footer", "page", "schema_org")
    known = sorted(places, key=lambda p: (order.index(p.name), p.page))[:60]
    yield from combinations(known, 2)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = beside(__file__, "words")
    return (
        re.compile(rf"(?<!\w){any_of(words['parts'])}(?!\w)"),
        re.compile(rf"(?<!\w){any_of(words['plain'])}(?!\w)"),
    )


def _labelled(beside: str) -> bool:
    """Whether words beside a number say whose it is: a part of the company before it, or any words in its own line."""
    parts, plain = _patterns()
    before, _, line = beside.lower().partition("\n")
    if parts.search(before) or parts.search(line):
        return True
    return sum(c.isalpha() for c in plain.sub("", line)) > 3


@cache
def _same_kind(one: str, other: str) -> bool:
    """Whether two numbers could stand for each other: of one country and type and, for fixed lines, one area."""
    first, second = phonenumbers.parse(one), phonenumbers.parse(other)
    kinds = {phonenumbers.number_type(n) for n in (first, second)}
    if first.country_code != second.country_code or len(kinds) != 1:
        return False
    if kinds <= set(_FIXED):
        size = phonenumbers.length_of_geographical_area_code(first)
        return str(first.national_number)[:size] == str(second.national_number)[:size]
    return True


# --- hours --------------------------------------------------------------------------------------------------------


def _hours(views: Sequence[PageView], market: str) -> Iterator[Contradiction]:
    telling = _telling(views)
    said: dict[str, dict[_Place, list[HoursSeen]]] = defaultdict(lambda: defaultdict(list))
    for view in views:
        for one in hours_seen(view, market):
            place = _place(one, telling)
            # "24/7" without a word of work is an assortment, a hotline, or orders taken by the site.
            if place is not None and not (one.always and one.signal == "text"):
                said[one.of][place].append(one)
    for places in said.values():
        weeks: dict[_Place, Week] = {p: w for p, seen in places.items() if (w := merged(s.week for s in seen))}
        told: list[tuple[Week, Week]] = []
        for first, second in _pairs(weeks):
            pair = weeks[first], weeks[second]
            if pair in told or not differ(*pair):
                continue
            told.append(pair)
            one, other = places[first][0], places[second][0]
            one, other = _contradicting(places[first], places[second]) or (one, other)
            yield _conflict("hours", one, one.text, first, other, other.text, second)


def _contradicting(these: list[HoursSeen], those: list[HoursSeen]) -> tuple[HoursSeen, HoursSeen] | None:
    """The lines that differ, of places that give their hours in several."""
    return next(((a, b) for a in these for b in those if differ(a.week, b.week)), None)


# --- addresses ----------------------------------------------------------------------------------------------------


def _addresses(views: Sequence[PageView]) -> Iterator[Contradiction]:
    """Another house in the same street; another street only where each place names one address alone."""
    telling = _telling(views)
    places: dict[_Place, dict[tuple[frozenset[str], str], AddressSeen]] = defaultdict(dict)
    parts, _ = _patterns()
    for view in views:
        for one in addresses_seen(view):
            key, place = street_and_house(one.text), _place(one, telling)
            if key is None or place is None or parts.search(one.beside.lower()):
                continue
            places[place].setdefault(key, one)
    listed = {frozenset(p) for seen in places.values() for p in combinations(seen, 2)}
    told: list[frozenset[tuple[frozenset[str], str]]] = []
    for first, second in _pairs(places):
        these, those = places[first], places[second]
        if (
            these.keys() & those.keys() or first.name == second.name == "page"
        ):  # a company's history has other addresses
            continue
        for here, there in ((a, b) for a in these for b in those):
            pair = frozenset((here, there))
            street = here[0] == there[0] or len(these) == len(those) == 1
            part = here[0] < there[0] or there[0] < here[0]  # "К. Маркса" and "Карла Маркса"
            if street and pair not in told and pair not in listed and not part:
                told.append(pair)
                one, other = these[here], those[there]
                yield _conflict("address", one, one.text, first, other, other.text, second)


def _conflict(
    kind: Literal["phone", "hours", "address"],
    one: _Seen,
    first: str,
    here: _Place,
    other: _Seen,
    second: str,
    there: _Place,
) -> Contradiction:
    return Contradiction(
        kind=kind,
        first=quote(first),
        second=quote(second),
        places=(here.name, there.name),
        proof=[one.proof(), other.proof()],
    )
