"""Can a customer ask to be called? Buttons, links and forms whose words promise it, with or without a vendor's widget.

The words count in their place only: on something to press, or above the fields of a form that asks for a phone number.
In running text they promise nothing. A link that dials (`tel:`) is a call by the customer. Widgets of vendors are found
by their signatures (`checks.facts.callback.widgets`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from checks.facts.callback.model import Callback
from checks.facts.context import Pages
from crawler.reading.controls.call_words import control_attributes, control_classes, hints_at_call, promises_call
from crawler.reading.pages.document import Document
from crawler.reading.pages.page import PageView

__all__ = ["callback", "promises_call"]

PROOFS = 3
"""Most proofs kept of one wording."""

_BUTTON_INPUTS = ("submit", "button", "image")
_CONTROL_TAGS = frozenset(("a", "button", "input", "summary"))
_NO_FIELDS = ("hidden", "submit", "button", "image", "reset", "checkbox", "radio")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "legend", "caption", "summary"))
_TITLE = re.compile(r"(?:^|[\s_-])(?:title|heading|head|caption|header|ttl)(?:$|[\s_-])")
_PHONE = re.compile(r"(?:^|[^a-z])(?:tel|phone|mobile|telephone)|phone|телефон|номер|\+7", re.I)
_LEAVES = re.compile(r"^\s*(?:tel|callto|mailto|sms|skype|viber|whatsapp|tg):", re.I)


def callback(pages: Pages) -> list[Callback]:
    """One entry for each kind and wording, by kind, then wording. `market` does not matter here: words tell."""
    found: dict[tuple[str, str], Callback] = {}
    for view in pages.views:
        for document in view.documents:
            for entry in _of_document(view, document):
                known = found.setdefault((entry.kind, entry.text.lower()), entry)
                if known is not entry and len(known.proof) < PROOFS and known.proof[-1].page != entry.proof[0].page:
                    known.proof += entry.proof
    return [found[key] for key in sorted(found)]


def _of_document(view: PageView, document: Document) -> Iterator[Callback]:
    controls: dict[HtmlElement, str] = {}
    headings: dict[HtmlElement, str] = {}
    for element in document.elements():
        if _control(element):
            words = _words(document, element)
            if (
                promises_call(words)
                and not _LEAVES.match(element.get("href") or "")
                and next(element.iter("input", "select", "textarea"), element) is element
            ):
                controls[element] = words
                continue
        heading = _heading(document, element)
        if heading and promises_call(heading) and _asks_for_phone(element):
            headings[element] = heading
    for element, words in _innermost(controls, controls):
        proof = view.prove("selector", words, document=document, element=element)
        yield Callback(kind="button", text=words, proof=[proof])
    for element, words in _innermost(headings, {**controls, **headings}):
        proof = view.prove("selector", words, document=document, element=element)
        yield Callback(kind="form", text=words, proof=[proof])


def _innermost(found: dict[HtmlElement, str], inside: dict[HtmlElement, str]) -> Iterator[tuple[HtmlElement, str]]:
    """Those of `found` that hold none of `inside`: a box around a button has its words too."""
    outer = {ancestor for element in inside for ancestor in element.iterancestors()}
    return ((element, words) for element, words in found.items() if element not in outer)


def _control(element: HtmlElement) -> bool:
    tag = element.tag
    if tag == "input":
        return (element.get("type") or "").lower() in _BUTTON_INPUTS
    if tag in _CONTROL_TAGS or element.get("role") == "button" or element.get("data-lw-p") == "1":
        return True
    if tag in ("body", "html", "form", "main", "header", "footer", "img", "svg", "script"):
        return False
    if not control_attributes().isdisjoint(element.keys()):
        return True
    names = element.get("class")
    return bool(names and control_classes().search(names.lower()))


def _heading(document: Document, element: HtmlElement) -> str:
    """What the element says as the heading of a form: a heading's text, or the title of the box that opens."""
    if element.tag in _HEADINGS or (
        element.tag in ("div", "p", "span") and _TITLE.search((element.get("class") or "").lower())
    ):
        return document.text(element, limit=400) if hints_at_call(element.text_content()[:2000]) else ""
    if element.tag in ("div", "form", "section", "dialog", "fieldset"):
        return element.get("title") or element.get("aria-label") or ""
    return ""


def _asks_for_phone(heading: HtmlElement) -> bool:
    """Whether the box that the heading stands over, or is, holds one small form with a phone field."""
    for box in [heading, *list(heading.iterancestors())[:5]]:
        if box.tag in ("body", "html", "main"):
            return False
        fields = [e for e in box.iter("input", "textarea", "select") if (e.get("type") or "").lower() not in _NO_FIELDS]
        if fields:
            return len(fields) <= 12 and any(_PHONE.search(_about(e)) for e in fields)
    return False


def _about(field: HtmlElement) -> str:
    return " ".join(field.get(name) or "" for name in ("type", "name", "id", "placeholder", "aria-label", "class"))


def _words(document: Document, element: HtmlElement) -> str:
    """The control's own words: what it shows, else what it is called."""
    if element.tag == "input":
        return document.name(element)
    plain = element.text_content()[:2000]
    if plain.strip() and not hints_at_call(" ".join([plain, *element.values()])):
        return ""
    shown = document.text(element, limit=400)
    if not shown and (after := element.getnext()) is not None and after.tag == "table":
        # The parser closes a link before a table that the browser would leave inside it.
        shown = document.text(after, limit=400)
    titles = (element.get(name) or "" for name in element.attrib if name.startswith("data-") and name.endswith("title"))
    return shown or document.name(element) or next(filter(None, titles), "")
