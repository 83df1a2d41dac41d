"""Answers what a product page asks before the product can go into the cart: its options and the quantity."""

from __future__ import annotations

from lxml.html import HtmlElement

from crawler.checkout.page_state import PageState
from crawler.checkout.walker import SETTLE, Walker
from crawler.interact.press import choose, press, value_of, write
from crawler.reading.controls.controls import Control
from crawler.reading.controls.options import OptionGroup, quantity_fields, read_options
from crawler.reading.pages.document import Document


async def choose_options(walker: Walker, state: PageState, button: HtmlElement, *, again: bool) -> bool:
    """Answers what is not yet answered around the button that adds to the cart; whether anything was chosen."""
    chosen = False
    for number, group in enumerate(read_options(state.document, button)):
        if group.chosen and not (again and group.kind == "swatch"):
            continue
        here = walker.state or state
        there = _again(state.document, here.document, button)
        fresh = read_options(here.document, there) if there is not None else []
        group = fresh[number] if number < len(fresh) else group
        if group.chosen and not again:
            continue
        if await _choose(walker, here, group):
            chosen = True
            await walker.read_page()
    return chosen


def _again(old: Document, new: Document, element: HtmlElement) -> HtmlElement | None:
    found = new.css(old.selector(element))
    return found[0] if found else None


async def _choose(walker: Walker, state: PageState, group: OptionGroup) -> bool:
    choice = group.choices[0]
    if group.kind == "select":
        index = state.document.index(group.element)
        if index is None:
            return False
        async with walker.gate.open("choose"):
            done = await choose(walker.live, index, choice.value)
            await walker.live.settle(SETTLE)
        return done
    index = state.document.index(choice.element)
    if index is None:
        return False
    async with walker.gate.open("choose"):
        done = await press(walker.live, index)
        await walker.live.settle(SETTLE)
    return done


async def raise_quantity(walker: Walker, state: PageState, control: Control) -> None:
    """Where all boxes for a quantity are empty or nought, sets the first to one."""
    here = walker.state or state
    button = _again(state.document, here.document, control.element)
    boxes = quantity_fields(here.document, button) if button is not None else []
    indexes = [i for e in boxes if (i := here.document.index(e)) is not None]
    held = [await value_of(walker.live, i) for i in indexes]
    if indexes and not any(value.strip(" 0") for value in held):
        async with walker.gate.open("choose"):
            await write(walker.live, indexes[0], "1")
            await walker.live.settle(2.0)
