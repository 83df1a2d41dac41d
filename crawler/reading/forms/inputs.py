"""The controls of a document that take data, each with the words around it: labels, neighbours, placeholder,
options."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from lxml.html import HtmlElement

from crawler.reading.pages.document import Document
from crawler.reading.words.text import squeeze

MAX_INPUTS = 3_000
"""More controls than this on one page are not read: a page of more is a list, not a form."""

MAX_OPTIONS = 300

LABEL = 200
"""Longest label kept, in characters."""

_BUTTONS = frozenset(("submit", "image", "reset", "button"))
_SKIPPED = frozenset(
    "script style noscript head title meta link svg math object option optgroup datalist template".split()
)
_ROLES = {
    "textbox": "text", "searchbox": "search", "combobox": "select", "listbox": "select", "spinbutton": "number",
    "checkbox": "checkbox", "switch": "checkbox", "radio": "radio",
}  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "legend", "button"))
_CHUNK = 160
_CLOSE = 2
_FAR = 5
"""How many levels up the text beside a control may stand: fewer where a placeholder says what to type."""

LabelFrom = Literal["for", "wrap", "aria", "beside", "placeholder", "title", ""]


@dataclass
class Input:
    """One control that takes data. `kind` is the input's type in lower case, or `select`, `textarea`."""

    element: HtmlElement
    kind: str
    label: str = ""
    label_from: LabelFrom = ""
    placeholder: str = ""
    title: str = ""
    before: str = ""
    """Text between the control before and this one, its end."""
    after: str = ""
    """Text between this control and the next, its beginning."""
    legend: str = ""
    """Legend of the innermost fieldset or radio group."""
    options: tuple[str, ...] = ()
    label_elements: tuple[HtmlElement, ...] = field(default=(), repr=False)
    members: tuple[HtmlElement, ...] = ()
    """The boxes of a choice, `element` the first of them; empty for a single control."""

    @property
    def name(self) -> str:
        """The name attribute."""
        return self.element.get("name") or self.element.get("data-name") or ""

    @property
    def identifier(self) -> str:
        """The id attribute."""
        return self.element.get("id") or ""

    @property
    def autocomplete(self) -> str:
        """The autocomplete attribute, in lower case."""
        return (self.element.get("autocomplete") or "").lower()


@dataclass(frozen=True)
class _Item:
    what: Literal["text", "input", "button"]
    element: HtmlElement
    text: str = ""
    hidden: bool = False


