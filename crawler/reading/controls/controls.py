"""What the controls of a page do, and which of them a walk may press.

A control is read by its name, by the words of its code and by where it leads; where the walk stands decides what may
be pressed (`refusal`). The rule names what is allowed; whatever it does not name is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from lxml.html import HtmlElement

from crawler.reading.controls.control_words import COMMITTING, Act, ActWords, read_address, read_code, read_name
from crawler.reading.controls.labels import Labels
from crawler.reading.controls.order_words import camel_split, words_name
from crawler.reading.pages.document import Document
from crawler.reading.pages.zones import Zone
from crawler.reading.words.text import normalised_words, squeeze

MAX_CONTROLS = 1_500
MAX_NAME = 90
"""A longer name belongs to a card or a text, not to a control."""

WalkPhase = Literal["shop", "cart", "checkout"]
"""Where the walk stands: before something lies in the cart; after it; on a page that asks who buys."""

Mode = Literal["read", "fill"]

_PERSONAL_TYPES = frozenset(("tel", "email", "password"))
_PERSONAL_TOKENS = frozenset(
    "name given-name family-name additional-name email tel tel-national street-address address-line1 address-level1 "
    "address-level2 postal-code organization current-password new-password one-time-code cc-number bday".split()
)
_labels: WeakKeyDictionary[Document, Labels] = WeakKeyDictionary()
_AMBIGUOUS = frozenset(("заказать", "замовити", "order"))
"""Names that fill a cart on one site and send an order or a lead on the next."""
_NOT_TYPED = frozenset(("hidden", "submit", "button", "image", "reset", "checkbox", "radio", "range", "color"))
_PRESSED = ("button", "a", "input", "div", "span", "li", "label", "summary", "td", "p", "i", "svg", "img")
_ROLES = frozenset(("button", "link", "menuitem", "tab"))
_CODE_ATTRIBUTES = ("id", "class", "name", "onclick", "href", "itemprop", "aria-controls")


@dataclass(frozen=True)
class Control:
    """Something to press. `href`: the address it leads to by a plain link, else "". `submits`: it sends its form.

    `asks`: the form or dialog it belongs to asks for data about a person. `score`: how surely it does `act`, 0..1.
    """

    element: HtmlElement
    act: Act
    name: str
    score: float
    why: str
    href: str
    zone: Zone
    form: HtmlElement | None
    submits: bool
    asks: bool
    disabled: bool


@dataclass(frozen=True)
class WalkContext:
    """Where the walk stands. `personal`: the page asks who buys. `more_steps`: the page itself says that steps follow
    this one; None where it does not say. `paying`: the payment is chosen here, or has been."""

    phase: WalkPhase
    mode: Mode = "read"
    personal: bool = False
    more_steps: str | None = None
    paying: bool = False
    review_follows: bool = False


def refusal(control: Control, context: WalkContext) -> str | None:
    """Why the walk may not press the control from where it stands; None where it may."""
    act = control.act
    if control.disabled:
        return "it is switched off"
    if act in COMMITTING or act in ("login", "remove", "aside", "keep_shopping"):
        return f"it is no step of the way ({act})"
    if act in ("close", "confirm"):
        return _refuse_in_popup(control)
    if act == "guest":
        return _refuse_guest(control, context)
    if context.phase == "checkout":
        return _refuse_at_checkout(control, context)
    if control.asks:
        return "the form it belongs to asks for data about a person"
    if act == "add_to_cart":
        return None if context.phase == "shop" else "something lies in the cart already"
    if act == "open_cart":
        return "it sends a form" if control.submits else _refuse_address(control)
    return _refuse_on_the_way(control, context)


def _refuse_in_popup(control: Control) -> str | None:
    if control.zone != "popup":
        return "it does not stand in a pop-up"
    return "it may send a form that asks for data" if control.submits and control.asks else None


def _refuse_on_the_way(control: Control, context: WalkContext) -> str | None:
    """The same for a control that goes on from the cart."""
    if context.phase == "shop":
        return "nothing lies in the cart yet"
    if context.personal:
        return "the page asks who buys: here it may place the order"
    if control.act == "checkout" or (control.href and "checkout" in read_address(_tail(control.href))):
        return _refuse_address(control)
    return "it does not say where it leads, and here it may place an order"


def _refuse_address(control: Control) -> str | None:
    if not control.href:
        return None
    bad = [a for a in read_address(_tail(control.href)) if a in COMMITTING or a == "remove"]
    return f"its address says otherwise ({bad[0]})" if bad else None


def _refuse_guest(control: Control, context: WalkContext) -> str | None:
    if context.phase == "shop":
        return "nothing lies in the cart yet"
    if control.asks and control.submits and context.mode == "read":
        return "it sends a form that asks for data about a person"
    return _refuse_address(control)


def leaves_account_choice(document: Document, control: Control) -> bool:
    """Whether the control only goes on from a choice of how to order (with an account, or as a guest): the block around
    both asks for nothing about a person."""
    if control.disabled or control.asks:
        return False
    for block in control.element.iterancestors():
        if block.tag in ("body", "html", "main") or any(True for _ in personal_fields(document, block)):
            return False
        choices = [e for e in block.iter("input") if (e.get("type") or "").lower() == "radio"]
        if choices:
            read = [read_name(document.text(e, limit=200)) for e in block.iter("label")]
            return any(words is not None and words.act == "guest" for words in read)
    return False


def _refuse_at_checkout(control: Control, context: WalkContext) -> str | None:
    if context.mode == "read":
        return "from the checkout on only ways without giving data are taken"
    if control.act not in ("continue", "continue_payment"):
        return "on a page that asks who buys it may place the order"
    if not context.more_steps:
        return "nothing on the page says that a step follows: it may place the order"
    if context.paying and not context.review_follows:
        return "the payment is chosen, and no review is announced: it may place the order"
    return _refuse_address(control)


def read_controls(document: Document) -> list[Control]:
    """The visible controls whose act can be told, in document order."""
    found: list[Control] = []
    for element in document.elements(*_PRESSED):
        if not _pressable(document, element):
            continue
        control = _read(document, element)
        if control is not None:
            found.append(control)
            if len(found) >= MAX_CONTROLS:
                break
    return found


def _pressable(document: Document, element: HtmlElement) -> bool:
    if not document.visible(element) or (document.stamped and document.box(element) is None):
        return False
    tag = element.tag
    if tag in ("button", "summary"):
        return True
    if tag == "a":
        return True
    if tag == "input":
        return (element.get("type") or "").lower() in ("submit", "button", "image")
    if (element.get("role") or "").lower() in _ROLES:
        return True
    if tag == "label":
        inner = next((e for e in element.iter("input") if (e.get("type") or "").lower() == "radio"), None)
        target = document.by_id(element.get("for") or "") if inner is None else inner
        return target is not None and (target.get("type") or "").lower() == "radio"
    if not element.get("data-lw-p") and not element.get("onclick"):
        return False
    return next(element.iter("a", "button", "input", "select"), None) is None


def _read(document: Document, element: HtmlElement) -> Control | None:
    name = squeeze(document.name(element))
    if len(name) > MAX_NAME:
        return None
    form, submits = owner_form(document, element)
    href = plain_href(document, element)
    found = _act_of(element, name, href, form, document)
    if found is None:
        return None
    act, score, why = found
    zone = document.zone(element)
    return Control(
        element=element,
        act=act,
        name=name,
        score=score,
        why=why,
        href=href,
        zone=zone,
        form=form,
        submits=submits,
        asks=_asks(document, element, form),
        disabled=_disabled(element),
    )


def _act_of(
    element: HtmlElement, name: str, href: str, form: HtmlElement | None, document: Document
) -> tuple[Act, float, str] | None:
    """The act, how sure, and why: the name first, then the code; a committing word in either wins."""
    words = read_name(name) if name else None
    code = read_code(_code(element))
    address = read_address(_tail(href)) if href else ()
    action = read_address(_tail(document.absolute(form.get("action")))) if form is not None else ()
    binding = next((a for a in (*code, *address) if a in ("place_order", "one_click", "subscribe")), None)
    if words is not None:
        if binding is None or words.act in COMMITTING or words.act in ("close", "confirm", "login", "keep_shopping"):
            return _act_of_name(name, words, code, address, action)
        return binding, 0.6, f"it says «{name}», but its code says {binding}"
    if normalised_words(name):
        if "add_to_cart" in code and action[:1] == ("add_to_cart",) and binding is None:
            return "add_to_cart", 0.4, "its code and its form's address name the cart"
        if address[:1] == ("open_cart",) and element.tag == "a":
            return "open_cart", 0.45, "its address is the cart's"
        return (binding, 0.5, f"its code says {binding}") if binding else None
    for source, acts in (("code", code), ("address", address)):
        if acts:
            act = binding or acts[0]
            return act, 0.4, f"no name; its {source} says {act}"
    return None


def _act_of_name(
    name: str, words: ActWords, code: Sequence[Act], address: Sequence[Act], action: Sequence[Act]
) -> tuple[Act, float, str]:
    """What the name says, made surer or finer by the code, the address and the form's address."""
    act = words.act
    if act == "add_to_cart" and "open_cart" in address and "add_to_cart" not in address:
        act = "open_cart"
    agrees = act in code or act in address or act in action
    if act == "add_to_cart" and words.phrase in _AMBIGUOUS and not agrees:
        return "lead", 0.5, f"«{name}» may order at once, and nothing else says that it fills a cart"
    return act, min(1.0, 0.5 + 0.3 * words.share + (0.2 if agrees else 0.0)), f"it says «{name}»"


