"""Postal addresses of the company: schema.org data, `<address>`, and text that names a street and a house."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml.html import HtmlElement

from checks.facts.addresses.model import Address
from checks.facts.common.words import any_of
from checks.facts.context import Pages
from crawler.reading.pages.document import Document
from crawler.reading.pages.lines import lines
from crawler.reading.pages.memo import once_per_page
from crawler.reading.pages.page import PageView
from crawler.reading.pages.structured_data import nested_nodes
from crawler.reading.words.tables import beside
from crawler.reading.words.text import squeeze
from crawler.record.page import Proof
from crawler.record.vocabulary import Signal

LONGEST = 220
"""Characters of a line that may be an address; longer ones are stories."""

MOST = 40
"""Most entries kept of a site, those seen on most pages first."""

_PARTS = ("postalCode", "addressCountry", "addressRegion", "addressLocality", "streetAddress", "postOfficeBoxNumber")
_LABEL = re.compile(r"^.{0,30}\bадрес[ауеомх]{0,2}:? ?(?=[А-ЯЁ\d])|^.{0,20}\baddress:? ?", re.I)
_HINT = re.compile(r"\d")
_OF_BANK = re.compile(r"(?:юр\w*\.? )?адрес банка|bank(?:'s)? address", re.I)


@dataclass(frozen=True, slots=True)
class AddressSeen:
    """An address in one place of one page."""

    view: PageView
    document: Document
    element: HtmlElement | None
    signal: Signal
    text: str
    beside: str = ""
    """The line it stands in, after the line before it."""

    def proof(self) -> Proof:
        return self.view.prove(self.signal, self.text, document=self.document, element=self.element)


@once_per_page
def addresses_seen(view: PageView) -> list[AddressSeen]:
    """All addresses of a page with their places, read once."""
    return [
        AddressSeen(view, document, element, signal, text, beside)
        for document in view.own_documents
        for text, signal, element, beside in [*_structured(document), *_written(document)]
    ]


def addresses(pages: Pages) -> list[Address]:
    """Each address once, that on most pages first. Each country's way is tried."""
    found: dict[str, Address] = {}
    standing: dict[str, set[str]] = {}
    for view in pages.views:
        for one in addresses_seen(view):
            key = re.sub(r"[\W_]+", "", one.text.lower())
            entry = found.get(key)
            if entry is None:
                found[key] = Address(text=one.text, proof=[one.proof()])
            elif len(entry.proof) < 3 and view.url not in {p.page for p in entry.proof}:
                entry.proof.append(one.proof())
            standing.setdefault(key, set()).add(view.url)
    # "ул. Мира, 5" says nothing beside "г. Москва, ул. Мира, 5".
    whole = [key for key in found if not any(key != other and key in other for other in found)]
    order = sorted(whole, key=lambda k: (-len(standing[k]), found[k].text))
    return [found[key] for key in order[:MOST]]


_ADJECTIVE = r"[А-ЯЁ][а-яё]{2,30}(?:ая|ий|ый|ой)"
_IN_TOWN = rf"(?:г|город|гор)\.? ?[А-ЯЁ][а-яё\-]{{2,30}}, ?{_ADJECTIVE}(?=,? ?\d|,? ?д\.|,? дом )"
_VILLAGE = (
    r"[А-ЯЁ][\w.\- ]{0,30}(?:обл(?:асть|\.)|район|р-н|край), ?"
    r"(?:д|дер|с|п|пос)\. ?[А-ЯЁ][а-яё\-]{2,30}(?: [А-ЯЁ][а-яё\-]{2,30})?(?=, ?\d)"
)
_NAMED_ALONE = rf"(?:{_IN_TOWN}|{_ADJECTIVE}(?=,? ?д\. ?\d|,? дом \d)|{_VILLAGE})"
"""Without a word for the street: "г. Энск, Садовая 5", "Садовая д. 5", and villages, whose houses stand in no
street."""


@cache
def _streets() -> list[re.Pattern[str]]:
    words = beside(__file__, "postal")
    part = r"[\w«»\"'.\-]"
    name = rf"(?:\d{{1,3}}(?:-\w{{1,3}})? )?[^\W\d]{part}{{1,30}}(?: [^\W\d]{part}{{0,30}}){{0,4}}?"
    number = r"\d{1,4}(?!\d)(?: ?(?![ивс] )[а-яa-z](?!\w))?(?: ?[/к-] ?\d{1,3}\w?)?"
    house = rf"(?: ?,? ?{any_of(words['house'])}? ?№? ?{number})"
    rest = rf"(?:[,;]? ?{any_of(words['inside'])} ?№? ?[\w\-/]{{1,10}}){{0,4}}(?:,? ?(?:\d ?)?этаж)?"
    head = r"(?:(?:\d{5,6},? )?(?:[\w.\-() ]{2,40}, ?){0,5})"
    tail = r"(?:, ?[\w.\- ]{2,40}){0,4}"
    called = r"[А-ЯЁA-ZҚҒӘӨҰҮІ\d][\w\-]{1,30}(?: [\w\-]{1,30})?"
    marked = rf"{any_of(words['street_after_marked'])}(?: [А-ЯЁ]\.[А-ЯЁ]\.)?,? ?(?:д\.|дом |стр\.|корп\.|вл\.)"
    english = r"\d{1,5}[A-Za-z]?,? (?:[NSEW]\.? )?(?:[A-Z][\w'.\-]{1,20} ){1,4}"
    german = rf"[A-ZÄÖÜ][\wäöüß\-]{{2,30}} ?(?i:{any_of(words['street_german'])})"
    return [
        re.compile(rf"{head}(?<!\w){any_of(words['street_before'])}(?: |(?<=\.)){name}{house}{rest}", re.I),
        re.compile(rf"{head}(?<!\w){called} {any_of(words['street_after'])}{house}{rest}"),
        re.compile(rf"{head}(?<!\w){called} {marked}{house}{rest}"),
        re.compile(rf"{head}(?<!\w){_NAMED_ALONE}{house}{rest}"),
        re.compile(rf"{head}(?<!\w)st\. ?[A-Z][\w\-]{{1,30}}, ?\d{{1,4}}[A-Za-z]?(?!\w)"),
        re.compile(rf"(?<!\w){english}(?i:{any_of(words['street_english'])})(?!\w){tail}"),
        re.compile(rf"(?<!\w){german} \d{{1,4}} ?[a-z]?(?!\w)(?:,? (?:D-)?\d{{5}} [\w\- ]{{2,30}})?"),
    ]


