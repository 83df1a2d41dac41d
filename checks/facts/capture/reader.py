"""How the site trades something for a contact: price lists and guides, calculators, quizzes, newsletters, bookings,
windows that ask, and promo codes for an address.

Told by forms (their words and questions), by controls that lead to one, by vendors' scripts and by the windows that
came up. A file that opens without asking is no capture. A control whose form could not be seen is only "likely".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import get_args
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from checks.facts.capture.model import Capture, CaptureKind
from checks.facts.common.words import any_of
from checks.facts.context import Pages
from checks.facts.forms.fact import FORMS
from checks.facts.popups.fact import POPUPS
from checks.facts.popups.model import Popup
from checks.facts.tools.fact import TOOLS
from checks.facts.tools.model import Tool
from checks.measures.lead_forms import CONTACT, lead_forms
from crawler.reading.forms.forms import read_forms
from crawler.reading.pages.document import Document
from crawler.reading.pages.page import PageView
from crawler.reading.words.tables import beside
from crawler.reading.words.text import quote, squeeze
from crawler.record.form import Form
from crawler.record.vocabulary import Confidence

MOST = 40
"""Entries kept of a site."""

LONGEST = 120
"""Characters of a control's or a heading's words; longer ones are stories."""

_NO_QUESTION = frozenset(("consent", "subscribe", "captcha", "other", "search", "option", "file"))
_NEVER = frozenset(("search", "login", "registration", "password_recovery", "checkout", "review", "filter"))
_BY_PURPOSE: dict[str, CaptureKind] = {"quiz": "quiz", "newsletter": "newsletter", "booking": "booking"}
_BY_TOOL: dict[str, CaptureKind] = {"quiz": "quiz", "booking": "booking", "popup": "popup"}
_TARGETS = (
    "href",
    "data-target",
    "data-bs-target",
    "data-src",
    "data-popup",
    "data-modal",
    "data-href",
    "data-fancybox-src",
    "aria-controls",
)
_HEADINGS = ("h1", "h2", "h3", "h4", "legend", "strong")
_CHOICES = ("range", "number", "radio", "checkbox")


def capture(pages: Pages) -> list[Capture]:
    """Each offer once, by kind and words; those of vendors and forms before mere controls. `forms`, `tools` and
    `popups` are those of the same pages. `market` does not matter here: words tell."""
    found: dict[tuple[str, str], Capture] = {}
    told = [*_of_tools(pages[TOOLS]), *_of_forms(pages[FORMS]), *_of_popups(pages[POPUPS])]
    for one in [*told, *(c for view in pages.views for c in _of_view(view))]:
        known = found.setdefault((one.kind, one.vendor or one.text.lower()), one)
        if known is not one and known.confidence == "likely" and one.confidence == "certain":
            found[one.kind, one.vendor or one.text.lower()] = one
    certain = {c.kind for c in found.values() if c.vendor}
    # A button "take the quiz" of a site with a vendor's quiz opens that quiz.
    kept = [c for c in found.values() if c.confidence == "certain" or c.kind not in certain or c.vendor]
    order = get_args(CaptureKind)
    return sorted(kept, key=lambda c: (order.index(c.kind), c.confidence, c.vendor or "~", c.text))[:MOST]


@cache
def _words() -> tuple[tuple[CaptureKind, re.Pattern[str]], ...]:
    told = beside(__file__, "words")
    kinds: tuple[CaptureKind, ...] = ("lead_magnet", "calculator", "quiz", "promo_code", "booking")
    return tuple((kind, re.compile(any_of(told[kind]))) for kind in kinds)


@cache
def _any_word() -> re.Pattern[str]:
    """One look that spares the others on most controls."""
    return re.compile("|".join(pattern.pattern for _, pattern in _words()))


@cache
def _files() -> re.Pattern[str]:
    return re.compile(rf"\.{any_of(beside(__file__, 'words')['files'])}$", re.I)


def offered(text: str) -> CaptureKind | None:
    """What the words of a control or a heading offer for a contact; None for nothing of the sort."""
    said = squeeze(text).lower()
    if len(said) > LONGEST or not _any_word().search(said):
        return None
    return next((kind for kind, pattern in _words() if pattern.search(said)), None)


def questions(form: Form) -> list[str]:
    """The types of a form's fields that ask something, each once, in order."""
    shown = [f for f in form.fields if f.visible] or form.fields
    return list(dict.fromkeys(f.type for f in shown if f.type not in _NO_QUESTION))


