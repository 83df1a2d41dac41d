"""What the pages of an order show: whether a page asks who buys, whether it bars the way, which steps it announces."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from lxml.html import HtmlElement

from crawler.reading.controls.control_words import read_address, read_name, says
from crawler.reading.controls.controls import Control, label_of, personal_fields
from crawler.reading.controls.order_words import StepWords, camel_split, words_name
from crawler.reading.pages.document import Document
from crawler.reading.pages.role_words import find_role_words
from crawler.reading.pages.roles import guess_page
from crawler.reading.words.text import squeeze
from crawler.record.causes import Reason, because

Group = Literal["contact", "address", "delivery", "payment", "review"]
"""What a step of an order is about."""

_STEPS: tuple[tuple[Group, StepWords], ...] = (
    ("payment", "step_payment"),
    ("delivery", "step_delivery"),
    ("address", "step_address"),
    ("contact", "step_contact"),
)
"""What the words of a step say, the first that fits."""
_STEP_BLOCK = re.compile(r"step|progress|checkout-?nav|nav-?checkout|wizard|stage|breadcrumb", re.I)
_ACTIVE = re.compile(r"(?:^|[\s_-])(?:active|current|is-active|now|selected)(?:$|[\s_-])", re.I)
_TOTAL = re.compile(
    r"(?:к оплате|итого|итог|всего|общая сумма|сумма заказа|order total|grand total|total|gesamt\w*|summe|zu zahlen|"
    r"total a pagar|razem|do zapłaty|suma|toplam|всього|до сплати|разом)", re.I
)  # fmt: skip
_CURRENCY = r"(?:[€$£₽₴₺]|zł|руб\.?|р\.|грн|USD|EUR|RUB|GBP)"
_DIGITS = r"\d[\d\s .,'’]{0,14}"
_AMOUNT = re.compile(rf"{_CURRENCY}\s?{_DIGITS}|{_DIGITS}\s?(?:{_CURRENCY}|TL)")
_ASIDE = re.compile(r"\([^()]{0,80}\)")
"""What stands in brackets beside a total is a part of it: the tax, say."""


@dataclass(frozen=True)
class Steps:
    """The steps that a page announces, in order. `after`: those that follow the one shown now."""

    names: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def review_follows(self) -> bool:
        """Whether a step that shows the whole order before it is placed is still to come."""
        return any(says("says_review", name) for name in self.after)


@dataclass(frozen=True)
class OrderPage:
    """A page as the walk sees it. `asks`: groups of questions about the buyer."""

    kind: Literal["checkout", "login", "empty_cart", "cart", "other"]
    why: Reason
    asks: frozenset[Group] = frozenset()
    guest: tuple[Control, ...] = ()
    steps: Steps = field(default_factory=Steps)


def read_order_page(documents: Iterable[Document], url: str, controls: Iterable[Control]) -> OrderPage:
    """What the page is for the walk. `documents`: the page's own first, then its frames."""
    documents, controls = list(documents), list(controls)
    main = documents[0]
    guest = tuple(c for c in controls if c.act == "guest")
    asks: set[Group] = set()
    password = False
    for document in documents:
        found, secret = _questions(document)
        asks |= found
        password = password or secret
    steps = read_steps(main)
    address = read_address(url.partition("://")[2].partition("/")[2])
    promised = guess_page(main, url).role if not asks else ""
    at_checkout = "checkout" in address[:2] or promised == "checkout" or (bool(steps.names) and bool(asks))
    guest_choice = bool(guest) or _guest_radio(main)
    if (empty := _empty(main)) and not asks:
        return OrderPage("empty_cart", because("page_says", text=empty))
    if password and not guest_choice and not asks & {"address", "delivery", "payment"} and not _buyer_form(documents):
        return OrderPage("login", because("account_demanded"), frozenset(asks), guest)
    if asks and not at_checkout and _ordering_cart(controls):
        return OrderPage("checkout", because("cart_asks_buyer"), frozenset(asks), guest, steps)
    if _buyer_form(documents) or (asks and at_checkout) or (password and guest_choice and at_checkout):
        asked = because("asks_for", asked=sorted(asks) or "buyer")
        return OrderPage("checkout", asked, frozenset(asks), guest, steps)
    if guest_choice and (password or at_checkout):
        return OrderPage("login", because("account_or_guest"), frozenset(asks), guest, steps)
    if "open_cart" in address or guess_page(main, url).role == "cart":
        return OrderPage("cart", because("cart_named"), frozenset(asks), guest, steps)
    return OrderPage("other", because("nothing_asked"), frozenset(asks), guest, steps)


def _blocks(document: Document) -> list[list[HtmlElement]]:
    """The personal fields, form by form; those without a form together. Header, footer and search left out."""
    blocks: dict[HtmlElement | None, list[HtmlElement]] = {}
    for one in personal_fields(document, document.root):
        if document.zone(one) in ("header", "footer", "nav"):
            continue
        form = next((e for e in one.iterancestors("form")), None)
        blocks.setdefault(form, []).append(one)
    return list(blocks.values())


def _kind(document: Document, one: HtmlElement) -> str:
    kind = (one.get("type") or "").lower()
    if kind in ("password", "email", "tel"):
        return kind
    names = " ".join(one.get(a) or "" for a in ("autocomplete", "name", "id", "placeholder", "aria-label"))
    words = camel_split(f"{names} {label_of(document, one)}")
    if words_name("search", words):
        return "search"
    if words_name("address", words):
        return "address"
    if words_name("phone", words):
        return "tel"
    return "email" if words_name("email", words) else "name"


