"""Presses, chooses and types what was chosen on a page, and only that.

A press reaches the chosen element or nothing: when the page moves something else under the pointer, the click is
stopped in its first phase. What may be pressed is decided elsewhere (`crawler.reading.controls.controls.refusal`).
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from crawler.browser.faults import ScriptError
from crawler.browser.live_page import LivePage
from crawler.browser.scripts import script

if TYPE_CHECKING:
    from crawler.browser.live_page import LivePage


_EVENTS = ["pointerdown", "mousedown", "touchstart", "pointerup", "mouseup", "touchend", "click", "auxclick"]


async def press(live: LivePage, index: int) -> bool:
    """Presses the element that the last snapshot stamped with `index`: with the mouse where it lies on top, else by its
    own click, which reaches nothing else. Whether something was pressed."""
    element = live.element(index)
    if await element.point() is not None:
        await element.call(script(__file__, "guard_press"), _EVENTS)
        try:
            done = await element.press()
            await asyncio.sleep(0.05)
        finally:
            strays = await _unguard(live)
        if done and not strays:
            return True
    return bool(await element.call(script(__file__, "click")))


async def _unguard(live: LivePage) -> int:
    from playwright.async_api import Error

    try:
        return int(await live.world.call(script(__file__, "unguard_press")) or 0)
    except (Error, ScriptError):  # the press may have led to another page, whose world is new
        return 0


async def choose(live: LivePage, index: int, value: str) -> bool:
    """Chooses an option of a select, as a shopper does, and tells the page's scripts."""
    return bool(await live.element(index).call(script(__file__, "choose_option"), value))


async def write(live: LivePage, index: int, text: str) -> bool:
    """Types into a field in place of what stood there, key by key where its script wants keys. Enter is never
    pressed."""
    element = live.element(index)
    if not await element.call(script(__file__, "select_field")):
        return False
    await live.page.keyboard.insert_text(text.replace("\n", " "))
    if not await element.call(script(__file__, "field_text")):
        await live.page.keyboard.type(text.replace("\n", " "), delay=10)
    await element.call(script(__file__, "leave_field"))
    return True


async def value_of(live: LivePage, index: int) -> str:
    """What a field holds now."""
    return str(await live.element(index).call(script(__file__, "field_value")) or "")
