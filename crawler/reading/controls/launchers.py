"""Which controls of a page may be pressed to see what they open: buttons that promise a call, with words or as a mere
icon that stays in place, and chats' launchers.

The rule names what is allowed. A control that sends a form, stands among fields that ask for data about a person, leads
to another address, or whose code names an order, a subscription or a registration is never chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from lxml.html import HtmlElement

from crawler.reading.controls.call_words import promises_call
from crawler.reading.controls.control_words import read_code
from crawler.reading.controls.controls import owner_form, personal_fields
from crawler.reading.pages.document import Document
from crawler.reading.words.text import quote

LARGEST = 400.0
"""A launcher's longest side in CSS pixels; what is larger is a panel."""

LARGEST_ICON = 160.0
"""The same of a button that only its code calls one."""

SMALLEST = 12.0

ICON = "icon"
"""In place of a selector: a button without words, known by what its code calls it."""

_EDGE = 200.0
"""A round button's centre lies at most this far from the window's left or right edge, in CSS pixels."""

_NEAR = 5
"""So many levels above a control its form may be, where no `<form>` says so."""

_FORBIDDEN = frozenset(("place_order", "one_click", "subscribe", "register", "login", "add_to_cart"))
_CALLS = re.compile(
    r"""
    call-?_?(?:back|me|us)
    | (?:^|[\W_])(?:call|phone|telephone|zvonok|ring|cbk|cbh)              # what it is for, as a word of its own
      [\W_]*(?:btn|button|icon|widget|circle|launcher|phone|animation|fixed|$)    # and what it is
    | (?:zakaz|obrat)\w{0,6}[\W_]*zvon                                    # zakazat zvonok, obratnyj zvonok
    """,
    re.I | re.X,
)
"""How ids and classes call a round button with a handset."""
_PRESSED = ("a", "button", "input", "div", "span", "summary", "label")
_HARMLESS = ("", "#", "javascript:")
_CHAT_NAMES = frozenset(
    (
        "чат", "открыть чат", "онлайн-чат", "онлайн чат", "написать в чат", "чат с оператором", "чат с менеджером",
        "онлайн-консультант", "онлайн консультант", "chat", "live chat", "open chat", "open live chat", "chat with us",
        "start chat", "chat now",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Launcher:
    """Something that may be pressed. `index`: its stamp. `by`: the selector that named it, `ICON` where its code did,
    "" where its words did."""

    kind: Literal["callback", "chat"]
    label: str
    index: int
    selector: str
    by: str = ""


def callback_buttons(document: Document) -> list[Launcher]:
    """The visible buttons that promise a call and may be pressed, each wording once, in document order."""
    found: dict[str, Launcher] = {}
    outer: set[HtmlElement] = set()
    chosen: list[tuple[HtmlElement, str]] = []
    for element in document.elements(*_PRESSED):
        words = document.name(element)
        if promises_call(words) and _pressable(document, element) and may_press(document, element):
            outer.update(element.iterancestors())
            chosen.append((element, words))
    for element, words in chosen:
        index = document.index(element)
        if element not in outer and index is not None:
            found.setdefault(words.lower(), Launcher("callback", quote(words), index, document.selector(element)))
    return list(found.values())


def call_launcher(document: Document, selectors: Sequence[str], width: float) -> Launcher | None:
    """The button of a callback widget: the first visible element of a button's size that one of the vendors' selectors
    names, else one without words that stays at the left or right edge of a window of `width` CSS pixels and whose id or
    class names a call. What holds a link that leads away (`tel:`, a messenger) is none."""
    for selector in selectors:
        for element in document.css(selector):
            if _button_sized(document, element) and _opens_here(document, element):
                return _launcher(document, element, selector, "callback")
    for element in document.elements(*_PRESSED, "iframe"):
        if (
            _code_calls(element)
            and (element.tag == "iframe" or _pressable(document, element))
            and document.fixed(element)
        ):
            wordless = not any(c.isalpha() for c in document.text(element, visible_only=True, limit=200))
            if wordless and _at_edge(document, element, width) and _opens_here(document, element):
                return _launcher(document, element, ICON, "callback")
    return None


def _code_calls(element: HtmlElement) -> bool:
    return any(_CALLS.search(part) for name in ("id", "class") for part in (element.get(name) or "")[:300].split())


def _at_edge(document: Document, element: HtmlElement, width: float) -> bool:
    box = document.box(element)
    if box is None or not width or not _button_sized(document, element) or max(box[2:]) > LARGEST_ICON:
        return False
    centre = box[0] + box[2] / 2
    return min(centre, width - centre) <= _EDGE


def _opens_here(document: Document, element: HtmlElement) -> bool:
    links = [element, *element.iter("a"), *element.iterancestors("a")]
    return not element.get("data-lw-d") and all(may_press(document, link) for link in links)


def chat_launcher(document: Document, selectors: Sequence[str]) -> Launcher | None:
    """The chat's launcher: the first visible element of a button's size that one of the vendors' selectors names, else
    one that stays in place and is named as a chat."""
    for selector in selectors:
        for element in document.css(selector):
            if _button_sized(document, element) and may_press(document, element):
                return _launcher(document, element, selector, "chat")
    for element in document.elements(*_PRESSED):
        if _pressable(document, element) and document.fixed(element) and _button_sized(document, element):
            name = document.name(element).lower().strip(" !?.…")
            if name in _CHAT_NAMES and may_press(document, element):
                return _launcher(document, element, "", "chat")
    return None


def _launcher(document: Document, element: HtmlElement, by: str, kind: Literal["callback", "chat"]) -> Launcher | None:
    index = document.index(element)
    if index is None:
        return None
    return Launcher(kind, quote(document.name(element)), index, document.selector(element), by)


def _pressable(document: Document, element: HtmlElement) -> bool:
    if not document.visible(element) or document.box(element) is None or element.get("data-lw-d"):
        return False
    if element.tag == "input":
        return (element.get("type") or "").lower() == "button"
    if element.tag in ("a", "button", "summary") or element.get("role") == "button":
        return True
    return bool(element.get("data-lw-p") or element.get("onclick"))


def _button_sized(document: Document, element: HtmlElement) -> bool:
    box = document.box(element)
    if box is None or not document.visible(element):
        return False
    return all(SMALLEST <= side <= LARGEST for side in box[2:])


def may_press(document: Document, element: HtmlElement) -> bool:
    """Whether pressing it can only open something, as far as the markup tells."""
    if element.tag == "a" and not _stays(element.get("href") or ""):
        return False
    if owner_form(document, element)[1] or any(_typed(document, node) for node in _around(element)):
        return False
    code = " ".join(element.get(name) or "" for name in ("id", "class", "name", "onclick", "href"))
    return _FORBIDDEN.isdisjoint(read_code(code))


def _stays(href: str) -> bool:
    plain = href.strip().lower()
    return plain in _HARMLESS or plain.startswith(("#", "javascript:"))


def _around(element: HtmlElement) -> Iterable[HtmlElement]:
    """The element and what may be its form, with or without a `<form>`."""
    yield element
    for depth, node in enumerate(element.iterancestors()):
        if node.tag == "form" or (depth < _NEAR and node.tag not in ("body", "html", "main", "header", "footer")):
            yield node


def _typed(document: Document, node: HtmlElement) -> bool:
    """Whether the node is a small group of fields that ask for data about a person. A box that holds much else (a
    whole page in one element) is no group."""
    fields: Iterator[HtmlElement] = personal_fields(document, node)
    if next(fields, None) is None:
        return False
    return node.tag == "form" or len(document.text(node, visible_only=True, limit=2_000)) < 1_000
