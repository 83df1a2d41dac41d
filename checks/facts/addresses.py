"""Postal addresses of the company: schema.org data, `<address>`, and text that names a street and a house."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from lxml.html import HtmlElement

from checks.facts.words import any_of, lexicon
from checks.model import Address
from crawler.evidence import Proof, Signal
from crawler.reading.document import Document, squeeze
from crawler.reading.lines import lines
from crawler.reading.page import PageView

LONGEST = 220
"""Characters of a line that may be an address; longer ones are stories."""

MOST = 40
"""Most entries kept of a site, those seen on most pages first."""

_PARTS = ("postalCode", "addressCountry", "addressRegion", "addressLocality", "streetAddress", "postOfficeBoxNumber")
_LABEL = re.compile(r"^.{0,30}\bадрес[ауеомх]{0,2}:? ?(?=[А-ЯЁ\d])|^.{0,20}\baddress:? ?", re.I)
_HINT = re.compile(r"\d")


def addresses(views: Sequence[PageView], *, market: str) -> list[Address]:
    """Each address once, that on most pages first. `market` does not matter here: each country's way is tried."""
    found: dict[str, Address] = {}
    pages: dict[str, set[str]] = {}
    for view in views:
        for document in view.own_documents:
            for text, signal, element in [*_structured(document), *_written(document)]:
                key = re.sub(r"[\W_]+", "", text.lower())
                proof: Proof = view.prove(signal, text, document=document, element=element)
                entry = found.setdefault(key, Address(text=text, proof=[proof]))
                pages.setdefault(key, set()).add(view.url)
                if len(entry.proof) < 3 and proof.page not in {p.page for p in entry.proof}:
                    entry.proof.append(proof)
    # "ул. Мира, 5" says nothing beside "г. Москва, ул. Мира, 5".
    whole = [key for key in found if not any(key != other and key in other for other in found)]
    order = sorted(whole, key=lambda k: (-len(pages[k]), found[k].text))
    return [found[key] for key in order[:MOST]]


@cache
def _streets() -> list[re.Pattern[str]]:
    words = lexicon("postal")
    name = r"(?:\d{1,3}(?:-\w{1,3})? )?[^\W\d][\w«»\"'.\-]{1,30}(?: [^\W\d][\w«»\"'.\-]{0,30}){0,4}?"
    house = (
        r"(?:,? ?(?:д\.?|дом|зд\.?|стр\.?|вл\.?|владение|влд\.?|уч\.?|no\.?|nr\.?|n\.)? ?№? ?"
        r"\d{1,4}(?!\d)(?: ?(?![ивс] )[а-яa-z](?!\w))?(?: ?[/к-] ?\d{1,3}\w?)?)"
    )
    rest = (
        r"(?:[,;]? ?(?:корпус|корп\.?|к\.|строение|стр\.?|литера?|лит\.?|офи[сc]|оф\.?|помещение|пом\.?|кв\.?|каб\.?|эт\.?|"
        r"ком\.?|suite|ste\.?|office|unit|floor) ?№? ?[\w\-/]{1,10}){0,4}(?:,? ?(?:\d ?)?этаж)?"
    )
    head = r"(?:(?:\d{5,6},? )?(?:[\w.\-() ]{2,40}, ?){0,5})"
    tail = r"(?:, ?[\w.\- ]{2,40}){0,4}"
    return [
        re.compile(rf"{head}(?<!\w){any_of(words['street_before'])}(?: |(?<=\.)){name}{house}{rest}", re.I),
        re.compile(
            rf"{head}(?<!\w)[А-ЯЁA-ZҚҒӘӨҰҮІ\d][\w\-]{{1,30}}(?: [\w\-]{{1,30}})? {any_of(words['street_after'])}{house}{rest}"
        ),
        re.compile(
            rf"(?<!\w)\d{{1,5}}[A-Za-z]?,? (?:[NSEW]\.? )?(?:[A-Z][\w'.\-]{{1,20}} ){{1,4}}(?i:{any_of(words['street_english'])})(?!\w){tail}"
        ),
        re.compile(
            rf"(?<!\w)[A-ZÄÖÜ][\wäöüß\-]{{2,30}} ?(?i:{any_of(words['street_german'])}) \d{{1,4}} ?[a-z]?(?!\w)(?:,? (?:D-)?\d{{5}} [\w\- ]{{2,30}})?"
        ),
    ]


@cache
def _names_street() -> re.Pattern[str]:
    words = lexicon("postal")
    german = any_of(words["street_german"])
    others = any_of(words["street_before"] + words["street_after"] + words["street_english"])
    return re.compile(rf"(?<!\w){others}(?!\w)|{german}", re.I)


def _written(document: Document) -> Iterator[tuple[str, Signal, HtmlElement]]:
    for line in lines(document):
        text = squeeze(line.text)
        if not 10 <= len(text) <= LONGEST or not _HINT.search(text):
            continue
        address = find(text)
        if address:
            yield address, "text", line.at(len(line.text) // 2)
    for element in document.elements("address"):
        text = document.text(element)
        if 12 <= len(text) <= LONGEST and _HINT.search(text) and "@" not in text and find(text):
            yield text, "text", element


def find(text: str) -> str:
    """The postal address in a line of text; "" for none."""
    if not _names_street().search(text):
        return ""
    for pattern in _streets():
        match = pattern.search(text)
        if match:
            return _LABEL.sub("", match.group(0)).strip(" ,;:-")
    return ""


def _structured(document: Document) -> Iterator[tuple[str, Signal, HtmlElement | None]]:
    """`PostalAddress` (schema.org) in JSON-LD at any depth, and in microdata."""
    stack: list[tuple[Any, int]] = [(node, 0) for node in document.json_ld[:100]]
    while stack:
        node, depth = stack.pop(0)
        if isinstance(node, list) and depth < 6:
            stack += [(item, depth + 1) for item in node[:30]]
        elif isinstance(node, dict) and depth < 6:
            if node.get("streetAddress"):
                yield _join([node.get(part) for part in _PARTS]), "schema_org", None
            elif isinstance(node.get("address"), str) and _HINT.search(node["address"]):
                yield squeeze(node["address"])[:LONGEST], "schema_org", None
            stack += [(value, depth + 1) for value in node.values() if isinstance(value, (dict, list))]
    for element in document.elements():
        if element.get("itemtype", "").endswith("schema.org/PostalAddress"):
            said = {
                e.get("itemprop"): e.get("content") or document.text(e) for e in element.iter() if e.get("itemprop")
            }
            if said.get("streetAddress"):
                yield _join([said.get(part) for part in _PARTS]), "schema_org", element


def _join(parts: list[Any]) -> str:
    said = [p.get("name") if isinstance(p, dict) else p for p in parts]
    return squeeze(", ".join(squeeze(p) for p in said if isinstance(p, str) and p.strip()))[:LONGEST]
