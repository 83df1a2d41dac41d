"""Presses callback buttons (those without words too) and the chat's launcher to see what opens, and lets nothing be sent.

It has a visitor of its own, at the end of a site's pages. From before the first press until the page is gone, only GET
requests that do not change the page's address leave: others are stopped, messages of open sockets are dropped, and no
script hears that the page is being left. Nothing is typed.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from crawler.browser.live_page import LivePage
from crawler.interact.press import press
from crawler.reading.controls.launchers import Launcher, call_launcher, callback_buttons, chat_launcher
from crawler.reading.pages.document import Document
from crawler.reading.pages.page import PageView
from crawler.record.page import Page
from crawler.record.site import WidgetOpening

if TYPE_CHECKING:
    from playwright.async_api import Route, WebSocketRoute

    from crawler.browser.browser import Browser, BrowserSettings
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

QUIET_LEAVING = """(() => {
  for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "WebTransport"]) delete globalThis[name];
  const deaf = (event) => event.stopImmediatePropagation();
  for (const name of ["pagehide", "unload", "beforeunload", "freeze"]) addEventListener(name, deaf, true);
  addEventListener("visibilitychange", deaf, true);
})();"""
"""WebRTC and WebTransport speak UDP, which no interception sees; beacons sent while a page is left slip past it too."""


class Gate:
    """Stops what would send something, once it is shut."""

    def __init__(self) -> None:
        self.shut = False
        self.held = 0

    async def judge(self, route: Route) -> None:
        request = route.request
        moves = request.is_navigation_request() and request.frame.parent_frame is None
        stop = self.shut and (request.method != "GET" or moves)
        self.held += stop
        with suppress(Exception):  # the page may be gone already
            await (route.abort("aborted") if stop else route.fallback())

    def socket(self, socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def from_page(message: str | bytes) -> None:
            if self.shut:
                self.held += 1
            else:
                server.send(message)

        socket.on_message(from_page)


async def touch(browser: Browser, site: Site, pages: Sequence[Page]) -> list[WidgetOpening]:
    """What opened, at most `MOST` presses over these pages, which were visited before and tell what is there to press.

    A page without such a control is not opened again. Trouble of the page ends its presses and is not raised.
    """
    touches: list[WidgetOpening] = []
    for page in pages:
        wanted = _wanted(page, browser.settings, touches)
        if wanted and len(touches) < MOST:
            with suppress(Exception):  # whatever the page did to the browser: it was read before
                await _touch_page(browser, site, page, wanted, touches)
    return touches


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


async def _touch_page(
    browser: Browser, site: Site, seen: Page, wanted: list[Launcher], touches: list[WidgetOpening]
) -> None:
    """Presses what is wanted as it comes up, and adds to `touches`."""
    gate = Gate()
    async with browser.session(site, "desktop") as session:
        await session.context.add_init_script(QUIET_LEAVING)
        await session.context.route("**/*", gate.judge)
        await session.context.route_web_socket(re.compile(".*"), gate.socket)
        async with session.live(seen.final_url or seen.url) as live:
            left = {_same(one) for one in wanted}
            async with asyncio.timeout(SECONDS):
                while len(touches) < MOST and left:
                    before = await live.snapshot("settled", shot=False)
                    document = Document(before.html, before.url)
                    here = _found(document, browser.settings, before.viewport[0])
                    one = next((x for x in here if _same(x) in left), None)
                    if one is None:
                        await asyncio.sleep(_LATE)
                        continue
                    left.discard(_same(one))
                    touches.append(await _press(live, one, seen, gate))
                    await live.page.keyboard.press("Escape")


async def _press(live: LivePage, one: Launcher, seen: Page, gate: Gate) -> WidgetOpening:
    """One press, and the page before and after it."""
    began, held = len(live.requests), gate.held
    gate.shut = True
    before = live.snapshots[-1]
    with live.mark_walk():
        element = live.element(one.index)
        framed = await element.call("function () { return this.matches('iframe') || !!this.querySelector('iframe'); }")
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