class Inputs:
    """All controls of a document in document order, with its texts and buttons between them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._items: list[_Item] = []
        self._range: dict[HtmlElement, tuple[int, int]] = {}
        self._walk()
        self.found: list[HtmlElement] = []
        self.buttons: list[HtmlElement] = []
        self._at: dict[HtmlElement, int] = {}
        for position, item in enumerate(self._items):
            if item.what == "input" and len(self.found) < MAX_INPUTS:
                self.found.append(item.element)
                self._at[item.element] = position
            elif item.what == "button":
                self.buttons.append(item.element)
        self._within: dict[HtmlElement, int] = {}
        for element in self.found:
            node: HtmlElement | None = element
            while node is not None:
                self._within[node] = self._within.get(node, 0) + 1
                node = node.getparent()

    def place(self, element: HtmlElement) -> int:
        """Where the control or button stands among the document's texts and controls."""
        return self._range.get(element, (0, 0))[0]

    def inside(self, element: HtmlElement) -> int:
        """How many controls lie in the element, itself among them."""
        return self._within.get(element, 0)

    @cached_property
    def _labels(self) -> dict[str, list[HtmlElement]]:
        found: dict[str, list[HtmlElement]] = {}
        for label in self.document.root.iter("label"):
            if target := label.get("for"):
                found.setdefault(target, []).append(label)
        return found

    def _walk(self) -> None:
        """Puts the document's texts, controls and buttons in order. Of the stack's entries those with an element are to
        be visited, those with a text are what follows inside `owner`, and those with neither end it."""
        document, items = self.document, self._items
        stack: list[tuple[HtmlElement | None, HtmlElement, str | None]] = [(document.root, document.root, None)]
        while stack:
            node, owner, text = stack.pop()
            if node is not None:
                if self._enter(node):
                    stack += _inside(node)
            elif text is not None:
                self._add_text(owner, text)
            else:
                self._range[owner] = (self._range[owner][0], len(items))

    def _enter(self, node: HtmlElement) -> bool:
        """Notes a control or a button, or the text that begins an element; True where the element is to be read on."""
        tag = node.tag
        if not isinstance(tag, str) or (tag in _SKIPPED and node.get("shadowrootmode") is None):
            return False
        self._range[node] = (len(self._items), len(self._items) + 1)
        if input_kind(node) is not None:
            self._items.append(_Item("input", node))
            return False
        if is_button(node) and next(node.iter("input", "select", "textarea"), node) is node:
            self._items.append(_Item("button", node, self.document.name(node)))
            if tag != "a":
                return False
        for text in (node.get("data-lw-before"), node.text):
            self._add_text(node, text)
        return True

    def _add_text(self, owner: HtmlElement, text: str | None) -> None:
        if text and (squeezed := squeeze(text)):
            self._items.append(_Item("text", owner, squeezed, not self.document.visible(owner)))

    def read(self, element: HtmlElement) -> Input:
        """The control with the words around it."""
        kind = input_kind(element) or "text"
        one = Input(element=element, kind=kind)
        one.placeholder = squeeze(
            element.get("placeholder") or element.get("data-placeholder") or element.get("aria-placeholder") or ""
        )[:LABEL]
        one.title = squeeze(element.get("title") or "")[:LABEL]
        one.options = tuple(_options(element)) if kind == "select" else ()
        one.before, one.after = self._beside(element)
        one.legend = self._legend(element)
        texts, one.label_from, one.label_elements = self._label(element, one)
        one.label = texts[:LABEL]
        return one

    def questions(self, elements: Sequence[HtmlElement]) -> list[Input]:
        """The controls of one form as questions: radio buttons of one name, and tick boxes of one name, are one."""
        chosen: dict[tuple[str, str], list[HtmlElement]] = {}
        for element in elements:
            kind, name = input_kind(element), element.get("name") or ""
            if kind in ("radio", "checkbox") and name:
                chosen.setdefault((kind, name), []).append(element)
        found: list[Input] = []
        for element in elements:
            kind, name = input_kind(element), element.get("name") or ""
            members = chosen.get((kind or "", name), [])
            if len(members) < 2:
                found.append(self.read(element))
            elif members[0] is element:
                found.append(self._choice(members))
        return found

    def _choice(self, members: list[HtmlElement]) -> Input:
        """A question with a box for each answer: its label is the legend, else the text before the first answer."""
        each = [self.read(member) for member in members[:MAX_OPTIONS]]
        one = each[0]
        one.members = tuple(members)
        one.options = tuple(m.label[:80] or squeeze(m.element.get("value") or "")[:80] for m in each)
        before = one.before.removesuffix(one.label).strip()
        one.label = one.legend or (before if len(before) <= 80 else "")
        one.label_from = "beside" if one.label else ""
        one.label_elements = ()
        return one

    def _beside(self, element: HtmlElement) -> tuple[str, str]:
        at = self._at.get(element)
        if at is None:
            return "", ""
        shown = self.document.visible(element)
        return (
            " ".join(reversed(list(self._texts(at, -1, shown))))[-_CHUNK:],
            " ".join(self._texts(at, 1, shown))[:_CHUNK],
        )

    def _texts(self, at: int, step: int, shown: bool) -> Iterator[str]:
        length = 0
        position = at + step
        while 0 <= position < len(self._items) and length < _CHUNK:
            item = self._items[position]
            if item.what != "text":
                return
            if not (item.hidden and shown):
                length += len(item.text)
                yield item.text
            position += step

    def _legend(self, element: HtmlElement) -> str:
        for depth, node in enumerate(element.iterancestors()):
            if depth > 12 or node.tag in ("form", "body"):
                return ""
            if node.tag == "fieldset":
                legend = node.find("legend")
                return self.document.text(legend)[:LABEL] if legend is not None else ""
            if node.get("role") in ("radiogroup", "group"):
                ids = (node.get("aria-labelledby") or "").split()[:4]
                named = [e for i in ids if (e := self.document.by_id(i)) is not None]
                text = " ".join(self.document.text(e) for e in named) or squeeze(node.get("aria-label") or "")
                if text:
                    return text[:LABEL]
        return ""

    def _label(self, element: HtmlElement, one: Input) -> tuple[str, LabelFrom, tuple[HtmlElement, ...]]:
        document = self.document
        ids = (element.get("aria-labelledby") or "").split()[:8]
        named = [e for i in ids if (e := document.by_id(i)) is not None and e is not element]
        if text := " ".join(t for e in named if (t := document.text(e))):
            return text, "aria", tuple(named)
        target = element.get("id")
        pointing = self._labels.get(target, []) if target else []
        if text := " ".join(t for e in pointing[:3] if (t := self.words(e))):
            return text, "for", tuple(pointing)
        for depth, node in enumerate(element.iterancestors()):
            if node.tag == "label":
                if text := self.words(node):
                    return text, "wrap", (node,)
                break
            if depth > 6 or node.tag in ("form", "body"):
                break
        if text := squeeze(element.get("aria-label") or ""):
            return text, "aria", ()
        text, where = self._neighbour(element, one)
        if text:
            return text, "beside", (where,) if where is not None else ()
        if one.placeholder:
            return one.placeholder, "placeholder", ()
        return one.title, "title" if one.title else "", ()

    def words(self, element: HtmlElement) -> str:
        """The element's text without that of the controls and buttons in it."""
        parts: list[str] = []
        length = 0
        for item in self._span(element):
            if item.what == "text":
                parts.append(item.text)
                length += len(item.text)
                if length > 1_000:
                    break
        return " ".join(parts)

    def _span(self, element: HtmlElement) -> Iterator[_Item]:
        """The items inside an element."""
        start, end = self._range.get(element, (0, 0))
        for position in range(start, end):
            yield self._items[position]

    def _neighbour(self, element: HtmlElement, one: Input) -> tuple[str, HtmlElement | None]:
        """The text of the smallest block that holds this control alone; else the text just before it (after a box)."""
        box = one.kind in ("checkbox", "radio")
        node = element
        for _ in range(4):
            parent = node.getparent()
            if parent is None or parent.tag in ("form", "body", "html", "fieldset") or self.inside(parent) > 1:
                break
            node = parent
            if (text := self.words(node)) and len(text) <= _CHUNK:
                return text, node
        if text := self._column_head(element):
            return text, None
        at = self._at.get(element)
        if at is None:
            return "", None
        shown = self.document.visible(element)
        near = self._near(element, _CLOSE if one.placeholder else _FAR)
        for step in (1, -1) if box else (-1,):
            position = at + step
            while 0 <= position < len(self._items) and self._items[position].what == "text":
                item = self._items[position]
                if near is None or not self._holds(near, position):
                    break
                if not (item.hidden and shown):
                    if item.element.tag in _HEADINGS or len(item.text) > _CHUNK:
                        break
                    if re.search(r"\w", item.text):
                        return item.text, item.element
                position += step
        return "", None

    def _near(self, element: HtmlElement, levels: int) -> HtmlElement | None:
        """The block around a control that its label must stand in: so many levels up, and inside its form."""
        node: HtmlElement | None = element.getparent()
        for _ in range(levels - 1):
            if node is None or node.tag in ("form", "body", "html"):
                break
            node = node.getparent()
        return node

    def _holds(self, element: HtmlElement, position: int) -> bool:
        start, end = self._range.get(element, (0, 0))
        return start <= position < end

    def _column_head(self, element: HtmlElement) -> str:
        """The head of the table column that the control stands in, where its row holds no words."""
        cell = next(element.iterancestors("td"), None)
        row = cell.getparent() if cell is not None else None
        if cell is None or row is None or row.tag != "tr" or self.words(row):
            return ""
        previous = row.getprevious()
        while previous is not None and (previous.tag != "tr" or self.inside(previous)):
            previous = previous.getprevious()
        if previous is None:
            return ""
        cells = [c for c in previous if c.tag in ("td", "th")]
        index = [c for c in row if c.tag in ("td", "th")].index(cell)
        return self.document.text(cells[index])[:LABEL] if index < len(cells) and len(cells) == len(row) else ""


