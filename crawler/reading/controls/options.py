"""What must be chosen before a product goes into the cart: sizes, colours, dates, seats, and how many."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from lxml.html import HtmlElement

from crawler.reading.controls.control_words import read_code, read_name, says
from crawler.reading.controls.controls import personal_fields
from crawler.reading.controls.order_words import words_name
from crawler.reading.pages.document import Document
from crawler.reading.words.text import normalised_words, squeeze

MAX_GROUPS = 12

_SWATCH = re.compile(
    r"swatch|variant|variation|option|size|colou?r|sku|offer|attribute|modif|razmer|tsvet|seat|slot", re.I
)
_CHOSEN = re.compile(r"(?:^|[\s_-])(?:active|selected|checked|current|chosen|is-active|is-selected)(?:$|[\s_-])", re.I)
_GONE = re.compile(
    r"(?:^|[\s_-])(?:disabled|sold-?out|unavailable|out-?of-?stock|not-?available|missing)(?:$|[\s_-])", re.I
)


@dataclass(frozen=True)
class Choice:
    element: HtmlElement
    text: str
    value: str = ""


@dataclass(frozen=True)
class OptionGroup:
    """One question. `chosen`: something is chosen already."""

    kind: Literal["select", "radio", "swatch"]
    label: str
    element: HtmlElement
    choices: tuple[Choice, ...]
    chosen: bool


def option_scope(document: Document, button: HtmlElement) -> HtmlElement:
    """The part of the page that holds the choices of the button's product: its form, else the block around the
    title."""
    node: HtmlElement = button
    for parent in button.iterancestors():
        if parent.tag in ("html", "body"):
            break
        node = parent
        titled = any(document.visible(e) for e in parent.iter("h1"))
        if parent.tag in ("form", "main") or titled:
            break
    return node


def read_options(document: Document, button: HtmlElement) -> list[OptionGroup]:
    """The choices around a button that adds to the cart, in page order, at most `MAX_GROUPS`."""
    scope = option_scope(document, button)
    groups = [*_selects(document, scope), *_radios(document, scope), *_swatches(document, scope, button)]
    return groups[:MAX_GROUPS]


def quantity_fields(document: Document, button: HtmlElement) -> list[HtmlElement]:
    """The boxes around the button that say how many."""
    found = []
    for one in option_scope(document, button).iter("input"):
        if (one.get("type") or "text").lower() not in ("number", "text", "tel") or not document.visible(one):
            continue
        if (one.get("type") or "").lower() == "number" or words_name("quantity", _names(one)):
            found.append(one)
    return found


def _names(one: HtmlElement) -> str:
    return " ".join(one.get(a) or "" for a in ("name", "id", "class", "aria-label"))


def _usable(element: HtmlElement, text: str) -> bool:
    off = element.get("disabled") is not None or element.get("data-lw-d") or element.get("aria-disabled") == "true"
    return not off and not _GONE.search(element.get("class") or "") and not says("says_sold_out", text)


def _selects(document: Document, scope: HtmlElement) -> list[OptionGroup]:
    groups = []
    for one in scope.iter("select"):
        shown = document.visible(one) or _near_visible(document, one)
        if not shown or words_name("list", _names(one)) or words_name("quantity", _names(one)):
            continue
        choices = tuple(
            Choice(o, text, o.get("value") if o.get("value") is not None else text)
            for o in one.iter("option")
            if (text := squeeze(o.text_content())) and o.get("value") != "" and _usable(o, text) and not _prompt(text)
        )
        if choices:
            groups.append(OptionGroup("select", _label(document, one), one, choices, bool(one.get("data-lw-val"))))
    return groups


def _prompt(text: str) -> bool:
    return says("says_choose", text) or not normalised_words(text)


def _near_visible(document: Document, one: HtmlElement) -> bool:
    parent = one.getparent()
    return parent is not None and document.visible(parent)


def _label(document: Document, one: HtmlElement) -> str:
    value = one.get("id")
    if value:
        for label in document.elements("label"):
            if label.get("for") == value:
                return document.text(label, limit=200)[:80]
    return squeeze(one.get("aria-label") or one.get("name") or "")[:80]


def _radios(document: Document, scope: HtmlElement) -> list[OptionGroup]:
    personal = set(personal_fields(document, scope))
    by_name: dict[str, list[HtmlElement]] = {}
    for one in scope.iter("input"):
        if (one.get("type") or "").lower() != "radio" or one in personal or not one.get("name"):
            continue
        if document.visible(one) or _near_visible(document, one):
            by_name.setdefault(one.get("name") or "", []).append(one)
    groups = []
    for name, members in by_name.items():
        choices = tuple(
            Choice(one, text, one.get("value") or "")
            for one in members
            if _usable(one, text := _radio_text(document, one))
        )
        mark, wanted = ("data-lw-c", {"1"}) if document.stamped else ("checked", {"", "checked"})
        chosen = any(one.get(mark) in wanted for one in members)
        if choices and not re.search(r"rating|review", name, re.I):
            groups.append(OptionGroup("radio", name[:80], members[0], choices, chosen))
    return groups


def _radio_text(document: Document, one: HtmlElement) -> str:
    parent = next((e for e in one.iterancestors("label")), None)
    if parent is None and one.get("id"):
        parent = next((e for e in document.elements("label") if e.get("for") == one.get("id")), None)
    return document.text(parent, limit=200) if parent is not None else squeeze(one.get("value") or "")


def _swatches(document: Document, scope: HtmlElement, button: HtmlElement) -> list[OptionGroup]:
    """Rows of small controls side by side, in a block that is named or labelled as a choice."""
    groups: list[OptionGroup] = []
    taken: set[HtmlElement] = set()
    for block in scope.iter("ul", "div", "ol", "fieldset", "section", "dd", "td"):
        if block in taken or not document.visible(block):
            continue
        members = [m for child in block if isinstance(child.tag, str) and (m := _swatch(document, child)) is not None]
        if (
            len(members) < 2
            or button in members
            or len(members) < len([c for c in block if isinstance(c.tag, str)]) - 1
        ):
            continue
        around = (e for e in (block, block.getparent()) if e is not None)
        marks = " ".join(e.get(a) or "" for e in around for a in ("class", "id", "data-testid", "aria-label"))
        if not _SWATCH.search(marks) and block.get("role") not in ("radiogroup", "listbox"):
            continue
        choices = tuple(
            Choice(m, t) for m in members if _usable(m, t := document.name(m)) and _usable(m.getparent(), "")
        )
        if choices:
            chosen = any(_is_chosen(m) or _is_chosen(m.getparent()) for m in members)
            groups.append(OptionGroup("swatch", marks.strip()[:80], block, choices, chosen))
            taken.update(block.iterdescendants())
    return groups


def _swatch(document: Document, child: HtmlElement) -> HtmlElement | None:
    """The one small control of a list item, or the item itself."""
    inner = [e for e in child.iter("button", "a") if document.visible(e)]
    one = (
        child
        if child.tag in ("button", "a") or child.get("data-lw-p") or child.get("role") in ("radio", "option")
        else None
    )
    one = inner[0] if one is None and len(inner) == 1 else one
    if one is None or not document.visible(one) or next(child.iter("input", "select"), None) is not None:
        return None
    href = (one.get("href") or "").strip()
    text = document.name(one)
    if (href and not href.startswith("#")) or len(text) > 40:
        return None
    acts = read_name(text) is not None
    return None if acts or "add_to_cart" in read_code(one.get("class") or "") else one


def _is_chosen(element: HtmlElement | None) -> bool:
    if element is None:
        return False
    if element.get("aria-checked") == "true" or element.get("aria-selected") == "true":
        return True
    return element.get("aria-pressed") == "true" or bool(_CHOSEN.search(element.get("class") or ""))