def _code(element: HtmlElement) -> str:
    parts = [element.get(a) or "" for a in _CODE_ATTRIBUTES if a != "href"]
    for key, value in element.attrib.items():
        if key.startswith("data-") and not key.startswith("data-lw"):
            parts.append(f"{key[5:]} {value[:40] if len(value) <= 60 else ''}")
    return " | ".join(p[:200] for p in parts if p)[:600]


def _tail(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.path} {parts.query} {parts.fragment}"


def plain_href(document: Document, element: HtmlElement) -> str:
    """Where a link leads, absolute; "" for what is no link, or one that only runs a script."""
    if element.tag != "a":
        return ""
    raw = (element.get("href") or "").strip()
    if not raw or raw.startswith("#") or raw.lower().startswith(("javascript:", "mailto:", "tel:")):
        return ""
    url = document.absolute(raw)
    return url if url.startswith(("http://", "https://")) else ""


def owner_form(document: Document, element: HtmlElement) -> tuple[HtmlElement | None, bool]:
    """The form that the element belongs to, and whether pressing it sends that form."""
    named = element.get("form")
    form = document.by_id(named) if named else next((e for e in element.iterancestors("form")), None)
    if form is None:
        return None, False
    kind = (element.get("type") or "").lower()
    sends = (element.tag == "button" and kind in ("", "submit")) or (
        element.tag == "input" and kind in ("submit", "image")
    )
    return form, sends


