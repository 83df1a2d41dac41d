"""Ways to pay and to deliver: which of them a text names, and where pages speak of them.

The words are data (`lexicon/payments.toml`, `lexicon/delivery.toml`): strong phrases name a way wherever they stand,
weak ones only where the subject is spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from lxml.html import HtmlElement

from checks.facts.common.words import words_of
from crawler.reading.pages.document import Document
from crawler.reading.pages.lines import lines
from crawler.reading.pages.memo import once_per_page
from crawler.reading.pages.page import PageView
from crawler.reading.pages.zones import Zone
from crawler.reading.words.text import squeeze
from crawler.record.vocabulary import PageRole

Kind = Literal["payments", "delivery"]

MAX_LINE = 600
"""Characters of a line that are read; a longer one is an article's paragraph."""

MAX_MENU = 200
"""Characters of a line in a header or a menu that is read."""

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "legend", "summary", "dt", "th", "caption"))
_SENTENCE = re.compile(r"(?<=[.!?;•])\s+|\t|\s[|•·]\s")
_ADDRESS = re.compile(r"https?://\S{1,500}")
_PAGES: dict[Kind, frozenset[PageRole]] = {
    "payments": frozenset(("payment", "delivery_payment", "checkout")),
    "delivery": frozenset(("delivery", "delivery_payment", "checkout")),
}
_SILENT: frozenset[PageRole] = frozenset(("article", "privacy", "terms", "consent_document", "reviews", "requisites"))
"""Pages that speak of such things without offering them."""


@dataclass(frozen=True)
class _Words:
    """Strong words and weak ones."""

    strong: re.Pattern[str] | None
    weak: re.Pattern[str] | None

    def name(self, line: str, topic: bool) -> bool:
        if self.strong is not None and self.strong.search(line):
            return True
        return topic and self.weak is not None and self.weak.search(line) is not None


@dataclass(frozen=True)
class _Method:
    name: str
    words: _Words
    no: re.Pattern[str] | None
    menu: re.Pattern[str] | None
    brands: tuple[tuple[str, _Words], ...]
    branded: _Words
    """The words of all its brands, to look for them once."""


@dataclass(frozen=True)
class _Subject:
    heading: re.Pattern[str]
    sentence: re.Pattern[str]
    negation: re.Pattern[str]
    methods: tuple[_Method, ...]


@dataclass(frozen=True)
class Named:
    """A way that a text names, and the brands of it ("wallet": "sberpay") by their keys in the lexicon."""

    method: str
    brands: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sentence:
    """A sentence of a page, as written and as the patterns read it, and the ways that it names. `topical`: it stands on
    a page or under a heading about the subject; `line`: the start of the line that it is a part of."""

    text: str
    low: str
    line: str
    named: tuple[Named, ...]
    topical: bool
    document: Document
    element: HtmlElement
    zone: Zone


def _pattern(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{p})" for p in patterns)) if patterns else None


def _words_of(entry: dict[str, Any]) -> _Words:
    return _Words(_pattern(entry["strong"]), _pattern(entry.get("weak", [])))


def _method(name: str, entry: dict[str, Any], brands: dict[str, dict[str, Any]]) -> _Method:
    own = {brand: words for brand, words in brands.items() if words["method"] == name}
    together = {key: [w for words in own.values() for w in words.get(key, ())] for key in ("strong", "weak")}
    return _Method(
        name,
        _words_of(entry),
        re.compile(entry["no"]) if "no" in entry else None,
        re.compile(entry["menu"]) if "menu" in entry else None,
        tuple((brand, _words_of(words)) for brand, words in own.items()),
        _words_of(together),
    )


@cache
def _subject(kind: Kind) -> _Subject:
    raw = words_of(kind)
    methods = tuple(_method(name, entry, raw.get("brands", {})) for name, entry in raw["methods"].items())
    return _Subject(
        re.compile(raw["context"]["heading"]),
        re.compile(raw["context"]["sentence"]),
        re.compile(raw["negation"]["text"]),
        methods,
    )


def plain(text: str) -> str:
    """The text as the patterns expect it: lower case, "ё" as "е", no web addresses, at most `MAX_LINE` characters."""
    return _ADDRESS.sub(" ", text[:MAX_LINE].lower()).replace("ё", "е").replace("\u00a0", " ").strip()


