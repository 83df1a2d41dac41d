"""Renders saved markup with the network cut: its scripts run, and no byte leaves."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from crawler.config import Site
from crawler.evidence import Gap, GapKind, Page
from crawler.traffic import storable
from crawler.troubles import page_gaps

if TYPE_CHECKING:
    from playwright.async_api import Route

    from crawler.browser import Browser

_NOWHERE = "http://127.0.0.1:9"
"""A proxy that is not there (port 9 is `discard`, which nothing serves): what slips past the offline switch, such as the
beacon of a page that is closed, ends here."""

_NO_PEERS = (
    """for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "WebTransport"]) delete globalThis[name];"""
)
"""WebRTC and WebTransport speak UDP, which the offline switch and proxies do not hold back."""


async def render_file(browser: Browser, markup: str, url: str) -> Page:
    """Renders saved markup as if it had come from `url`. Trouble stands in the page's gaps, and is not raised."""
    address = url if url.startswith(("http://", "https://")) else "http://file.invalid/"
    site = Site(name="file", url=address)
    began = datetime.now(UTC)
    async with browser.session(site, "desktop", offline=True, proxy=_NOWHERE) as session, session.open() as live:

        async def answer(route: Route) -> None:
            request = route.request
            if request.is_navigation_request() and request.frame == live.page.main_frame and live.blank:
                await route.fulfill(status=200, content_type="text/html; charset=utf-8", body=markup)
            else:
                await route.abort()

        await session.context.add_init_script(_NO_PEERS)
        await session.context.route("**/*", answer)
        gaps: list[Gap] = []
        try:
            async with asyncio.timeout(site.limits.page_seconds):
                gap = await live.goto(address)
                gaps += [gap] if gap else []
                if not live.blank:
                    await live.settle(2.0)
                    await live.explore()
                    snapshot = await live.snapshot("settled")
                    snapshot.url = url
                    gaps += [g for g in page_gaps(None, snapshot, url) if g.kind == "truncated"]
        except Exception as error:  # noqa: BLE001  whatever the markup did to the browser is its trouble
            kind: GapKind = "timeout" if isinstance(error, TimeoutError) else "crashed"
            reason = storable(str(error), 200) or "its script may never end"
            gaps.append(Gap(kind=kind, reason=f"the file could not be rendered: {reason}", url=url))
        done = await live.to_page(1, url=url, role="home")
    done.final_url, done.visited, done.gaps = url, began, gaps
    if not done.snapshots:
        done.rendered = False
    return done
