"""Presses callback buttons (those without words too) and the chat's launcher to see what opens; nothing is sent (see
`crawler.interact.opening_gate`), and nothing is typed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from crawler.browser.faults import kept
from crawler.browser.live_page import LivePage
from crawler.browser.scripts import script
from crawler.interact.opening_gate import OpeningGate, gated_page
from crawler.interact.press import press
from crawler.reading.controls.launchers import Launcher, call_launcher, callback_buttons, chat_launcher
from crawler.reading.pages.document import Document
from crawler.reading.pages.page import PageView
from crawler.record.gaps import Gap
from crawler.record.page import Page
from crawler.record.site import WidgetOpening

if TYPE_CHECKING:
    from crawler.browser.browser import Browser
    from crawler.browser.settings import BrowserSettings
    from crawler.config.model import Site

MOST = 4
"""Presses on one site."""

SECONDS = 9.0
"""Longest time for all presses of a page, from when it has loaded."""

OPENING = 1.5
"""Longest wait for what a press opens, in seconds."""

ANIMATION = 0.4
"""Windows that fade in are read after so many seconds."""

_LATE = 0.7
"""Pause between looks for a chat that is known to come late."""


async def open_widgets(browser: Browser, site: Site, pages: Sequence[Page], faults: list[Gap]) -> list[WidgetOpening]:
    """What opened, at most `MOST` presses over these pages, which were visited before and tell what is there to press.

    A page without such a control is not opened again. Trouble of the page ends its presses and is not raised; what
    breaks in leadwalk itself ends them too, and leaves a gap in `faults`.
    """
    openings: list[WidgetOpening] = []
    for page in pages:
        with kept(faults, "opening", page.final_url or page.url):  # the page was read before
            wanted = _wanted(page, browser.settings, openings)
            if wanted and len(openings) < MOST:
                await _open_on_page(browser, site, page, wanted, openings, faults)
    return openings


def _wanted(page: Page, settings: BrowserSettings, done: Sequence[WidgetOpening]) -> list[Launcher]:
    """What is to be pressed on a page, as it was seen when it was visited."""
    view = PageView.of(page)
    if view is None or not view.main.stamped:
        return []
    pressed = {_same(Launcher(t.kind, t.label, 0, "", t.launcher)) for t in done if t.kind != "hint"}
    left = [one for one in _found(view.main, settings, view.snapshot.viewport[0]) if _same(one) not in pressed]
    worded = [one for one in left if one.kind == "callback" and not one.by]
    return [*worded[:2], *(one for one in left if one not in worded)]


def _found(document: Document, settings: BrowserSettings, width: int) -> list[Launcher]:
    """All that may be pressed. A widget's button that has words is known by the vendor's selector alone."""
    call = call_launcher(document, settings.callback_launchers, width)
    chat = chat_launcher(document, settings.launchers)
    worded = callback_buttons(document)
    if call is not None:
        worded = [one for one in worded if one.label.lower() != call.label.lower()]
    return [*worded, *(one for one in (call, chat) if one is not None)]


def _same(one: Launcher) -> tuple[str, str]:
    """What makes two launchers of a site the same: the words of a worded button, else the kind."""
    return one.kind, "" if one.by or one.kind == "chat" else one.label.lower()


async def _open_on_page(
    browser: Browser, site: Site, seen: Page, wanted: list[Launcher], openings: list[WidgetOpening], faults: list[Gap]
) -> None:
    """Presses what is wanted as it comes up, and adds to `openings`."""
    left = {_same(one) for one in wanted}
    async with gated_page(browser, site, seen.final_url or seen.url, faults) as (live, gate), asyncio.timeout(SECONDS):
        while len(openings) < MOST and left:
            before = await live.snapshot("settled", shot=False)
            document = Document(before.html, before.url)
            here = _found(document, browser.settings, before.viewport[0])
            one = next((x for x in here if _same(x) in left), None)
            if one is None:
                await asyncio.sleep(_LATE)
                continue
            left.discard(_same(one))
            openings.append(await _press(live, one, seen, gate))
            await live.page.keyboard.press("Escape")


async def _press(live: LivePage, one: Launcher, seen: Page, gate: OpeningGate) -> WidgetOpening:
    """One press, and the page before and after it."""
    began, held = len(live.requests), gate.held
    gate.shut = True
    before = live.snapshots[-1]
    with live.mark_walk():
        element = live.element(one.index)
        framed = await element.call(script(__file__, "holds_frame"))
        # A click that is only told to the element does not reach the button inside its frame.
        pressed = await (element.press() if framed else press(live, one.index))
        await asyncio.sleep(ANIMATION)
        await live.settle(OPENING)
        after = await live.snapshot("opened", one.label)
    page = await live.to_page(seen.n, url=seen.url, role=seen.role, role_why=seen.role_why)
    page.snapshots, page.requests = [before, after], page.requests[began:]
    return WidgetOpening(
        kind=one.kind,
        label=one.label,
        selector=one.selector,
        launcher=one.by,
        pressed=pressed,
        held=gate.held - held,
        page=page,
    )
