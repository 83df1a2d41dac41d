"""An open page: going somewhere, waiting for rest, looking, and pressing one element that a snapshot chose."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from crawler.browser.faults import ScriptError
from crawler.browser.page_gaps import navigation_gap
from crawler.browser.scripts import script
from crawler.browser.snapshots import World, collect
from crawler.browser.traffic import Traffic, storable
from crawler.config.model import Site
from crawler.record.gaps import Gap, gap
from crawler.record.page import Page, Request, Snapshot, Wait
from crawler.record.vocabulary import Device, PageRole, Stage

if TYPE_CHECKING:
    from playwright.async_api import Page as LiveDocument

QUIET = 0.5
"""Without requests and without changes of the DOM for so many seconds, a page is at rest."""
LOAD_SECONDS = 6.0
"""Longest wait for the load event; slow pictures and counters must not hold up the visit."""
SCROLL_STEPS = 12
MOVED_ELSEWHERE = "interrupted by another navigation"


class LivePage:
    """A page that is open now."""

    def __init__(
        self, site: Site, device: Device, wanted: Sequence[str], page: LiveDocument, world: World, log: Traffic
    ):
        """`wanted`: names of page variables that every snapshot looks up."""
        self.site = site
        self.device = device
        self.wanted = wanted
        self.page = page
        self.world = world
        self.log = log
        self.snapshots: list[Snapshot] = []
        self.waits: list[Wait] = []
        self.faults: list[Gap] = []
        """What something of leadwalk broke off while the page was open."""

    @property
    def status(self) -> int | None:
        """HTTP status of the document that the page shows."""
        return self.log.status

    @property
    def headers(self) -> dict[str, str]:
        """Response headers of the document that the page shows; names in lower case."""
        return self.log.headers

    @property
    def requests(self) -> list[Request]:
        """Everything that the page has requested."""
        return self.log.requests

    @property
    def blank(self) -> bool:
        """Whether no document has come yet."""
        return self.page.url in ("", "about:blank", ":") or self.page.url.startswith("chrome-error:")

    @contextmanager
    def mark_walk(self) -> Iterator[None]:
        """Requests sent inside are those that the walk itself caused."""
        self.log.by_walk = True
        try:
            yield
        finally:
            self.log.by_walk = False

    async def goto(self, url: str, *, referrer: str | None = None) -> Gap | None:
        """Opens an address; waits for the markup, then (not for ever) for the load event. The trouble, if any.

        A timeout still leaves what has come so far to be read, unless the page is `blank`.
        """
        from playwright.async_api import Error
        from playwright.async_api import TimeoutError as TooSlow

        limit = self.site.limits.page_seconds * 0.6
        began, deadline = self.log.ms(), time.monotonic() + limit
        try:
            await self.page.goto(url, wait_until="domcontentloaded", timeout=limit * 1000, referer=referrer)
        except TooSlow:
            return gap("page_timeout", seconds=round(limit), url=url)
        except Error as error:
            if MOVED_ELSEWHERE not in str(error):
                if "ERR_ABORTED" in str(error) or "crash" in str(error).lower():
                    await self._news_of_crash()
                return self.trouble(url) or navigation_gap(str(error), url)
        left = max(0.1, min(LOAD_SECONDS, deadline - time.monotonic()))
        reached = True
        try:
            await self.page.wait_for_load_state("load", timeout=left * 1000)
        except (TooSlow, Error):
            reached = False
        self.waits.append(Wait(what="load", ms=self.log.ms() - began, reached=reached))
        return None

    async def _news_of_crash(self) -> None:
        """Waits a moment: the news that the page crashed comes after the error of the navigation; longer where no
        answer came that could explain it."""
        for _ in range(5 if self.status is not None else 30):
            if not self.log.crashed:
                await asyncio.sleep(0.1)

    def trouble(self, url: str) -> Gap | None:
        """Why the page is not open any more: it crashed, or it sent too much; None where it is open, or we closed
        it."""
        limit = self.site.limits.bytes
        if self.log.unpacked > limit:
            return gap("page_too_heavy", bytes=limit, url=url)
        return gap("page_crashed", url=url) if self.log.crashed else None

    async def settle(self, seconds: float | None = None, *, quiet: float = QUIET) -> bool:
        """Waits until network and DOM have been quiet so long; whether they were, within the limit. All in seconds."""
        limit = self.site.limits.settle_seconds if seconds is None else seconds
        began, deadline = self.log.ms(), time.monotonic() + limit
        network = dom = False
        while True:
            dom = (await self._unchanged_ms()) >= quiet * 1000
            network = self.log.quiet(quiet)
            if (dom and network) or time.monotonic() >= deadline:
                break
            await asyncio.sleep(0.05)
        ms = self.log.ms() - began
        self.waits.append(Wait(what="network_quiet", ms=ms, reached=network))
        self.waits.append(Wait(what="dom_quiet", ms=ms, reached=dom))
        return dom and network

    async def last_change(self) -> float | None:
        """When the DOM last changed, by the page's own clock; None while the page goes elsewhere."""
        from playwright.async_api import Error

        try:
            at = await self.world.call(script(__file__, "dom_change"), False)
        except (Error, ScriptError):
            return None
        return float(at) if isinstance(at, (int, float)) else None

    async def _unchanged_ms(self) -> float:
        """How long the DOM has not changed; 0 while the page goes elsewhere."""
        from playwright.async_api import Error

        try:
            changed = await self.world.call(script(__file__, "dom_change"), True)
        except (Error, ScriptError):
            if self.page.is_closed() or self.log.crashed:
                raise
            return 0.0
        return float(changed) if isinstance(changed, (int, float)) else 0.0

    async def explore(self) -> None:
        """Moves the mouse and scrolls to the end and back, as a reader would: lazy parts wake up."""
        from playwright.async_api import Error

        began = self.log.ms()
        steps: object = None
        try:
            size = self.page.viewport_size or {"width": 800, "height": 600}
            await self.page.mouse.move(size["width"] * 0.5, size["height"] * 0.4)
            await self.page.mouse.move(size["width"] * 0.6, size["height"] * 0.5, steps=3)
            steps = await self.world.call(script(__file__, "scroll"), SCROLL_STEPS, wait=True)
        except (Error, ScriptError):  # the page went elsewhere meanwhile
            if self.page.is_closed() or self.log.crashed:
                raise
        whole = isinstance(steps, int) and steps < SCROLL_STEPS
        self.waits.append(Wait(what="scroll", ms=self.log.ms() - began, reached=whole))

    async def snapshot(self, stage: Stage, label: str = "", *, shot: bool = True) -> Snapshot:
        """One look at the page, kept for `to_page`."""
        taken = await collect(
            self.page, self.world, stage, label=label[:200], wanted=self.wanted, at_ms=self.log.ms(), shot=shot
        )
        self.snapshots.append(taken)
        return taken

    def element(self, index: int) -> LiveElement:
        """The live element that the last snapshot stamped with `index`, in the page or in a frame of its process."""
        return LiveElement(self, index)

    async def to_page(self, n: int, *, url: str, role: PageRole = "other", role_why: str = "") -> Page:
        """The record of what was seen so far."""
        from playwright.async_api import Error

        page = Page(n=n, url=url, final_url=self.page.url, device=self.device, role=role, role_why=role_why)
        if self.blank:
            page.final_url = url
        page.visited = datetime.now(UTC)
        page.status, page.headers = self.status, dict(self.headers)
        page.snapshots, page.waits = list(self.snapshots), list(self.waits)
        page.requests, page.console_errors = list(self.log.requests), list(self.log.console)
        page.elapsed_ms, page.gaps = self.log.ms(), list(self.faults)
        with suppress(Error, TimeoutError):  # a page that died or hangs has no title any more
            page.title = storable(await asyncio.wait_for(self.page.title(), 2), 500)
        return page


class LiveElement:
    """A live element that a snapshot chose. What is pressed is checked to be under the pointer first."""

    def __init__(self, live: LivePage, index: int) -> None:
        self.live = live
        self.index = index

    async def call(self, function: str, *arguments: object) -> Any:
        """The value of a function with the element as `this`; None where the element is gone or the function fails."""
        target = await self.live.world.element(self.index)
        if target is None:
            return None
        got = await self.live.world.session.send(
            "Runtime.callFunctionOn",
            {
                "objectId": target,
                "functionDeclaration": function,
                "arguments": [{"value": a} for a in arguments],
                "returnByValue": True,
                "awaitPromise": True,
            },
        )
        return None if "exceptionDetails" in got else got["result"].get("value")

    async def point(self) -> tuple[float, float] | None:
        """Where to press: a point of the element, scrolled into view, at which it (or its label) lies on top."""
        found = await self.call(script(__file__, "pressable_point"))
        return (float(found[0]), float(found[1])) if found else None

    async def press(self) -> bool:
        """Presses the element with the mouse; whether it could be pressed."""
        at = await self.point()
        if at is None:
            return False
        await self.live.page.mouse.click(*at)
        return True
