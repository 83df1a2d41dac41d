"""Finds the cookie banner of a page, and what each of its buttons does: by what known vendors call them, else by words.

Vendors are data beside this file, words are in `lexicon/<language>/cookie_banner.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from lxml.html import HtmlElement

from crawler.reading.controls.control_words import CROSSES
from crawler.reading.pages.document import Document
from crawler.reading.words.lexicon import Lexicon
from crawler.reading.words.tables import beside
from crawler.reading.words.text import normalised_words, squeeze

Answer = Literal["refuse", "accept", "close"]

_ANSWERS: tuple[Answer, ...] = ("refuse", "close", "accept")
"""The order in which a banner's answers are preferred."""

COOKIE_BANNER = Lexicon("cookie_banner", frozenset(("about", *_ANSWERS)))

MAX_TEXT = 3_000
"""A banner says less; more text is a page about cookies."""
MAX_WORDS = 6
"""A button says less; more is a sentence."""

_NAMED = re.compile(r"cookie|consent|gdpr|(?:^|[^a-z])(?:cmp|cc-window|cc-banner)(?:[^a-z]|$)|kuki", re.I)
_CLOSES = re.compile(r"(?:^|[^a-z])(?:close|dismiss|btn-close|hide)(?:[^a-z]|$)", re.I)
_ASKS = frozenset(("text", "tel", "email", "password", "search", "number", "date"))


@dataclass(frozen=True)
class Button:
    """A button of a banner. `text` is what it says, in lower case."""

    element: HtmlElement
    text: str
    answer: Answer


@dataclass(frozen=True)
class CookieBanner:
    """A banner, what it says, and the buttons that answer it."""

    element: HtmlElement
    text: str
    buttons: tuple[Button, ...]

    def best(self) -> Button | None:
        """The button to press: the one that refuses, else that closes, else that accepts."""
        return next((b for answer in _ANSWERS for b in self.buttons if b.answer == answer), None)


@dataclass(frozen=True)
class _Vendor:
    banner: str
    answers: tuple[tuple[Answer, str], ...]


@cache
def _vendors() -> tuple[_Vendor, ...]:
    return tuple(
        _Vendor(v["banner"], tuple((answer, v[answer]) for answer in _ANSWERS if answer in v))
        for v in beside(__file__, "cookie_banners")["vendor"]
    )


def find_banner(document: Document) -> CookieBanner | None:
    """The visible banner: a known vendor's, else the smallest overlay (or element named so) that speaks of cookies,
    asks for nothing to be typed, and has a button to answer by."""
    return _known(document) or _by_words(document)


def answer_of(text: str) -> Answer | None:
    """What a button with this text does to a cookie banner; None where it leaves it open, or does something else."""
    text = squeeze(text).strip(" .!,:;—–-«»\"'")
    if not text or len(text.split()) > MAX_WORDS:
        return None
    if text[0] in CROSSES and not text[1:2].isalnum():
        return "close"
    found = COOKIE_BANNER.index("text").find(normalised_words(text))
    begins = {m.kind for m in found if m.start == 0}
    return next((answer for answer in _ANSWERS if answer in begins), None)


def _known(document: Document) -> CookieBanner | None:
    for vendor in _vendors():
        for element in document.css(vendor.banner)[:3]:
            text = document.text(element, visible_only=True)
            if not text or not document.visible(element):
                continue
            buttons = tuple(
                Button(found, squeeze(document.name(found)).lower()[:100], answer)
                for answer, selector in vendor.answers
                for found in document.css(selector)
                if document.visible(found) and element in found.iterancestors()
            )
            if buttons:
                return CookieBanner(element, text, buttons)
    return None


def _by_words(document: Document) -> CookieBanner | None:
    best: CookieBanner | None = None
    for element in _candidates(document):
        text = document.text(element, visible_only=True, limit=MAX_TEXT + 1)
        if not text or len(text) > MAX_TEXT or not _about_cookies(text) or _asks(document, element):
            continue
        buttons = tuple(_buttons(document, element))
        if buttons and (best is None or len(text) < len(best.text)):
            best = CookieBanner(element, text, buttons)
    return best


def _about_cookies(text: str) -> bool:
    return any(m.kind == "about" for m in COOKIE_BANNER.index("text").find(normalised_words(text, MAX_TEXT)))


def _candidates(document: Document) -> Iterator[HtmlElement]:
    for element in document.elements("div", "section", "aside", "dialog", "form", "footer", "p"):
        if not document.visible(element):
            continue
        names = f"{element.get('id') or ''} {element.get('class') or ''} {element.get('aria-label') or ''}"
        overlay = bool(element.get("data-lw-f")) or element.get("role") in ("dialog", "alertdialog")
        if overlay or element.tag == "dialog" or _NAMED.search(names):
            yield element


def _asks(document: Document, banner: HtmlElement) -> bool:
    """Whether something is to be typed: then it is a form that mentions cookies."""
    fields = banner.iter("input", "textarea")
    return any(e.tag == "textarea" or (e.get("type") or "text").lower() in _ASKS for e in fields if document.visible(e))


def _buttons(document: Document, banner: HtmlElement) -> Iterator[Button]:
    for element in banner.iter("button", "a", "input", "div", "span", "svg"):
        if not document.visible(element) or not _pressable(element):
            continue
        text = squeeze(document.name(element)).lower()
        answer = answer_of(text)
        if answer is None and not text and _CLOSES.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            answer = "close"
        if answer is not None:
            yield Button(element, text, answer)


def _pressable(element: HtmlElement) -> bool:
    if element.tag == "button":
        return True
    if element.tag == "input":
        return (element.get("type") or "").lower() in ("button", "submit")
    if element.tag == "a":
        href = (element.get("href") or "").strip()
        return bool(href == "" or href.startswith(("javascript:", "#")))
    return bool(element.get("role") == "button" or element.get("data-lw-p") == "1")