def _inside(node: HtmlElement) -> Iterator[tuple[HtmlElement | None, HtmlElement, str | None]]:
    """What follows the beginning of an element, the last first."""
    yield None, node, None
    if after := node.get("data-lw-after"):
        yield None, node, after
    for child in reversed(node):
        if child.tail:
            yield None, node, child.tail
        yield child, node, None


def input_kind(element: HtmlElement) -> str | None:
    """The kind of a control that takes data: an input's type, `select`, `textarea`; None for everything else."""
    tag = element.tag
    if tag == "input":
        kind = (element.get("type") or "text").strip().lower()
        return None if kind in _BUTTONS or kind == "hidden" else kind
    if tag in ("select", "textarea"):
        return str(tag)
    role = element.get("role")
    if role in _ROLES and tag not in ("a", "button", "li", "ul", "label", "form"):
        return None if any(True for _ in element.iter("input", "select", "textarea")) else _ROLES[role]
    if element.get("contenteditable") in ("", "true") and tag not in ("body", "html"):
        return "textarea"
    return None


def is_button(element: HtmlElement) -> bool:
    """Whether the element is a button by tag, type or role."""
    tag = element.tag
    if tag == "button":
        return True
    if tag == "input":
        return (element.get("type") or "").strip().lower() in _BUTTONS
    return bool(element.get("role") == "button")


def _options(element: HtmlElement) -> Iterator[str]:
    for count, option in enumerate(element.iter("option")):
        if count >= MAX_OPTIONS:
            return
        text = squeeze(option.text_content() or option.get("label") or "")
        if text:
            yield text[:80]
