"""Finds the cookie banner of a page, and what each of its buttons does."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from lxml.html import HtmlElement

from crawler.reading.document import Document

Answer = Literal["refuse", "accept", "close"]

_ANSWERS: tuple[Answer, ...] = ("refuse", "close", "accept")

MAX_TEXT = 3_000
"""A banner says less; more text is a page about cookies."""

_NAMED = re.compile(r"cookie|consent|gdpr|cmp|(?:^|[^a-z])cc-(?:window|banner)|kuki", re.I)


@dataclass(frozen=True)
class Button:
    element: HtmlElement
    text: str
    answer: Answer


@dataclass(frozen=True)
class CookieBanner:
    element: HtmlElement
    text: str
    buttons: tuple[Button, ...]

    def best(self) -> Button | None:
        """The button to press: the one that refuses, else that closes, else that accepts."""
        return next((b for answer in _ANSWERS for b in self.buttons if b.answer == answer), None)


@cache
def _words() -> dict[str, frozenset[str]]:
    path = Path(__file__).parent / "lexicon" / "consent.toml"
    return {key: frozenset(words) for key, words in tomllib.loads(path.read_text(encoding="utf-8")).items()}


@cache
def _about() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in sorted(_words()["about"], key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.I)


def find_banner(document: Document) -> CookieBanner | None:
    """The visible banner: an overlay (or an element named so) that speaks of cookies and has a button to answer by."""
    best: CookieBanner | None = None
    for element in _candidates(document):
        text = document.text(element, visible_only=True)
        if not text or len(text) > MAX_TEXT or not _about().search(text):
            continue
        buttons = tuple(_buttons(document, element))
        if buttons and (best is None or len(text) < len(best.text)):
            best = CookieBanner(element, text, buttons)
    return best


def _candidates(document: Document) -> Iterator[HtmlElement]:
    for element in document.elements("div", "section", "aside", "dialog", "form", "footer", "p"):
        if not document.visible(element):
            continue
        names = f"{element.get('id') or ''} {element.get('class') or ''} {element.get('aria-label') or ''}"
        overlay = element.get("data-lw-f") == "fixed" or element.get("role") in ("dialog", "alertdialog")
        if overlay or element.tag == "dialog" or _NAMED.search(names):
            yield element


def _buttons(document: Document, banner: HtmlElement) -> Iterator[Button]:
    for element in banner.iter("button", "a", "input", "div", "span"):
        if not document.visible(element) or not _pressable(element):
            continue
        text = document.name(element).strip().lower().rstrip(".!").strip()
        for answer in _ANSWERS:
            if text in _words()[answer]:
                yield Button(element, text, answer)
                break


def _pressable(element: HtmlElement) -> bool:
    if element.tag == "button":
        return True
    if element.tag == "input":
        return (element.get("type") or "").lower() in ("button", "submit")
    if element.tag == "a":
        href = (element.get("href") or "").strip()
        return href in ("", "#") or href.startswith(("javascript:", "#"))
    return element.get("role") == "button" or element.get("data-lw-p") == "1"
