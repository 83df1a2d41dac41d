"""The visit of one site's pages: robots.txt first, then the first page, then what the frontier picks, then as a
phone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any
from urllib.parse import urljoin

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
)
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.browser.faults import kept, note
from crawler.browser.own_headers import origin_of
from crawler.crawl.discovery import Fetched, Robots, read_sitemaps
from crawler.crawl.frontier import Pick
from crawler.crawl.politeness import META, PageResponse, Visit, settings
from crawler.crawl.visit_state import SiteVisit
from crawler.reading.pages.addresses import canonical
from crawler.record.causes import Reason, because
from crawler.record.gaps import gap, gap_of
from crawler.record.page import Page

SITEMAP_SECONDS = 15.0

MOST_REDIRECTS = 6
"""RFC 9309 wants at least five (2.3.1.2)."""
_REDIRECTS = frozenset((301, 302, 303, 307, 308))

STOP_SECONDS = 2.0
"""How long a visit that was interrupted may take to end."""

GRACE = 60.0
"""Seconds beyond `limits.seconds` after which a visit is cut off, whatever it does."""


_OURS = (TypeError, AttributeError, NameError, LookupError, AssertionError)
"""What no network and no site raises in a client: mistakes of code."""


class SiteSpider(Spider):
    """Asks `SiteVisit` what to request, and asks robots.txt whether it may."""

    name = "leadwalk"

    def __init__(self, visiting: SiteVisit, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.visiting = visiting
        self.site = visiting.site
        self.stopping = asyncio.Event()
        self.robots = Robots(self._fetch, obey=not (self.site.robots == "ignore" and self.site.role == "own"))
        self._under_way = 0
        self._sitemap: asyncio.Task[list[str]] | None = None
        self._sitemap_used = False
        self._phone = False

    async def start(self) -> AsyncIterator[Request]:
        """The first page, if robots.txt allows it."""
        home = self.site.url
        allowed = await self.robots.allowed(home)
        if self.robots.unreachable:
            self.visiting.end("unreachable", self.robots.unreachable, "unreachable")
        elif not allowed:
            self.visiting.end("blocked", self.robots.reason(home), "robots")
        else:
            pause = max(self.site.limits.delay_seconds, self.robots.delay(home))
            self._engine().downloader.per_slot_settings["pages"] = {
                "concurrency": self.site.limits.pages_at_once,
                "delay": pause,
                "jitter": 0.0,
            }
            pick = self.visiting.frontier.take()
            if pick is not None:
                yield self._request(pick)

    def _engine(self) -> Any:
        return self.crawler.engine

    async def _fetch(self, url: str) -> Fetched:
        """The answer to a plain request, after at most `MOST_REDIRECTS` redirects; a further one is an answer."""
        answer, target = await self._fetch_once(url)
        for _ in range(MOST_REDIRECTS):
            if target is None:
                break
            answer, target = await self._fetch_once(target)
        return answer

    async def _fetch_once(self, url: str) -> tuple[Fetched, str | None]:
        """A plain request, at the pace of files, and where its answer redirects to; retries are Scrapy's. Headers and
        password of the site go to its own origin only."""
        private = self.visiting.private
        if private is not None and (host := await private.refuses(url)):
            return Fetched(url, error=because("address_private", host=host)), None
        meta: dict[str, Any] = {"download_slot": "files", "dont_redirect": True}
        if self.visiting.proxy:
            meta["proxy"] = self.visiting.proxy
        headers = self._secrets() if origin_of(url) == origin_of(self.site.url) else {}
        request = Request(url, headers=headers, meta=meta, callback=NO_CALLBACK, dont_filter=True)
        try:
            response: Response = await self._engine().download_async(request)
        except Exception as error:  # noqa: BLE001  whatever the client met, the site did not answer
            if isinstance(error, _OURS):
                note(error, self.visiting.evidence.gaps, "page", url)
            return Fetched(url, error=explain(error)), None
        self.visiting.bytes += len(response.body)
        location = (response.headers.get("Location") or b"").decode("latin-1")
        target = urljoin(url, location) if location and response.status in _REDIRECTS else ""
        followed = target if target.startswith(("http://", "https://")) else None
        return Fetched(response.url, response.status, response.body), followed

    def _secrets(self) -> dict[str, str]:
        """The headers of sites.toml, the password among them."""
        headers = dict(self.site.headers)
        if self.site.basic_auth is not None:
            from w3lib.http import basic_auth_header

            auth = self.site.basic_auth
            headers["Authorization"] = basic_auth_header(auth.user, auth.password).decode("latin-1")
        return headers

    def _request(self, pick: Pick) -> Request:
        n = self.visiting.next_n()
        look = canonical(pick.url) == canonical(self.site.url)
        self._under_way += 1

        async def render(url: str) -> Page:
            return await self.visiting.render(url, n, "desktop", look)

        return self._rendered(pick.url, Visit(n, render), pick, self.parse)

    def _rendered(self, url: str, visit: Visit, about: Any, callback: Any) -> Request:
        meta = {META: visit, "about": about, "download_slot": "pages", "dont_redirect": True}
        return Request(url, meta=meta, callback=callback, errback=self.failed, dont_filter=True)

    async def parse(self, response: Response, **_: Any) -> AsyncIterator[Request]:
        """A page came; what next?"""
        self._under_way -= 1
        if isinstance(response, PageResponse):
            with kept(self.visiting.evidence.gaps, "page", response.url):
                self.visiting.add_page(response.page, response.meta["about"])
        async for request in self._next():
            yield request

    async def failed(self, failure: Any) -> AsyncIterator[Request]:
        """A page could not be visited at all."""
        self._under_way -= 1
        request: Request = failure.request
        visit: Visit = request.meta[META]
        about = request.meta["about"]
        if isinstance(about, Pick) and not isinstance(failure.value, IgnoreRequest):
            if isinstance(failure.value, _OURS):
                note(failure.value, [], "page", request.url)
            lost = gap_of(explain(failure.value), url=request.url)
            with kept(self.visiting.evidence.gaps, "page", request.url):
                self.visiting.add_page(Page(n=visit.n, url=request.url, gaps=[lost]), about)
        async for following in self._next():
            yield following

    async def _next(self) -> AsyncIterator[Request]:
        if self.stopping.is_set():
            return
        with kept(self.visiting.evidence.gaps, "page", self.site.url):
            async for request in self._following():
                yield request

    async def _following(self) -> AsyncIterator[Request]:
        visiting = self.visiting
        if self._sitemap is None and visiting.evidence.outcome == "complete":
            self._sitemap = asyncio.ensure_future(self._read_sitemaps())
        while self._under_way < self.site.limits.pages_at_once and not self._phone:
            pick = None if visiting.over_budget("desktop") else await self._pick()
            if pick is None:
                break
            yield self._request(pick)
        if self._under_way == 0 and not self._phone:
            self._phone = True
            for request in self._as_phone():
                yield request

    async def _pick(self) -> Pick | None:
        """The frontier's next pick that robots.txt allows. The sitemap is waited for when the links are used up."""
        while True:
            pick = self.visiting.frontier.take()
            if pick is None and self._sitemap is not None and not self._sitemap_used:
                self._sitemap_used = True
                self.visiting.frontier.add_sitemap(await self._sitemap)
                continue
            if pick is None or await self.robots.allowed(pick.url):
                return pick
            self.visiting.frontier.failed(pick, gap_of(self.robots.reason(pick.url)))
            self.visiting.frontier.give_back()

    async def _read_sitemaps(self) -> list[str]:
        with kept(self.visiting.evidence.gaps, "page", self.site.url):
            listed, self.visiting.evidence.sitemaps = await asyncio.wait_for(
                read_sitemaps(self._fetch, self.site.url, self.robots.sitemaps), SITEMAP_SECONDS
            )
            return listed
        return []

    def _as_phone(self) -> Iterator[Request]:
        if "mobile" not in self.site.devices:
            return
        for page in list(self.visiting.phone_pages()):
            n = self.visiting.next_n()

            async def render(url: str, n: int = n) -> Page:
                if self.visiting.over_budget("mobile"):
                    over = gap("phone_over_limit", limit=self.visiting.spent or "refusals", url=url)
                    return Page(n=n, url=url, device="mobile", gaps=[over])
                return await self.visiting.render(url, n, "mobile", False)

            yield self._rendered(page.final_url or page.url, Visit(n, render), page, self.parse_phone)

    async def parse_phone(self, response: Response, **_: Any) -> None:
        """A page came, seen as a phone."""
        if isinstance(response, PageResponse):
            with kept(self.visiting.evidence.gaps, "page", response.url):
                self.visiting.add_phone_page(response.page, response.meta["about"])

    def stop(self) -> None:
        """Ends the visit at once: what is under way is dropped."""
        self.stopping.set()
        if self._sitemap is not None:
            self._sitemap.cancel()


