"""How Scrapy behaves towards a site: settings, retries with backoff, and the handler that lets our browser render.

Scrapy runs without Twisted's reactor, inside the caller's asyncio loop. Plain requests (robots.txt, sitemaps) go
through Scrapy's own HTTP client; requests that carry a `Visit` are rendered by the browser, in the same queue and at
the same pace.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.utils.misc import build_from_crawler, load_object

from crawler.config.model import Site
from crawler.record.page import Page

META = "leadwalk"
"""Key of `Request.meta` under which a `Visit` travels."""

RETRY_AFTER_CAP = 30.0
"""Seconds that we wait at most when a site asks to come back later; what asks for more is left alone."""
BACKOFF = 0.5
BACKOFF_CAP = 8.0

_BUSY = frozenset((429, 503))
_PASSING = frozenset((408, 500, 502, 504, 522, 524))
"""Statuses that often pass: one polite retry for the busy ones, `limits.retries` for the others."""
_LOST = frozenset(("timeout", "unreachable", "crashed"))

logging.getLogger("scrapy").addHandler(logging.NullHandler())


@dataclass(frozen=True)
class Visit:
    """A page to render: the number it gets, and who renders it."""

    n: int
    render: Callable[[str], Awaitable[Page]]


class PageResponse(Response):
    """A response that carries the rendered page."""

    def __init__(self, url: str, page: Page, request: Request) -> None:
        super().__init__(url, status=page.status or 200, request=request)
        self.page = page


class Renderer(BaseDownloadHandler):
    """Renders what carries a `Visit` with the browser and hands the rest to Scrapy's client. A visit that is under way
    when the spider stops is cancelled, so that nothing waits for a slow page."""

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        plain = load_object(crawler.settings["DOWNLOAD_HANDLERS_BASE"]["http"])
        self._plain: BaseDownloadHandler = build_from_crawler(plain, crawler)

    async def download_request(self, request: Request) -> Response:
        """The response to a request; of a visit, a `PageResponse`."""
        visit: Visit | None = request.meta.get(META)
        work: asyncio.Future[Any] = asyncio.ensure_future(
            self._plain.download_request(request) if visit is None else visit.render(request.url)
        )
        spider: Any = self.crawler.spider
        stop = asyncio.ensure_future(spider.stopping.wait())
        try:
            await asyncio.wait({work, stop}, return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                raise IgnoreRequest("stopped")
            result = work.result()
            return result if isinstance(result, Response) else PageResponse(request.url, result, request)
        finally:
            stop.cancel()
            work.cancel()

    async def close(self) -> None:
        """Closes Scrapy's client."""
        await self._plain.close()


class PoliteRetry:
    """Tries again what may pass: with growing pauses, or when the site says so (Retry-After, RFC 9110 10.2.3)."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PoliteRetry:
        """Scrapy's way to make one."""
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        """The response, or the request again after a pause."""
        wait = self._wait(request, response)
        if wait is None or not await self._pause(wait):
            return response
        return self._again(request)

    async def process_exception(self, request: Request, exception: Exception) -> Request | None:
        """The request again after a pause; None where the error is final."""
        tried: int = request.meta.get("retry_times", 0)
        if isinstance(exception, IgnoreRequest) or tried >= self._limit() or not await self._pause(_backoff(tried)):
            return None
        return self._again(request)

    def _limit(self) -> int:
        spider: Any = self._crawler.spider
        limit: int = spider.site.limits.retries
        return limit

    def _wait(self, request: Request, response: Response) -> float | None:
        """Seconds to wait before the next try; None for no other try."""
        tried: int = request.meta.get("retry_times", 0)
        limit = self._limit()
        if isinstance(response, PageResponse):
            page = response.page
            if not page.snapshots and any(g.kind in _LOST for g in page.gaps):
                return _backoff(tried) if tried < min(limit, 1) else None
            status, header = page.status, page.headers.get("retry-after", "")
        else:
            status, header = response.status, (response.headers.get("Retry-After") or b"").decode("latin-1")
        if status in _BUSY and tried < min(limit, 1):
            seconds = retry_after(header)
            return None if seconds > RETRY_AFTER_CAP else seconds
        return _backoff(tried) if status in _PASSING and tried < limit else None

    async def _pause(self, seconds: float) -> bool:
        """Waits; False as soon as the spider stops."""
        spider: Any = self._crawler.spider
        try:
            await asyncio.wait_for(spider.stopping.wait(), seconds)
        except TimeoutError:
            return True
        return False

    @staticmethod
    def _again(request: Request) -> Request:
        again = request.replace(dont_filter=True)
        again.meta["retry_times"] = request.meta.get("retry_times", 0) + 1
        return again


def _backoff(tried: int) -> float:
    return min(BACKOFF * 2.0**tried, BACKOFF_CAP)


def retry_after(header: str, *, now: datetime | None = None) -> float:
    """Seconds that a Retry-After header asks to wait (a number or a date); 2 where it says nothing usable."""
    text = header.strip()
    if text.isdecimal() and len(text) < 10:
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return 2.0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())


def settings(site: Site, user_agent: str) -> dict[str, Any]:
    """Scrapy's settings for one site. Everything that listens, reports or writes on its own is off."""
    handler = f"{Renderer.__module__}.{Renderer.__qualname__}"
    retry = f"{PoliteRetry.__module__}.{PoliteRetry.__qualname__}"
    middlewares = "scrapy.downloadermiddlewares"
    return {
        "TWISTED_REACTOR_ENABLED": False,
        "USER_AGENT": user_agent,
        "DOWNLOAD_HANDLERS": {"http": handler, "https": handler},
        "DOWNLOADER_MIDDLEWARES": {
            f"{middlewares}.retry.RetryMiddleware": None,
            f"{middlewares}.offsite.OffsiteMiddleware": None,
            retry: 550,
        },
        "DOWNLOAD_DELAY": site.limits.delay_seconds,
        "DOWNLOAD_DELAY_JITTER": 0.0,
        "CONCURRENT_REQUESTS_PER_DOMAIN": site.limits.pages_at_once,
        "DOWNLOAD_TIMEOUT": min(site.limits.page_seconds, 15.0),
        "DOWNLOAD_MAXSIZE": 20_000_000,
        "DOWNLOAD_WARNSIZE": 0,
        "REDIRECT_MAX_TIMES": 6,
        "METAREFRESH_ENABLED": False,
        "COOKIES_ENABLED": False,
        "ROBOTSTXT_OBEY": False,  # crawler.crawl.discovery asks robots.txt before a request is made
        "HTTPERROR_ALLOW_ALL": True,
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "MEMUSAGE_ENABLED": False,
        "LOG_ENABLED": False,
        "LOGSTATS_INTERVAL": 0,
        "STATS_DUMP": False,
    }