def named_in(kind: Kind, text: str, *, topic: bool) -> tuple[Named, ...]:
    """The ways that a text names. `topic`: the subject is spoken of, so that weak words count."""
    return _named(kind, plain(text), topic)


@lru_cache(maxsize=20_000)
def _named(kind: Kind, line: str, topic: bool) -> tuple[Named, ...]:
    """The pages of a site share most of their lines, and a page repeats many."""
    subject = _subject(kind)
    if subject.negation.search(line):
        return ()
    found = []
    for method in subject.methods:
        rest = method.no.sub(" ", line) if method.no else line
        some = method.branded.name(rest, topic)
        brands = tuple(brand for brand, words in method.brands if words.name(rest, topic)) if some else ()
        if brands or method.words.name(rest, topic):
            found.append(Named(method.name, brands))
    return tuple(found)


def announces(kind: Kind, text: str) -> bool:
    """Whether a heading announces the subject."""
    return _subject(kind).heading.search(plain(text)) is not None


def about(kind: Kind, view: PageView) -> bool:
    """Whether the page as a whole is about the subject."""
    return view.page.role in _PAGES[kind]


@dataclass(frozen=True)
class _Line:
    """A line of a page, its sentences with what the patterns read of each. `labels`: it labels a choice; `menu`: it
    stands in the header or a menu."""

    document: Document
    element: HtmlElement
    zone: Zone
    heading: str | None
    labels: bool
    menu: bool
    text: str
    sentences: tuple[tuple[str, str], ...]


@once_per_page
def _lines_of(view: PageView) -> list[_Line]:
    """The lines of a page, read once for all kinds. Paragraphs of articles and long lines of menus have no
    sentences."""
    return [one for document in view.documents for one in _lines(document)]


def _lines(document: Document) -> Iterator[_Line]:
    for line in lines(document):
        if not (text := line.text.strip()):
            continue
        owner = line.at(0)
        zone, labels = document.zone(owner), _answers(owner)
        menu = zone in ("nav", "header") and not labels
        silent = len(text) > (MAX_MENU if menu else 4 * MAX_LINE)
        sentences = () if silent else tuple((s.strip()[:200], plain(s)) for s in _SENTENCE.split(text))
        yield _Line(
            document,
            owner,
            zone,
            plain(text) if _heading(owner) else None,
            labels,
            menu,
            squeeze(text[:MAX_LINE]),
            sentences,
        )


@once_per_page
def sentences(view: PageView, kind: Kind) -> list[Sentence]:
    """The sentences of a page, in reading order, with the ways that each names; in headers and menus only a link that
    is called like a way names one. Read once for each page."""
    return list(_sentences(kind, view))


def _sentences(kind: Kind, view: PageView) -> Iterator[Sentence]:
    if view.page.role in _SILENT:
        return
    subject = _subject(kind)
    whole = about(kind, view)
    within: Document | None = None
    under = ""
    for line in _lines_of(view):
        if line.document is not within:
            within, under = line.document, ""
        under = under if line.heading is None else line.heading
        if not line.sentences:
            continue
        if line.menu:
            for text, low in line.sentences:
                called = tuple(Named(m.name) for m in subject.methods if m.menu and m.menu.fullmatch(low))
                yield Sentence(text, low, line.text, called, False, line.document, line.element, line.zone)
            continue
        topical = whole or line.labels or bool(under and len(under) <= 120 and subject.heading.search(under))
        for sentence, low in line.sentences:
            topic = (topical and len(low) <= 300) or bool(subject.sentence.search(low))
            yield Sentence(
                sentence, low, line.text, _named(kind, low, topic), topical, line.document, line.element, line.zone
            )


def _answers(owner: HtmlElement) -> bool:
    """Whether the element labels a choice: a radio button or a box to tick."""
    label = next((e for e in (owner, *owner.iterancestors()) if e.tag == "label"), None)
    return label is not None and any((e.get("type") or "").lower() == "radio" for e in label.iter("input"))


def _heading(owner: HtmlElement) -> bool:
    node: HtmlElement | None = owner
    for _ in range(3):
        if node is None:
            return False
        if node.tag in _HEADINGS:
            return True
        node = node.getparent()
    return False
