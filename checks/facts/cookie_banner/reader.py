"""The cookie notice: what it says, whose it is, and whether one can refuse."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lxml.html import HtmlElement

from checks.facts.context import Pages
from checks.facts.cookie_banner.model import CookieBanner
from crawler.reading.pages.document import Document
from crawler.reading.pages.page import PageView
from crawler.reading.words.tables import beside
from crawler.reading.words.text import quote

_LONGEST = 2_500
"""A notice's longest text in characters; what is longer is a policy, not a notice."""
_TAGS = ("div", "section", "aside", "dialog", "form", "footer", "article")
_CONTROLS = ("button", "a", "input", "div", "span", "label")


@cache
def _words() -> dict[str, tuple[str, ...]]:
    data = beside(__file__, "vendors")
    return {key: tuple(words) for key, words in data.items()}


def cookie_banner(pages: Pages) -> list[CookieBanner]:
    """The site's cookie notice, at most one: as first seen, before it was answered. Where no browser ran, a notice that
    waits hidden in the markup counts. `can_refuse` is None where the notice only offers settings. `market` does not
    matter here."""
    vendor = next((m.signature.id for m in pages.signatures.match_site(pages.views) if "consent" in m.categories), None)
    for view in pages.views:
        early = PageView.of(view.page, "first_seen")
        first = early if early is not None and early.snapshot is not view.snapshot else view
        answer = view.page.consent
        for document in first.documents:
            element = _notice(document)
            if element is None:
                continue
            text = document.text(element, limit=_LONGEST * 2)
            proof = first.prove("text", text, document=document, element=element)
            return [
                CookieBanner(
                    text=quote(text),
                    vendor=vendor,
                    can_refuse=_refusable(document, element),
                    watched=first.snapshot.stage == "first_seen" and answer is not None and answer.seen,
                    proof=[proof],
                )
            ]
        if answer is not None and answer.seen:
            proof = first.prove("text", answer.text).model_copy(update={"selector": answer.selector})
            return [CookieBanner(text=quote(answer.text), vendor=vendor, proof=[proof])]
    return []


def _notice(document: Document) -> HtmlElement | None:
    """The smallest element that speaks of cookies, is named or placed as a notice, and holds a control to answer it."""
    best: HtmlElement | None = None
    for element in document.elements(*_TAGS):
        if document.stamped and not document.visible(element):
            continue
        if not (_named(element) or element.get("data-lw-f") or element.get("role") in ("dialog", "alertdialog")):
            continue
        text = document.text(element, limit=_LONGEST * 2)
        if not 15 <= len(text) <= _LONGEST or not _has(text, "cookie"):
            continue
        if any(True for _ in _answers(document, element)):
            best = element
    return best


def _named(element: HtmlElement) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('data-storage-item') or ''}".lower()
    return any(word in names for word in _words()["named"])


def _has(text: str, kind: str) -> bool:
    said = text.lower()
    return any(word in said for word in _words()[kind])


def _answers(document: Document, notice: HtmlElement) -> Iterator[str]:
    """The names of the controls that answer the notice; for one without words, what its class says."""
    for element in notice.iter(*_CONTROLS):
        if element is notice:
            continue
        name = document.name(element)
        names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        pressable = (
            element.tag in ("button", "a", "input") or element.get("role") == "button" or element.get("data-lw-p")
        )
        if name and len(name) <= 60 and (pressable or "btn" in names or "button" in names):
            said = name.lower()
            if any(said == w or (len(w) > 2 and w in said) for w in (*_words()["accept"], *_words()["refuse"])):
                yield name
        elif any(word in names for word in _words()["close"]) and (pressable or not name):
            yield name or names.strip()


def _refusable(document: Document, notice: HtmlElement) -> bool | None:
    names = [document.name(e) for e in notice.iter("button", "a", "input", "div", "span", "label")]
    short = [n for n in names if n and len(n) <= 60]
    if any(_has(n, "refuse") for n in short):
        return True
    return None if any(_has(n, "settings") for n in short) else False
