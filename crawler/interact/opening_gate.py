"""A visitor whose presses send nothing, to see what a control opens.

From before the first press until the page is gone, only GET requests that do not change the page's address leave:
others are stopped, messages of open sockets are dropped, and no script hears that the page is being left. WebRTC and
WebTransport speak UDP, which no interception sees: pages do not have them.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

from crawler.browser.live_page import LivePage
from crawler.browser.scripts import called, no_peers, script
from crawler.config.model import Site
from crawler.record.gaps import Gap

if TYPE_CHECKING:
    from playwright.async_api import Route, WebSocketRoute

    from crawler.browser.browser import Browser


class OpeningGate:
    """Stops what would send something, once it is shut."""

    def __init__(self) -> None:
        self.shut = False
        self.held = 0
        """Requests and messages held back."""

    async def judge(self, route: Route) -> None:
        """Stops or passes on a request."""
        request = route.request
        moves = request.is_navigation_request() and request.frame.parent_frame is None
        stop = self.shut and (request.method != "GET" or moves)
        self.held += stop
        from playwright.async_api import Error

        with suppress(Error):  # the page may be gone already
            await (route.abort("aborted") if stop else route.fallback())

    def socket(self, socket: WebSocketRoute) -> None:
        """Passes on a socket, without what the page sends once the gate is shut."""
        server = socket.connect_to_server()

        def from_page(message: str | bytes) -> None:
            if self.shut:
                self.held += 1
            else:
                server.send(message)

        socket.on_message(from_page)


@asynccontextmanager
async def gated_page(
    browser: Browser, site: Site, url: str, faults: list[Gap]
) -> AsyncIterator[tuple[LivePage, OpeningGate]]:
    """The page at this address in a visitor of its own, at rest, behind a gate that is still open. `faults` gets what
    broke in it. Raises GapError."""
    gate = OpeningGate()
    async with browser.session(site, "desktop") as session:
        await session.context.add_init_script(no_peers())
        await session.context.add_init_script(called(script(__file__, "quiet_leaving")))
        await session.context.route("**/*", gate.judge)
        await session.context.route_web_socket(re.compile(".*"), gate.socket)
        async with session.live(url) as live:
            try:
                yield live, gate
            finally:
                faults += live.faults