def explain(error: BaseException) -> Reason:
    """Why a request failed."""
    if isinstance(error, _OURS):
        return because("fault", doing="page", error=type(error).__name__)
    if isinstance(error, CannotResolveHostError):
        return because("no_address")
    if isinstance(error, DownloadConnectionRefusedError):
        return because("no_connection")
    if isinstance(error, DownloadTimeoutError | TimeoutError):
        return because("host_slow")
    return because("answer_unusable")


async def crawl(visiting: SiteVisit, user_agent: str) -> None:
    """Runs the visit of one site's pages to its end. When cancelled, ends it within `STOP_SECONDS`."""
    runner = AsyncCrawlerRunner(settings(visiting.site, user_agent))
    crawler = runner.create_crawler(SiteSpider)
    task = runner.crawl(crawler, visiting=visiting)
    try:
        await asyncio.wait({task}, timeout=visiting.site.limits.seconds + GRACE)
        visiting.spent = visiting.spent or ("" if task.done() else "seconds")
    finally:
        spider = crawler.spider
        if isinstance(spider, SiteSpider):
            visiting.evidence.robots = spider.robots.state(visiting.site.url)
            if not task.done():
                spider.stop()
                await asyncio.wait({asyncio.ensure_future(runner.stop()), task}, timeout=STOP_SECONDS)
        task.cancel()
        visiting.evidence.pages.sort(key=lambda page: page.n)
    if task.done() and not task.cancelled():
        task.result()
