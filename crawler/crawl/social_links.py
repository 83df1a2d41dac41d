"""Asks the company's pages in social networks, with one request each, whether they are still there. Nothing of them is
read."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from crawler.browser.browser import Browser
from crawler.browser.faults import kept
from crawler.browser.scripts import script
from crawler.config.model import Site
from crawler.reading.pages.page import PageView
from crawler.record.gaps import Gap
from crawler.record.page import Page
from crawler.record.site import SocialAnswer

if TYPE_CHECKING:
    from playwright.async_api import Page as LiveDocument
    from playwright.async_api import Response

MOST = 8
"""Pages asked of a site."""
SECONDS = 8.0
"""For one answer."""


async def ask(browser: Browser, site: Site, pages: Sequence[Page], faults: list[Gap]) -> list[SocialAnswer]:
    """The answers of the social pages that these pages link to, at most `MOST`: the status of the last one after
    redirects, or why none came. Sent at once, from an empty page without cookies, headers or referrer of the site.
    Trouble is not raised; what breaks in leadwalk itself leaves a gap in `faults`."""
    if site.social_links == "leave" or browser.settings.social_page is None:
        return []
    with kept(faults, "social", site.url):  # whether they are there stays unknown then
        urls = _linked(pages, browser.settings.social_page)
        if urls:
            plain = site.model_copy(update={"cookies": {}, "headers": {}, "storage_state": None, "basic_auth": None})
            async with browser.session(plain) as session, session.open() as live, asyncio.timeout(SECONDS + 2):
                return await _answers(live.page, urls[:MOST])
    return []


def _linked(pages: Sequence[Page], social_page: Callable[[str], str | None]) -> list[str]:
    """The pages in social networks that these pages link to, each once."""
    urls: dict[str, None] = {}
    for page in pages:
        view = PageView.of(page)
        if view is not None:
            urls |= dict.fromkeys(url for _, link in view.main.links if (url := social_page(link)) is not None)
    return list(urls)


async def _answers(page: LiveDocument, urls: list[str]) -> list[SocialAnswer]:
    statuses: dict[str, int] = {}

    def answered(response: Response) -> None:
        request = response.request
        while request.redirected_from is not None:
            request = request.redirected_from
        statuses[request.url] = response.status

    page.on("response", answered)
    answers: list[SocialAnswer] = []
    for url, (asked, trouble) in zip(
        urls, await page.evaluate(script(__file__, "social_answers"), [urls, SECONDS * 1000]), strict=True
    ):
        # A redirect to a server that does not answer has a status too.
        status = None if trouble else statuses.get(asked)
        answers.append(SocialAnswer(url=url, status=status, reason=str(trouble)[:200]))
    return answers
