"""Renders saved markup with the network cut: its scripts run, and no byte leaves."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from crawler.browser.browser_words import reason_in
from crawler.browser.faults import by_page, note
from crawler.browser.page_gaps import page_gaps
from crawler.browser.scripts import no_peers
from crawler.config.model import Site
from crawler.record.gaps import Gap, gap
from crawler.record.page import Page

if TYPE_CHECKING:
    from playwright.async_api import Route

    from crawler.browser.browser import Browser

_NOWHERE = "http://127.0.0.1:9"
"""A proxy that is not there (port 9 is `discard`, which nothing serves): what slips past the offline switch, such as
the beacon of a page that is closed, ends here."""


async def render_file(browser: Browser, markup: str, url: str) -> Page:
    """Renders saved markup as if it had come from `url`. Trouble stands in the page's gaps, and is not raised."""
    from playwright.async_api import Error

    address = url if url.startswith(("http://", "https://")) else "http://file.invalid/"
    site = Site(name="file", url=address)
    began = datetime.now(UTC)
    async with browser.session(site, "desktop", offline=True, proxy=_NOWHERE) as session, session.open() as live:
        answered = False

        async def answer(route: Route) -> None:
            nonlocal answered
            first, answered = not answered, True
            # The page may be gone already; a window that it opened has no frame yet, and is held until it is closed.
            with suppress(Error):
                if first:
                    await route.fulfill(status=200, content_type="text/html; charset=utf-8", body=markup)
                elif route.request.is_navigation_request() and route.request.frame == live.page.main_frame:
                    await route.fulfill(status=204)  # "no content": the page stays where it is (RFC 9110, 15.3.5)
                else:
                    await route.abort()

        await session.context.add_init_script(no_peers())
        await session.context.route("**/*", answer)
        gaps: list[Gap] = []
        try:
            async with asyncio.timeout(site.limits.page_seconds):
                trouble = await live.goto(address)
                gaps += [trouble] if trouble else []
                if not live.blank:
                    await live.settle(2.0)
                    await live.explore()
                    snapshot = await live.snapshot("settled")
                    snapshot.url = url
                    gaps += page_gaps(None, snapshot, url)
        except TimeoutError:
            gaps.append(gap("file_timeout", url=url))
        except Exception as error:  # noqa: BLE001  what it is, is decided below
            if by_page(error):
                gaps.append(gap("file_unrenderable", error=reason_in(str(error)), url=url))
            else:
                note(error, gaps, "page", url)
        done = await live.to_page(1, url=url, role="home")
    done.final_url, done.visited, done.gaps = url, began, gaps
    if not done.snapshots:
        done.rendered = False
    return done
