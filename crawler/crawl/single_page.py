"""Single pages: visited on the web, or taken from saved files, rendered with the network off or read as they are."""

from __future__ import annotations

import asyncio
import gzip
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from crawler.config.model import Project, Site
from crawler.reading.pages.markup import read_markup
from crawler.reading.vendors import Signatures
from crawler.record.gaps import gap
from crawler.record.masking import mask_record, mask_text, secrets_of
from crawler.record.page import Page, Snapshot

if TYPE_CHECKING:
    from crawler.browser.browser import Browser

NoPage = Literal["missing", "unreadable", "empty", "unreachable"]


class UnreadableTarget(Exception):
    """A target that gives no page."""

    def __init__(self, kind: NoPage, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason


class PageSource:
    """Turns targets into pages, in one browser that is started when first needed. A context manager."""

    def __init__(self, *, browser: bool, signatures: Signatures | None = None) -> None:
        """`browser`: URLs are visited and files rendered; without it files are read as they are. `signatures`: the
        vendors to look for; those that come with leadwalk, if None."""
        self._may_start = browser
        self._signatures = signatures
        self._runner = asyncio.Runner()
        self._stack = AsyncExitStack()
        self._running: Browser | None = None

    def __enter__(self) -> PageSource:
        """Nothing is started yet."""
        return self

    def __exit__(self, *exc: object) -> None:
        """Closes the browser."""
        try:
            self._runner.run(self._stack.aclose())
        finally:
            self._runner.close()

    def page(self, target: str, url: str = "") -> Page:
        """The page of a URL, or of a file that was saved from `url`. Raises UnreadableTarget, and BrowserMissing."""
        if is_url(target):
            if not self._may_start:
                raise UnreadableTarget(
                    "unreadable", "a URL needs the browser: leave --no-browser out, or save the page first"
                )
            return self._runner.run(self._visit(target))
        markup = _markup(Path(target))
        address = url or Path(target).resolve().as_uri()
        if not self._may_start:
            return read_without_browser(markup, address)
        return self._runner.run(self._render(markup, address))

    async def _browser(self) -> Browser:
        from crawler.browser.browser import open_browser
        from crawler.crawl.browser_settings import browser_settings

        if self._running is None:
            settings = browser_settings(Project(), signatures=self._signatures)
            self._running = await self._stack.enter_async_context(open_browser(settings))
        return self._running

    async def _visit(self, url: str) -> Page:
        browser = await self._browser()
        site = Site(name="page", url=url)
        async with browser.session(site, "desktop") as session:
            page = await session.visit(url, n=1, long_look=True)
        if not page.snapshots:
            reason = mask_text(page.gaps[0].reason) if page.gaps else "it gave no page"
            raise UnreadableTarget("unreachable", reason)
        mask_record(page, secrets_of(site))
        return page

    async def _render(self, markup: str, url: str) -> Page:
        from crawler.browser.render_saved import render_file

        page = await render_file(await self._browser(), markup, url)
        if page.snapshots:
            return page
        plain = read_without_browser(markup, url)
        plain.gaps = [*page.gaps, gap("page_leaves", url=url)]
        return plain


def is_url(target: str) -> bool:
    """Whether a target is an address on the web, and no file."""
    return target.startswith(("http://", "https://"))


def read_without_browser(markup: str, url: str) -> Page:
    """A page as its markup says, with the gap that its scripts did not run."""
    return Page(
        n=1,
        url=url,
        final_url=url,
        role="home",
        rendered=False,
        visited=datetime.now(UTC),
        snapshots=[Snapshot(stage="settled", url=url, html=markup)],
        gaps=[gap("scripts_not_run", url=url)],
    )


def _markup(path: Path) -> str:
    try:
        markup = read_markup(path)
    except FileNotFoundError:
        raise UnreadableTarget("missing", f"no such file: {path}") from None
    except IsADirectoryError:
        raise UnreadableTarget("unreadable", "a folder: give a page") from None
    except (gzip.BadGzipFile, EOFError) as error:
        raise UnreadableTarget("unreadable", f"not a whole gzip file: {error}") from None
    except (OSError, ValueError) as error:
        raise UnreadableTarget("unreadable", str(error)) from None
    if not markup.strip():
        raise UnreadableTarget("empty", "the file holds no markup")
    return markup