def _asks(document: Document, element: HtmlElement, form: HtmlElement | None) -> bool:
    owner = form
    if owner is None and document.zone(element) == "popup":
        owner = element
        for node in element.iterancestors():
            if not isinstance(node.tag, str) or document.zone(node) != "popup":
                break
            owner = node
    return owner is not None and any(True for _ in personal_fields(document, owner))


def personal_fields(document: Document, owner: HtmlElement) -> Iterator[HtmlElement]:
    """The visible fields below `owner` that ask for data about a person."""
    for field in owner.iter("input", "textarea", "select"):
        kind = (field.get("type") or "text").lower()
        if kind in _NOT_TYPED or not document.visible(field):
            continue
        if kind in _PERSONAL_TYPES or set((field.get("autocomplete") or "").lower().split()) & _PERSONAL_TOKENS:
            yield field
            continue
        words = " ".join(field.get(a) or "" for a in ("name", "id", "placeholder", "aria-label", "data-placeholder"))
        words += f" {label_of(document, field)}"
        if words_name("person", camel_split(words)):
            yield field


def label_of(document: Document, field: HtmlElement) -> str:
    """The words of the field's label, the one that names it or the one around it; "" where it has none."""
    labels = _labels.get(document)
    if labels is None:
        labels = _labels[document] = Labels(document)
    label = labels.label_element(field)
    return document.text(label, limit=200) if label is not None else ""


def _disabled(element: HtmlElement) -> bool:
    if element.get("disabled") is not None or element.get("data-lw-d") or element.get("aria-disabled") == "true":
        return True
    return " disabled " in f" {(element.get('class') or '').lower()} "
