"""Brings mouse, keyboard or a press to hints, to see whether they open; nothing is sent (see
`crawler.interact.opening_gate`).

Fields are focused, other places are hovered over and, where that shows nothing, pressed. At most `MOST` hints of one
page.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from crawler.browser.faults import kept
from crawler.browser.live_page import LivePage
from crawler.browser.scripts import script
from crawler.interact.opening_gate import OpeningGate, gated_page
from crawler.reading.controls.hint_marks import HintMark, hint_marks, shown_since
from crawler.reading.controls.launchers import may_press
from crawler.reading.pages.document import Document
from crawler.reading.pages.page import PageView
from crawler.record.gaps import Gap
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


async def open_hints(browser: Browser, site: Site, pages: Sequence[Page], faults: list[Gap]) -> list[WidgetOpening]:
    """What the hints of the first page that has any showed. Trouble of the page ends the tries and is not raised; what
    breaks in leadwalk itself ends them too, and leaves a gap in `faults`."""
    openings: list[WidgetOpening] = []
    for page in pages:
        with kept(faults, "hint", page.final_url or page.url):  # the page was read before
            view = PageView.of(page)
            if view is None or not view.main.stamped or not _worth(view.main):
                continue
            await _open_on_page(browser, site, page, openings, faults)
        break
    return openings


def _worth(document: Document) -> list[HintMark]:
    """The hints that can be tried: visible places whose text the browser does not show by itself; each text once."""
    found: dict[str, HintMark] = {}
    for mark in hint_marks(document):
        placed = document.box(mark.element) is not None and document.index(mark.element) is not None
        if placed and document.visible(mark.element) and not mark.native:
            found.setdefault(mark.text or document.selector(mark.element), mark)
    return list(found.values())[:MOST]


async def _open_on_page(
    browser: Browser, site: Site, seen: Page, openings: list[WidgetOpening], faults: list[Gap]
) -> None:
    async with gated_page(browser, site, seen.final_url or seen.url, faults) as (live, gate), asyncio.timeout(SECONDS):
        gate.shut = True
        for n in range(MOST):
            before = await live.snapshot("settled", shot=False)
            document = Document(before.html, before.url)
            marks = _worth(document)
            if n >= len(marks):
                break
            for how in _ways(document, marks[n]):
                one = await _open(live, (before, document), marks[n], how, seen, gate)
                openings.append(one)
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


async def _open(
    live: LivePage, was: tuple[Snapshot, Document], mark: HintMark, how: How, seen: Page, gate: OpeningGate
) -> WidgetOpening:
    """One try, and the page before (`was`) and after it."""
    before, document = was
    began, held = len(live.requests), gate.held
    element = live.element(document.index(mark.element) or 0)
    with live.mark_walk():
        done = False
        if how == "focus":
            done = bool(await element.call(script(__file__, "focus")))
        elif how == "press":
            done = await element.press()
        elif (at := await element.point()) is not None:
            await live.page.mouse.move(*at, steps=3)
            done = True
        await asyncio.sleep(FADING)
        after = await live.snapshot("opened", mark.text or document.selector(mark.element), shot=False)
        if how == "focus":
            # What it opened goes away now, not under the next press, which would miss what moves.
            await element.call(script(__file__, "blur"))
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