@cache
def _names_street() -> re.Pattern[str]:
    words = beside(__file__, "postal")
    german = any_of(words["street_german"])
    others = any_of(
        words["street_before"] + words["street_after"] + words["street_after_marked"] + words["street_english"]
    )
    return re.compile(rf"(?<!\w){others}(?:(?<=\.)|(?!\w))|{german}|(?-i:{_NAMED_ALONE})", re.I)


def _written(document: Document) -> Iterator[tuple[str, Signal, HtmlElement, str]]:
    before = ""
    for line in lines(document):
        if 10 <= len(line.text) <= 2 * LONGEST and _HINT.search(line.text):
            text = squeeze(line.text)
            if len(text) <= LONGEST and not _OF_BANK.match(text) and (address := find(text)):
                yield address, "text", line.at(len(line.text) // 2), f"{before}\n{text}"
        before = line.text[:60]
    for element in document.elements("address"):
        text = document.text(element)
        if 12 <= len(text) <= LONGEST and _HINT.search(text) and "@" not in text and find(text):
            yield text, "text", element, text


def find(text: str) -> str:
    """The postal address in a line of text; "" for none."""
    if not _names_street().search(text):
        return ""
    for pattern in _streets():
        match = pattern.search(text)
        if match:
            return _LABEL.sub("", match.group(0)).strip(" ,;:-")
    return ""


_HOUSE = re.compile(
    r"(?:^|[\s.№])(\d{1,4})(?!\d)(?!\s+(?!корп|стр|лит|офис|пом)[^\W\d]{3,})(?![-‑]?(?:я|й|ая|ый|ий|st|nd|rd|th)\b)"
)
_FIRST_HOUSE = re.compile(r"^\s*(\d{1,5})[a-z]?\s+[^\W\d]")
_MARKS = frozenset(
    "д дом стр строение корп корпус к оф офис пом помещение лит литера литер вл владение зд здание".split()
)


def street_and_house(text: str) -> tuple[frozenset[str], str] | None:
    """What of an address can be compared: the words of the street's name, and the number of the house. None where the
    text names no street, or no house."""
    parts = re.split(r"[,;]", text.lower().replace("ё", "е").replace("strasse", "str.").replace("straße", "str."))
    at = next((i for i, part in enumerate(parts) if _names_street().search(part)), None)
    if at is None:
        return None
    plain = _names_street().sub(" ", parts[at]) if not _german().search(parts[at]) else parts[at]
    names = frozenset(w for w in re.findall(r"[^\W\d_][^\W_]*", plain) if len(w) > 1 and w not in _MARKS)
    house = _FIRST_HOUSE.search(parts[at]) if not _russian(parts[at]) else None
    house = house or _HOUSE.search(parts[at]) or (_HOUSE.search(parts[at + 1]) if at + 1 < len(parts) else None)
    return (names, house.group(1)) if names and house else None


@cache
def _german() -> re.Pattern[str]:
    return re.compile(rf"[^\W\d]{any_of(beside(__file__, 'postal')['street_german'])}", re.I)


def _russian(text: str) -> bool:
    return any("а" <= c <= "я" for c in text)


def _structured(document: Document) -> Iterator[tuple[str, Signal, HtmlElement | None, str]]:
    """`PostalAddress` (schema.org) in JSON-LD at any depth, and in microdata."""
    for node in nested_nodes(document.json_ld):
        if node.get("streetAddress"):
            yield _join([node.get(part) for part in _PARTS]), "schema_org", None, ""
        elif isinstance(node.get("address"), str) and _HINT.search(node["address"]):
            yield squeeze(node["address"])[:LONGEST], "schema_org", None, ""
    for element in document.elements():
        if element.get("itemtype", "").endswith("schema.org/PostalAddress"):
            said = {
                e.get("itemprop"): e.get("content") or document.text(e) for e in element.iter() if e.get("itemprop")
            }
            if said.get("streetAddress"):
                yield _join([said.get(part) for part in _PARTS]), "schema_org", element, ""


def _join(parts: list[Any]) -> str:
    said = [p.get("name") if isinstance(p, dict) else p for p in parts]
    return squeeze(", ".join(squeeze(p) for p in said if isinstance(p, str) and p.strip()))[:LONGEST]
