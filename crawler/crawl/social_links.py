"""Asks the company's pages in social networks, with one request each, whether they are still there. Nothing of them is read."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from crawler.browser.browser import Browser
from crawler.config.model import Site
from crawler.reading.pages.page import PageView
from crawler.record.page import Page
from crawler.record.site import SocialAnswer

if TYPE_CHECKING:
    from playwright.async_api import Page as LiveDocument
    from playwright.async_api import Response

MOST = 8
"""Pages asked of a site."""
SECONDS = 8.0
"""For one answer."""

_ASK = """([urls, ms]) => Promise.all(urls.map(async (url) => {
  const options = {mode: "no-cors", credentials: "omit", referrerPolicy: "no-referrer", signal: AbortSignal.timeout(ms)};
  const asked = URL.canParse(url) ? new URL(url).href : url;
  try { await fetch(url, options); return [asked, ""]; } catch (error) { return [asked, String(error)]; }
}))"""


async def ask(browser: Browser, site: Site, pages: Sequence[Page]) -> list[SocialAnswer]:
    """The answers of the social pages that these pages link to, at most `MOST`: the status of the last one after redirects,
    or why none came. Sent at once, from an empty page without cookies, headers or referrer of the site. Trouble is not
    raised."""
    if site.social_links == "leave" or browser.settings.social_page is None:
        return []
    named = browser.settings.social_page
    urls: dict[str, None] = {}
    for page in pages:
        view = PageView.of(page)
        if view is not None:
            urls |= dict.fromkeys(url for _, link in view.main.links if (url := named(link)) is not None)
    if urls:
        plain = site.model_copy(update={"cookies": {}, "headers": {}, "storage_state": None, "basic_auth": None})
        with suppress(Exception):  # whether they are there stays unknown then
            async with browser.session(plain) as session, session.open() as live, asyncio.timeout(SECONDS + 2):
                return await _answers(live.page, list(urls)[:MOST])
    return []


async def _answers(page: LiveDocument, urls: list[str]) -> list[SocialAnswer]:
    statuses: dict[str, int] = {}

    def answered(response: Response) -> None:
        request = response.request
        while request.redirected_from is not None:
            request = request.redirected_from
        statuses[request.url] = response.status

    page.on("response", answered)
    told: list[SocialAnswer] = []
    for url, (asked, trouble) in zip(urls, await page.evaluate(_ASK, [urls, SECONDS * 1000]), strict=True):
        # A redirect to a server that does not answer has a status too.
        status = None if trouble else statuses.get(asked)
        told.append(SocialAnswer(url=url, status=status, reason=str(trouble)[:200]))
    return told
