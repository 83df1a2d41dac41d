"""Asks an empty form what it requires: cuts the page off from the network for good, then presses its button.

Only for a page whose context goes through `crawler.cutoff` with `NO_PEERS` in every frame, and is thrown away afterwards.
"""

from __future__ import annotations

import asyncio
from collections import Counter

from lxml.html import HtmlElement

from crawler.cutoff import Cutoff
from crawler.hands import press
from crawler.live import LivePage
from crawler.reading.controls import owner_form, personal_fields, read_controls
from crawler.reading.document import Document

WAIT_SECONDS = 1.5
"""How long a page may take to say what is wrong."""

_SENDING = ("place_order", "checkout", "continue", "continue_payment", "lead", "register", "guest")
_WRONG = ("error", "invalid", "wrong", "danger", "alert")
_FIELDS = ("input", "select", "textarea")

Key = tuple[str, str, str, int]


async def probe(live: LivePage, cut: Cutoff) -> list[str]:
    """The fields, as selectors of the page before the press, that the page itself calls wrong when its form is sent empty.

    Cuts the network first, whatever follows. Empty where no button sends a form that asks for data about a person.
    """
    before = await _look(live)
    await cut.cut()
    button = _button(before)
    index = before.index(button) if button is not None else None
    if button is None or index is None:
        return []
    native = _is_checked_by_browser(before, button)
    await press(live, index)
    await asyncio.sleep(WAIT_SECONDS)
    after = await _look(live)
    keys = _keys(before)
    wrong = {key for key, field in _keys(after).items() if _called_wrong(field, native) or _beside_error(after, field)}
    known = {key for key, field in keys.items() if _beside_error(before, field) or field.get("aria-invalid") == "true"}
    return [before.selector(field) for key, field in keys.items() if key in wrong - known and before.visible(field)]


async def _look(live: LivePage) -> Document:
    snapshot = await live.snapshot("opened", shot=False)
    live.snapshots.remove(snapshot)
    return Document(snapshot.html, snapshot.url)


def _button(document: Document) -> HtmlElement | None:
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


def _is_checked_by_browser(document: Document, button: HtmlElement) -> bool:
    form, sends = owner_form(document, button)
    return form is not None and sends and form.get("novalidate") is None and button.get("formnovalidate") is None


def _keys(document: Document) -> dict[Key, HtmlElement]:
    """The fields by tag, name, id and count: what stays the same when messages are put between them."""
    count: Counter[tuple[str, str, str]] = Counter()
    found: dict[Key, HtmlElement] = {}
    for field in document.elements(*_FIELDS):
        if (field.get("type") or "").lower() in ("hidden", "submit", "button", "image"):
            continue
        mark = (str(field.tag), field.get("name") or "", field.get("id") or "")
        found[(*mark, count[mark])] = field
        count[mark] += 1
    return found


def _called_wrong(field: HtmlElement, native: bool) -> bool:
    if field.get("aria-invalid") == "true":
        return True
    return native and field.get("data-lw-x") == "1"


def _beside_error(document: Document, field: HtmlElement) -> bool:
    """Whether the field, or the block that holds it alone, is marked or carries a message of an error."""
    node: HtmlElement | None = field
    for _ in range(4):
        if node is None or node.tag in ("form", "fieldset", "body"):
            return False
        others = [e for e in node.iter(*_FIELDS) if (e.get("type") or "").lower() not in ("hidden", "submit", "button")]
        if len(others) > 1:
            return False
        if _says_wrong(node):
            return True
        for below in node.iterdescendants():
            if isinstance(below.tag, str) and _says_wrong(below) and document.visible(below) and document.text(below):
                return True
        node = node.getparent()
    return False


def _says_wrong(element: HtmlElement) -> bool:
    words = (
        f"{element.get('class') or ''} {element.get('role') or ''}".lower().replace("_", "-").replace("-", " ").split()
    )
    return any(word in _WRONG or word.endswith(("error", "invalid")) for word in words)