def _of_tools(tools: Sequence[Tool]) -> Iterator[Capture]:
    for tool in tools:
        if kind := _BY_TOOL.get(tool.category):
            yield Capture(
                kind=kind, vendor=tool.vendor, text=tool.name, confidence=tool.confidence, proof=tool.proof[:3]
            )


def _of_forms(forms: Sequence[Form]) -> Iterator[Capture]:
    for form in forms:
        asks = questions(form)
        if form.purpose in _NEVER or not form.proof:
            continue
        said = next(filter(None, (form.heading, form.submit)), "")
        kind = _BY_PURPOSE.get(form.purpose)
        worded = offered(form.heading) or offered(form.submit)
        if kind == "booking" and not lead_forms([form]):
            continue
        if kind == "newsletter" and not CONTACT.intersection(asks):
            continue
        if kind == "quiz" and not CONTACT.intersection(asks):
            kind = "quiz" if worded == "quiz" else None  # choices without a contact: a calculator, a configurator
        if kind in (None, "newsletter") and CONTACT.intersection(asks) and worded:
            # A newsletter's promise of a discount, or of a guide, is what the address is given for.
            kind = worded if kind is None or worded in ("promo_code", "lead_magnet") else kind
            said = form.heading if offered(form.heading) else form.submit
        if kind is not None:
            yield Capture(kind=kind, text=quote(said)[:LONGEST], asks=asks, proof=form.proof[:3])


def _of_popups(popups: Sequence[Popup]) -> Iterator[Capture]:
    for one in popups:
        if one.kind != "opened" and CONTACT.intersection(one.asks):
            yield Capture(kind="popup", text=one.text[:LONGEST], asks=one.asks, proof=one.proof)


def _of_view(view: PageView) -> Iterator[Capture]:
    for document in view.own_documents:
        for element in document.elements("a", "button", "summary", "input"):
            if not document.visible(element) or (element.tag == "input" and element.get("type") != "button"):
                continue
            words = document.name(element)
            kind = offered(words) if 4 <= len(words) <= LONGEST else None
            if kind is not None and not _given_freely(document, element):
                asks, sure = _leads_to(document, element)
                proof = view.prove("selector", words, document=document, element=element)
                yield Capture(kind=kind, text=quote(words), asks=asks, confidence=sure, proof=[proof])
        yield from _own_calculators(view, document)


def _given_freely(document: Document, element: HtmlElement) -> bool:
    """Whether a press gives a file, or sends a form that was read as such."""
    if element.get("download") is not None or any(e.tag == "form" for e in element.iterancestors()):
        return True
    return bool(_files().search(urlsplit(document.absolute(element.get("href"))).path))


def _leads_to(document: Document, element: HtmlElement) -> tuple[list[str], Confidence]:
    """What the window that the control opens asks for, where the page holds it."""
    for name in _TARGETS:
        value = (element.get(name) or "").strip()
        place = document.by_id(value.lstrip("#")) if value.startswith("#") or name == "aria-controls" else None
        if place is None:
            continue
        inside = set(place.iter("input", "textarea", "select"))
        if not inside:
            continue
        selectors = {document.selector(e) for e in inside}
        for form in read_forms(document):
            asks = questions(form)
            if CONTACT.intersection(asks) and any(f.selector in selectors for f in form.fields):
                return asks, "certain"
    return [], "likely"


def _own_calculators(view: PageView, document: Document) -> Iterator[Capture]:
    """A heading that names a calculator over at least two things to choose or type."""
    for element in document.elements(*_HEADINGS):
        words = document.text(element, limit=400)
        if not 4 <= len(words) <= LONGEST or offered(words) != "calculator":
            continue
        for box in list(element.iterancestors())[:3]:
            if box.tag in ("body", "html", "main"):
                break
            fields = [e for e in box.iter("input", "select") if e.tag == "select" or e.get("type") in _CHOICES]
            if len(fields) >= 2:
                proof = view.prove("selector", words, document=document, element=element)
                yield Capture(kind="calculator", text=quote(words), proof=[proof])
                break