def _questions(document: Document) -> tuple[set[Group], bool]:
    asks: set[Group] = set()
    password = False
    for block in _blocks(document):
        kinds = {_kind(document, one) for one in block} - {"search"}
        if "password" in kinds:
            password = True
            if kinds <= {"password", "email", "tel", "name"} and len(block) <= 3:
                continue
        if kinds & {"email", "tel", "name"}:
            asks.add("contact")
        if "address" in kinds:
            asks.add("address")
    return asks, password


def _buyer_form(documents: list[Document]) -> bool:
    """Whether one form asks for more about a person than a login, a newsletter or a call-back does."""
    for document in documents:
        for block in _blocks(document):
            kinds = {_kind(document, one) for one in block} - {"search", "password"}
            if len(kinds) >= 3 or ("address" in kinds and len(kinds) >= 2) or (len(block) >= 4 and len(kinds) >= 2):
                return True
    return False


_CART_MARKS = re.compile(r"cart|basket|korzin", re.I)


def _ordering_cart(controls: Iterable[Control]) -> bool:
    """Whether a form within a cart (a drawer or window named so) asks who buys and sends the order."""
    for control in controls:
        if control.act not in ("checkout", "place_order") or not (control.submits and control.asks):
            continue
        around = list(control.element.iterancestors())[:8]
        if any(_CART_MARKS.search(f"{e.get('class') or ''} {e.get('id') or ''}") for e in around):
            return True
    return False


def _guest_radio(document: Document) -> bool:
    for one in document.elements("label"):
        words = read_name(document.text(one, limit=200)) if document.visible(one) else None
        if words is not None and words.act == "guest":
            return True
    return False


def _empty(document: Document) -> str:
    for element in document.elements("h1", "h2", "h3", "p", "div", "span", "td"):
        own = document.own_text(element)
        if not 8 <= len(own) <= 160 or document.zone(element) not in ("main", "aside"):
            continue
        if document.visible(element) and any(f.role == "cart" for f in find_role_words(own, "empty")):
            return own[:80]
    return ""


def step_group(name: str) -> Group | None:
    """What a step of this name is about."""
    if says("says_review", name):
        return "review"
    return next((group for group, words in _STEPS if words_name(words, name)), None)


def read_steps(document: Document) -> Steps:
    """The list of steps that the page shows: at least two items of one list that name parts of an order."""
    best: list[tuple[str, HtmlElement]] = []
    for block in document.elements("ol", "ul", "nav", "div", "header", "section"):
        marks = " ".join(block.get(a) or "" for a in ("class", "id", "aria-label"))
        if not document.visible(block):
            continue
        marks += " ".join(e.get("class") or "" for e in block[:9] if isinstance(e.tag, str))
        if not (block.tag == "ol" or _STEP_BLOCK.search(marks)):
            continue
        items = [(squeeze(document.text(e, limit=200)), e) for e in block if isinstance(e.tag, str)]
        named = [(text, e) for text, e in items if 0 < len(text) <= 60 and document.visible(e)]
        whole = len(named) == len([1 for text, _ in items if text])
        steps = sum(step_group(text) is not None for text, _ in named)
        if whole and steps >= 2 and len(best) < len(named) <= 9:
            best = named
    if not best:
        return Steps()
    current = next((i for i, (_, e) in enumerate(best) if _is_current(e)), None)
    names = tuple(text for text, _ in best)
    after = names[current + 1 :] if current is not None else ()
    if current is None and all(_off(e) for _, e in best):
        after = names
    return Steps(names, after)


def _is_current(element: HtmlElement) -> bool:
    for one in (element, *element.iterdescendants()):
        if not isinstance(one.tag, str):
            continue
        if one.get("aria-current") in ("step", "page", "true") or _ACTIVE.search(one.get("class") or ""):
            return True
    return False


def _off(element: HtmlElement) -> bool:
    classes = (element.get("class") or "").lower()
    return "disabled" in classes or element.get("aria-disabled") == "true"


def read_total(document: Document) -> str | None:
    """The sum to pay as the page writes it: the last amount beside a word for it; None where there is none."""
    found: str | None = None
    for element in document.elements():
        own = document.own_text(element)
        if not own or len(own) > 60 or not document.visible(element) or not _TOTAL.search(own):
            continue
        node: HtmlElement | None = element
        for _ in range(4):
            if node is None or node.tag in ("body", "main", "form"):
                break
            text = document.text(node, visible_only=True, limit=300)
            if len(text) > 200:
                break
            amounts = _AMOUNT.findall(_ASIDE.sub(" ", text))
            if amounts:
                found = squeeze(str(amounts[-1])).rstrip(" .,")
                break
            node = node.getparent()
    return found


def read_places_of_choice(document: Document) -> set[str]:
    """The visible radio buttons and their like, by name and value: new ones mean that the page offers something new."""
    found: set[str] = set()
    for one in document.elements("input", "button", "div", "li", "span"):
        is_radio = one.tag == "input" and (one.get("type") or "").lower() == "radio"
        if not is_radio and (one.get("role") or "") != "radio":
            continue
        parent = one.getparent()
        if document.visible(one) or (parent is not None and document.visible(parent)):
            found.add(f"{one.get('name') or ''}={one.get('value') or one.get('id') or ''}")
    return found
