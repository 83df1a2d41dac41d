"""Asks the company's pages in social networks, with one request each, whether they are still there. Nothing of them is read."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from crawler.browser import Browser
from crawler.config import Site
from crawler.evidence import Page, SocialAnswer
from crawler.reading.page import PageView

if TYPE_CHECKING:
    from playwright.async_api import Page as LiveDocument
    from playwright.async_api import Response

MOST = 8
"""Pages asked of a site."""
SECONDS = 8.0
"""For one answer."""

_ASK = """async ([url, ms]) => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), ms);
  const options = {mode: "no-cors", credentials: "omit", referrerPolicy: "no-referrer", signal: stop.signal};
  try { const answer = await fetch(url, options); await answer.body?.cancel(); return ""; } catch (error) { return String(error); }
}"""


async def ask(browser: Browser, site: Site, pages: Sequence[Page]) -> list[SocialAnswer]:
    """The answers of the social pages that these pages link to, at most `MOST`: the status of the last one after redirects,
    or why none came. Sent from an empty page without cookies, headers or referrer of the site. Trouble is not raised."""
    if site.social_links == "leave" or browser.settings.social_page is None:
        return []
    named = browser.settings.social_page
    urls: dict[str, None] = {}
    for page in pages:
        view = PageView.of(page)
        if view is not None:
            urls |= dict.fromkeys(url for _, link in view.main.links if (url := named(link)) is not None)
    answers: list[SocialAnswer] = []
    if urls:
        plain = site.model_copy(update={"cookies": {}, "headers": {}, "storage_state": None, "basic_auth": None})
        with suppress(Exception):  # what was answered until then is kept
            async with browser.session(plain) as session, session.open() as live:
                for url in list(urls)[:MOST]:
                    answers.append(await _answer(live.page, url))
    return answers


async def _answer(page: LiveDocument, url: str) -> SocialAnswer:
    statuses: list[int] = []

    def answered(response: Response) -> None:
        statuses.append(response.status)

    page.on("response", answered)
    try:
        async with asyncio.timeout(SECONDS + 2):
            trouble = await page.evaluate(_ASK, [url, SECONDS * 1000])
    except TimeoutError:
        trouble = "no answer in time"
    finally:
        page.remove_listener("response", answered)
    if trouble or not statuses:  # the redirect to a server that does not answer has a status too
        return SocialAnswer(url=url, status=None, reason=str(trouble)[:200])
    return SocialAnswer(url=url, status=statuses[-1])
