"""Ways to pay and to deliver: which of them a text names, and where pages speak of them.

The words are data (`lexicon/payments.toml`, `lexicon/delivery.toml`): strong phrases name a way wherever they stand, weak
ones only where the subject is spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from lxml.html import HtmlElement

from checks.facts.words import lexicon
from crawler.evidence import PageRole
from crawler.reading.document import Document, Zone
from crawler.reading.lines import lines
from crawler.reading.page import PageView

Kind = Literal["payments", "delivery"]

MAX_LINE = 600
"""Characters of a line that are read; a longer one is an article's paragraph."""

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
class _Method:
    name: str
    strong: re.Pattern[str] | None
    weak: re.Pattern[str] | None
    no: re.Pattern[str] | None


@dataclass(frozen=True)
class _Words:
    heading: re.Pattern[str]
    sentence: re.Pattern[str]
    negation: re.Pattern[str]
    methods: tuple[_Method, ...]


@dataclass(frozen=True)
class Mention:
    """A way that a page names. `topic`: on a page or under a heading about it."""

    method: str
    text: str
    document: Document
    element: HtmlElement
    zone: Zone
    topic: bool


def _joined(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{p})" for p in patterns)) if patterns else None


@cache
def _words(kind: Kind) -> _Words:
    raw = lexicon(kind)
    methods = tuple(
        _Method(
            name,
            _joined(entry["strong"]),
            _joined(entry["weak"]),
            re.compile(entry["no"]) if "no" in entry else None,
        )
        for name, entry in raw["methods"].items()
    )
    return _Words(
        re.compile(raw["context"]["heading"]),
        re.compile(raw["context"]["sentence"]),
        re.compile(raw["negation"]["text"]),
        methods,
    )


def plain(text: str) -> str:
    """The text as the patterns expect it: lower case, "ё" as "е", no web addresses, at most `MAX_LINE` characters."""
    return _ADDRESS.sub(" ", text[:MAX_LINE].lower()).replace("ё", "е").replace("\u00a0", " ").strip()


def methods_in(kind: Kind, text: str, *, topic: bool) -> list[str]:
    """The ways that a text names. `topic`: the subject is spoken of, so that weak words count."""
    return list(_methods(kind, plain(text), topic))


@lru_cache(maxsize=20_000)
def _methods(kind: Kind, line: str, topic: bool) -> tuple[str, ...]:
    """The pages of a site share most of their lines, and a page repeats many."""
    words = _words(kind)
    if words.negation.search(line):
        return ()
    found = []
    for method in words.methods:
        rest = method.no.sub(" ", line) if method.no else line
        strong = method.strong is not None and method.strong.search(rest)
        weak = topic and method.weak is not None and method.weak.search(rest)
        if strong or weak:
            found.append(method.name)
    return tuple(found)


def heading_says(kind: Kind, text: str) -> bool:
    """Whether a heading announces the subject."""
    return _words(kind).heading.search(plain(text)) is not None


def mentions(kind: Kind, view: PageView) -> list[Mention]:
    """The ways that a page names, in reading order; several may stand in one line. Read once for each page."""
    key = ("ways", kind)
    if key not in view.kept:
        view.kept[key] = list(_mentions(kind, view))
    found: list[Mention] = view.kept[key]
    return found


@dataclass(frozen=True)
class _Line:
    """A line of a page, its sentences with what the patterns read of each. `labels`: it labels a choice."""

    document: Document
    element: HtmlElement
    zone: Zone
    heading: str | None
    labels: bool
    sentences: tuple[tuple[str, str], ...]


def _read(view: PageView) -> list[_Line]:
    """The lines of a page, read once for all kinds. Paragraphs of articles and menus have no sentences."""
    if "ways" not in view.kept:
        view.kept["ways"] = [one for document in view.documents for one in _lines(document)]
    found: list[_Line] = view.kept["ways"]
    return found


def _lines(document: Document) -> Iterator[_Line]:
    for line in lines(document):
        if not (text := line.text.strip()):
            continue
        owner = line.at(0)
        zone, labels = document.zone(owner), _answers(owner)
        silent = len(text) > 4 * MAX_LINE or (zone in ("nav", "header") and not labels)
        sentences = () if silent else tuple((s.strip()[:200], plain(s)) for s in _SENTENCE.split(text))
        yield _Line(document, owner, zone, plain(text) if _heading(owner) else None, labels, sentences)


def _mentions(kind: Kind, view: PageView) -> Iterator[Mention]:
    if view.page.role in _SILENT:
        return
    words = _words(kind)
    about = view.page.role in _PAGES[kind]
    within: Document | None = None
    under = ""
    for line in _read(view):
        if line.document is not within:
            within, under = line.document, ""
        under = under if line.heading is None else line.heading
        if not line.sentences:
            continue
        topical = about or line.labels or bool(under and len(under) <= 120 and words.heading.search(under))
        for sentence, low in line.sentences:
            topic = (topical and len(low) <= 300) or bool(words.sentence.search(low))
            for method in _methods(kind, low, topic):
                yield Mention(method, sentence, line.document, line.element, line.zone, topical)


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
