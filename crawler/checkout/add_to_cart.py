"""Puts a product into the cart: the control that does it, the press, and whether the product went in."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence

from crawler.checkout.page_state import PageState
from crawler.checkout.product_options import choose_options, raise_quantity
from crawler.checkout.walker import Walker
from crawler.reading.controls.control_words import read_address, read_name, says
from crawler.reading.controls.controls import Control
from crawler.reading.pages.addresses import canonical
from crawler.reading.pages.document import Document
from crawler.reading.pages.links import product_cards

PATIENCE = 4
"""Looks, a second apart, until a page must have said that the product lies in the cart."""


def add_controls(state: PageState, walker: Walker) -> list[Control]:
    """The controls that put this page's own product into the cart, best first; those of product cards left out."""
    chosen = walker.site.journey.add_to_cart
    if chosen:
        marked = set(state.document.css(chosen))
        return [c for c in walker.weigh(state, "add_to_cart") if c.element in marked]
    cards = product_cards(state.document)
    adds = [c for c in walker.weigh(state, "add_to_cart") if c.zone in ("main", "aside") and not cards.holds(c.element)]
    titled = [e for e in state.document.elements("h1") if state.document.visible(e)]
    if not adds or (len(adds) > 3 and not titled):
        return []
    return sorted(adds, key=lambda c: -_rank(state.document, c, adds))


async def woken_add_controls(walker: Walker, state: PageState) -> list[Control]:
    """The same after choosing options, where the page's button waits for that, switched off."""
    cards = product_cards(state.document)
    for button in state.document.elements("button"):
        name = state.document.name(button)
        off = button.get("disabled") is not None or button.get("aria-disabled") == "true"
        if not off or not state.document.visible(button) or cards.holds(button):
            continue
        action = read_name(name)
        if not says("says_choose", name) and (action is None or action.act != "add_to_cart"):
            continue
        held = len(walker.gate.sends())
        if await choose_options(walker, state, button, again=False) and len(walker.gate.sends()) == held:
            return add_controls(walker.state or state, walker)
        break
    return []


def _rank(document: Document, control: Control, adds: Sequence[Control]) -> float:
    box = document.box(control.element)
    below = (box[1] / 10_000 if box else 0.0) + adds.index(control) / 1000
    return control.score + (0.2 if control.form is not None else 0.0) - below


async def add_to_cart(walker: Walker, state: PageState, adds: Sequence[Control]) -> bool:
    """Chooses options and presses the best of the controls; whether something lies in the cart now. A product whose
    options would send the page, or send it elsewhere, is left alone."""
    for round_ in range(3):
        control = adds[0] if adds else None
        if control is None:
            return False
        held, target = len(walker.gate.sends()), _target(control)
        if await choose_options(walker, state, control.element, again=round_ > 0):
            state = walker.state or state
            adds = add_controls(state, walker) or walker.weigh(state, "add_to_cart")
            if not adds or len(walker.gate.sends()) > held or _target(adds[0]) != target:
                return False
            control = adds[0]
        await raise_quantity(walker, state, control)
        before = state
        if not round_:
            await walker.step("product", role="product", state=state)
        if not await walker.press(control, "buy", state):
            return False
        state = await _wait_for_cart(walker, before)
        if _went_in(before, state):
            walker.cart_filled()
            return True
        adds = add_controls(state, walker)
        if not _asks_for_choice(before.document, state.document):
            break
    return False


def _target(control: Control) -> str:
    """Where the control's form goes, as written."""
    return (control.form.get("action") or "") if control.form is not None else ""


async def _wait_for_cart(walker: Walker, before: PageState) -> PageState:
    """The page once it says that the product went in, or asks for a choice; else after the patience is over."""
    for _ in range(PATIENCE):
        state = await walker.read_page()
        if _went_in(before, state) or _asks_for_choice(before.document, state.document):
            return state
        await asyncio.sleep(1.0)
    return await walker.read_page()


def _went_in(before: PageState, after: PageState) -> bool:
    """Whether the page says that the product lies in the cart: by its words, its address, its counter or its
    controls."""
    if after.order.kind == "empty_cart":
        return False
    if canonical(after.url) != canonical(before.url):
        address = read_address(after.url.partition("://")[2].partition("/")[2])
        if "open_cart" in address or "checkout" in address:
            return True
    old, new = _added_messages(before.document), _added_messages(after.document)
    if new - old:
        return True
    if _counters(before) != _counters(after):
        return True
    old_ways = {(c.act, c.name) for c in before.controls if c.act in ("open_cart", "checkout")}
    return any((c.act, c.name) not in old_ways for c in after.controls if c.act in ("open_cart", "checkout"))


def _added_messages(document: Document) -> set[str]:
    found: set[str] = set()
    for element in document.elements():
        own = document.own_text(element)
        if 6 <= len(own) <= 200 and document.visible(element) and says("says_added", own):
            found.add(own)
    return found


def _counters(state: PageState) -> list[str]:
    """The numbers in the controls that open the cart, and in what is named a counter of it."""
    found = [re.sub(r"\D+", " ", state.document.name(c.element)) for c in state.controls if c.act == "open_cart"]
    for element in state.document.elements("span", "b", "div", "sup", "i", "em", "strong"):
        marks = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        if ("cart" in marks or "basket" in marks) and len(element) == 0:
            text = state.document.own_text(element)
            if text and len(text) <= 20 and any(c.isdigit() for c in text):
                found.append(text)
    return found


def _asks_for_choice(before: Document, after: Document) -> bool:
    def asked(document: Document) -> set[str]:
        return {
            own
            for e in document.elements("div", "span", "p", "label", "li", "small", "strong", "option", "button")
            if 4 <= len(own := document.own_text(e)) <= 160 and document.visible(e) and says("says_choose", own)
        }

    return bool(asked(after) - asked(before))
