"""Which button sends a form, and where it stands in a later look at the page."""

from __future__ import annotations

from collections import Counter

from lxml.html import HtmlElement

from crawler.reading.controls.controls import owner_form, personal_fields, read_controls
from crawler.reading.pages.document import Document

_SENDING = ("place_order", "checkout", "continue", "continue_payment", "lead", "register", "guest")


def order_button(document: Document) -> HtmlElement | None:
    """The button that sends the form about the buyer: named so, else the form's own."""
    asking = Counter(
        form
        for field in personal_fields(document, document.root)
        if document.zone(field) in ("main", "aside", "popup")
        and (form := next((e for e in field.iterancestors("form")), None)) is not None
    )
    named = [c for c in read_controls(document) if c.act in _SENDING and not c.href and c.zone in ("main", "aside")]
    named.sort(key=lambda c: (_SENDING.index(c.act), c.form not in asking))
    if named and (named[0].form in asking or not asking):
        return named[0].element
    for form, _ in asking.most_common(1):
        for element in form.iter("button", "input"):
            if document.visible(element) and owner_form(document, element)[1]:
                return element
    return named[0].element if named else None


def form_button(document: Document, form: HtmlElement, words: str) -> HtmlElement | None:
    """The visible button of a form that sends it: the one with these words, else the one that is made for sending."""
    shown = [e for e in form.iter("button", "input", "a") if document.visible(e) and _is_button(e)]
    shown += [e for e in document.elements("button", "input") if form.get("id") and e.get("form") == form.get("id")]
    named = [e for e in shown if words and document.name(e) == words]
    sending = [e for e in shown if owner_form(document, e)[1]]
    return next(iter([e for e in named if e in sending] or named or sending), None)


def _is_button(element: HtmlElement) -> bool:
    kind = (element.get("type") or "").lower()
    if element.tag == "input":
        return kind in ("submit", "image", "button")
    if element.tag == "a":
        return element.get("role") == "button" or (element.get("href") or "#").startswith(("#", "javascript:"))
    return kind != "reset"


def again(before: Document, element: HtmlElement, now: Document) -> HtmlElement | None:
    """The element in a later look at the page: by id, else by tag, type, name and words, and its place among such."""
    if now is before:
        return element
    if (name := element.get("id")) and (found := now.by_id(name)) is not None:
        return found

    def mark(document: Document, one: HtmlElement) -> tuple[str, ...]:
        return (one.get("type") or "", one.get("name") or "", document.name(one))

    wanted = mark(before, element)
    alike = [e for e in before.elements(str(element.tag)) if mark(before, e) == wanted]
    now_alike = [e for e in now.elements(str(element.tag)) if mark(now, e) == wanted]
    place = alike.index(element)
    return now_alike[place] if place < len(now_alike) else None


def checked_by_browser(document: Document, button: HtmlElement) -> bool:
    """Whether the browser checks the form of this button before it is sent."""
    form, sends = owner_form(document, button)
    return form is not None and sends and form.get("novalidate") is None and button.get("formnovalidate") is None
