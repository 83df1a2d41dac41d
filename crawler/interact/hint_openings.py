"""Brings mouse, keyboard or a press to hints, to see whether they open; nothing is sent (see `crawler.interact.widget_openings`).

Fields are focused, other places are hovered over and, where that shows nothing, pressed. At most `MOST` hints of one page.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Literal

from crawler.browser.live_page import LivePage
from crawler.interact.widget_openings import QUIET_LEAVING, Gate
from crawler.reading.controls.hint_marks import HintMark, hint_marks, shown_since
from crawler.reading.controls.launchers import may_press
from crawler.reading.pages.document import Document
from crawler.reading.pages.page import PageView
from crawler.record.page import Page, Snapshot
from crawler.record.site import WidgetOpening

if TYPE_CHECKING:
    from crawler.browser.browser import Browser
    from crawler.config.model import Site

MOST = 3
"""Hints tried on one site."""

SECONDS = 10.0
"""Longest time for all of them, from when the page has loaded."""

FADING = 0.5
"""Tooltips come after a pause and fade in: so many seconds are waited."""

How = Literal["press", "hover", "focus"]


async def touch_hints(browser: Browser, site: Site, pages: Sequence[Page]) -> list[WidgetOpening]:
    """What the hints of the first page that has any showed. Trouble of the page ends the tries and is not raised."""
    touches: list[WidgetOpening] = []
    for page in pages:
        view = PageView.of(page)
        if view is not None and view.main.stamped and _worth(view.main):
            with suppress(Exception):  # whatever the page did to the browser: it was read before
                await _on_page(browser, site, page, touches)
            break
    return touches


def _worth(document: Document) -> list[HintMark]:
    """The hints that can be tried: visible places whose text the browser does not show by itself; each text once."""
    found: dict[str, HintMark] = {}
    for mark in hint_marks(document):
        placed = document.box(mark.element) is not None and document.index(mark.element) is not None
        if placed and document.visible(mark.element) and not mark.native:
            found.setdefault(mark.text or document.selector(mark.element), mark)
    return list(found.values())[:MOST]


async def _on_page(browser: Browser, site: Site, seen: Page, touches: list[WidgetOpening]) -> None:
    gate = Gate()
    async with browser.session(site, "desktop") as session:
        await session.context.add_init_script(QUIET_LEAVING)
        await session.context.route("**/*", gate.judge)
        await session.context.route_web_socket(re.compile(".*"), gate.socket)
        async with session.live(seen.final_url or seen.url) as live:
            gate.shut = True
            async with asyncio.timeout(SECONDS):
                for n in range(MOST):
                    before = await live.snapshot("settled", shot=False)
                    document = Document(before.html, before.url)
                    marks = _worth(document)
                    if n >= len(marks):
                        break
                    for how in _ways(document, marks[n]):
                        one = await _try(live, (before, document), marks[n], how, seen, gate)
                        touches.append(one)
                        after = Document(one.page.snapshots[-1].html, before.url)
                        if shown_since(document, after, marks[n].text) != "":
                            break
                    await live.page.keyboard.press("Escape")
                    await live.page.mouse.move(1, 1)
                    await asyncio.sleep(FADING / 2)


def _ways(document: Document, mark: HintMark) -> list[How]:
    if mark.on == "field":
        return ["focus"]
    return ["hover", "press"] if mark.element.tag != "input" and may_press(document, mark.element) else ["hover"]


async def _try(
    live: LivePage, was: tuple[Snapshot, Document], mark: HintMark, how: How, seen: Page, gate: Gate
) -> WidgetOpening:
    """One try, and the page before (`was`) and after it."""
    before, document = was
    began, held = len(live.requests), gate.held
    element = live.element(document.index(mark.element) or 0)
    with live.mark_walk():
        done = False
        if how == "focus":
            done = bool(await element.call("function () { this.focus(); return this.isConnected; }"))
        elif how == "press":
            done = await element.press()
        elif (at := await element.point()) is not None:
            await live.page.mouse.move(*at, steps=3)
            done = True
        await asyncio.sleep(FADING)
        after = await live.snapshot("opened", mark.text or document.selector(mark.element), shot=False)
        if how == "focus":
            # What it opened goes away now, not under the next press, which would miss what moves.
            await element.call("function () { this.blur(); }")
    page = await live.to_page(seen.n, url=seen.url, role=seen.role, role_why=seen.role_why)
    page.snapshots, page.requests = [before, after], page.requests[began:]
    return WidgetOpening(
        kind="hint",
        label=mark.text,
        selector=document.selector(mark.element),
        how=how,
        pressed=done,
        held=gate.held - held,
        page=page,
    )
