"""The answers that a page of an order offers: ways to pay and to have the goods delivered, one text for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from checks.facts.common.ways import Kind, announces, named_in
from checks.facts.delivery.model import Delivery
from checks.facts.delivery.reader import describe
from checks.facts.payments.model import Payment
from checks.facts.payments.reader import named_payments
from crawler.reading.controls.control_words import read_name
from crawler.reading.pages.document import Document
from crawler.reading.pages.page import PageView
from crawler.reading.words.text import squeeze

MAX_TEXT = 400
_CLIMB = 7
_TITLED = re.compile(r"(?:^|[\s_-])(?:title|heading|caption)(?:$|\s)", re.I)
"""In the class of what stands for a heading."""
_NAMED: dict[Kind, re.Pattern[str]] = {
    "payments": re.compile(r"pay|oplat|billing_method", re.I),
    "delivery": re.compile(r"deliver|shipping|dostav", re.I),
}


@dataclass(frozen=True)
class Answer:
    kind: Kind
    text: str
    document: Document
    element: HtmlElement


def offered(view: PageView) -> tuple[list[Payment], list[Delivery]]:
    """The ways to pay and of delivery that the page offers to choose from, in page order."""
    payments: list[Payment] = []
    deliveries: list[Delivery] = []
    for answer in _answers(view):
        proof = [view.prove("text", answer.text, document=answer.document, element=answer.element)]
        if answer.kind == "delivery":
            ways = named_in("delivery", answer.text, topic=True)
            one = describe(ways[0].method if ways else "other", answer.text)
            if all(d.text != one.text for d in deliveries):
                deliveries.append(one.model_copy(update={"where": "checkout", "proof": proof}))
            continue
        for named in named_in("payments", answer.text, topic=True):
            if all((p.method, p.text) != (named.method, answer.text[:160]) for p in payments):
                payments += named_payments(named, where="checkout", text=answer.text, proof=proof)
    return payments, deliveries


def _answers(view: PageView) -> Iterator[Answer]:
    for document in view.documents:
        for members in (*_radios(document), *_selects(document), *_rows(document)):
            texts = [text for text, _ in members]
            kind = _kind(document, members, texts)
            if kind is not None:
                for text, element in members:
                    yield Answer(kind, text, document, element)


_Members = list[tuple[str, HtmlElement]]


def _kind(document: Document, members: _Members, texts: list[str]) -> Kind | None:
    """What the group asks: by the words of its answers, else by its name, else by the heading above."""
    votes: dict[Kind, int] = {
        kind: sum(bool(named_in(kind, text, topic=False)) for text in texts) for kind in ("payments", "delivery")
    }
    first = members[0][1]
    name = " ".join(first.get(a) or "" for a in ("name", "id", "data-name"))
    named: list[Kind] = [kind for kind, pattern in _NAMED.items() if pattern.search(name)]
    if len(named) == 1:
        return named[0]
    best = max(votes, key=lambda kind: votes[kind])
    if votes[best] and votes["payments"] != votes["delivery"]:
        return best
    above = _heading_above(document, first)
    title = next((document.text(e, limit=200) for e in document.elements("h1") if document.visible(e)), "")
    for heading in (above, title):
        for kind in votes:
            if heading and announces(kind, heading):
                return kind
    return None


def _heading_above(document: Document, element: HtmlElement) -> str:
    """The nearest heading or legend before the element, within the blocks around it."""
    node: HtmlElement | None = element
    for _ in range(_CLIMB):
        if node is None or node.tag in ("body", "html"):
            return ""
        for before in node.itersiblings(preceding=True):
            if not isinstance(before.tag, str):
                continue
            heads = [e for e in before.iter() if _heads(e) and document.visible(e)]
            if heads:
                return document.text(heads[-1], limit=200)
        legend = node.find("legend")
        if node.tag == "fieldset" and legend is not None:
            return document.text(legend, limit=200)
        node = node.getparent()
    return ""


def _heads(element: HtmlElement) -> bool:
    """Whether the element is a heading, or styled as one."""
    tagged = element.tag in ("h1", "h2", "h3", "h4", "h5", "legend") or element.get("role") == "heading"
    return tagged or (isinstance(element.tag, str) and _TITLED.search(element.get("class") or "") is not None)


def _radios(document: Document) -> Iterator[_Members]:
    groups: dict[str, _Members] = {}
    for one in document.elements("input", "button", "div", "li"):
        is_input = one.tag == "input" and (one.get("type") or "").lower() == "radio"
        if not is_input and (one.get("role") or "").lower() != "radio":
            continue
        text, element = _label(document, one)
        if text and document.visible(element):
            parent = one.getparent()
            key = one.get("name") or (document.selector(parent) if parent is not None else "")
            groups.setdefault(key, []).append((text, one))
    yield from groups.values()


def _label(document: Document, one: HtmlElement) -> tuple[str, HtmlElement]:
    """What stands beside a radio button: its label, its row where that says more, or its own text."""
    label = next((e for e in one.iterancestors("label")), None)
    if label is None and one.get("id"):
        label = next((e for e in document.elements("label") if e.get("for") == one.get("id")), None)
    if label is None:
        words = document.name(one)
        parent = one.getparent()
        if words or parent is None:
            return words[:MAX_TEXT], one
        text = _spaced(document, parent)
        return (text if len(text) <= 200 else "")[:MAX_TEXT], parent
    text = _spaced(document, label)
    row = label
    while (parent := row.getparent()) is not None and parent.tag not in (
        "form",
        "fieldset",
        "body",
        "ul",
        "ol",
        "tbody",
    ):
        around = _spaced(document, parent)
        radios = [e for e in parent.iter("input") if (e.get("type") or "").lower() == "radio"]
        if len(radios) > 1 or len(around) > 160:
            break
        text, row = around, parent
    return text[:MAX_TEXT], label


def _spaced(document: Document, element: HtmlElement) -> str:
    """The visible text, each piece set apart: a price in an inline element of its own is often styled as a block."""
    pieces: list[str] = []
    stack: list[HtmlElement | str] = [element]
    while stack and len(pieces) < 200:
        node = stack.pop()
        if isinstance(node, str):
            pieces.append(node)
            continue
        if not isinstance(node.tag, str) or node.tag in ("script", "style", "option") or not document.visible(node):
            continue
        for child in reversed(node):
            stack += [child.tail or "", child]
        stack.append(node.text or "")
    return squeeze(" ".join(pieces))


def _selects(document: Document) -> Iterator[_Members]:
    for one in document.elements("select"):
        name = f"{one.get('name') or ''} {one.get('id') or ''}"
        if document.visible(one) and any(pattern.search(name) for pattern in _NAMED.values()):
            options = [
                (document.text(o)[:MAX_TEXT], one) for o in one.iter("option") if o.get("value") not in ("", "0")
            ]
            options = [(text, e) for text, e in options if text][:20]
            if options and any(
                named_in("delivery", t, topic=True) or named_in("payments", t, topic=True) for t, _ in options
            ):
                yield options


def _rows(document: Document) -> Iterator[_Members]:
    """Rows of a table, list or of alike blocks, with a button each that chooses the row."""
    named: dict[str, list[HtmlElement]] = {}
    for button in document.elements("button", "input"):
        kind = (button.get("type") or "submit").lower()
        name = document.name(button)
        told = read_name(name) if kind == "submit" and document.visible(button) else None
        if told is not None and told.act == "continue":
            named.setdefault(name, []).append(button)
    for name, buttons in named.items():
        if len(buttons) < 2:
            continue
        rows = [_row(button, set(buttons) - {button}) for button in buttons]
        members = [(squeeze(_spaced(document, row).replace(name, " "))[:MAX_TEXT], row) for row in rows]
        if all(text for text, _ in members):
            yield members


def _row(button: HtmlElement, others: set[HtmlElement]) -> HtmlElement:
    """The largest block around a button that holds none of the others."""
    row = button
    for parent in button.iterancestors():
        if parent.tag in ("body", "main") or not others.isdisjoint(parent.iter("button", "input")):
            break
        row = parent
    return row
