"""One visitor of one site on one device: opens pages, visits them within their limits, and always closes them."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from crawler.browser import accessibility
from crawler.browser.browser_words import cause_in, reason_in
from crawler.browser.cookie_notice import answer_consent
from crawler.browser.exit_popup import provoke_exit_popup
from crawler.browser.faults import GapError, by_page, kept, note
from crawler.browser.live_page import QUIET, LivePage
from crawler.browser.own_headers import add_headers
from crawler.browser.page_gaps import page_gaps
from crawler.browser.settings import BrowserSettings
from crawler.browser.snapshots import World, vitals
from crawler.browser.traffic import Traffic
from crawler.config.model import Site
from crawler.record.gaps import Gap, gap
from crawler.record.page import AccessIssue, ConsentAnswer, Page, Snapshot, Vitals, Wait
from crawler.record.vocabulary import Device

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext

log = logging.getLogger(__name__)

CLOSE_SECONDS = 5.0
STOP_SECONDS = 0.7
"""So long a page that closes is given to stop its scripts."""
ASK_AGAIN_SECONDS = 0.5
"""As often a page that has not closed is asked once more: Chromium drops the request where a reload comes between."""
OPEN_SECONDS = 15.0
CLOSE_LOOKS = 3
"""So many pages of a session are shown to axe-core."""
CONSENT_PAGES = 3
"""On so many pages the cookie banner is looked for; some come late, or on the second page only."""


class Session:
    """Cookies, storage and the answer to the cookie banner last as long as the session."""

    def __init__(
        self,
        context: BrowserContext,
        site: Site,
        device: Device,
        settings: BrowserSettings,
        close_target: Callable[[str], Coroutine[Any, Any, None]],
    ) -> None:
        """`close_target` closes a page by the browser's own id of it."""
        self.context = context
        self.site = site
        self.device = device
        self._settings = settings
        self._close_target = close_target
        self._pages_looked_at = 0
        self._answered = False
        self._looked_closely = 0

    @asynccontextmanager
    async def open(self) -> AsyncIterator[LivePage]:
        """An empty page, closed in any case. Dialogs are dismissed, other windows closed, downloads refused."""
        from playwright.async_api import Error

        page = await asyncio.wait_for(self.context.new_page(), OPEN_SECONDS)
        session = await self.context.new_cdp_session(page)
        log = Traffic()
        target = ""
        try:

            def away() -> None:
                later(page.close(run_before_unload=False))

            def crashed(_: object) -> None:
                log.crashed = True
                away()

            log.listen(page, session, limit=self.site.limits.bytes, over=away)
            page.on("crash", crashed)
            page.on("dialog", lambda dialog: later(dialog.dismiss()))
            page.on("popup", lambda other: later(other.close()))
            page.on("download", lambda download: later(download.cancel()))
            live = LivePage(self.site, self.device, self._settings.globals, page, World(session), log)
            target = (await session.send("Target.getTargetInfo"))["targetInfo"]["targetId"]
            await asyncio.gather(*(session.send(f"{domain}.enable") for domain in ("Page", "Runtime", "Network")))
            if self.site.headers:
                await add_headers(session, self.site.url, self.site.headers)
            yield live
        finally:
            with suppress(Error, TimeoutError):  # with its scripts on, a page that reloads for ever may not close
                await asyncio.wait_for(
                    session.send("Emulation.setScriptExecutionDisabled", {"value": True}), STOP_SECONDS
                )
            closing = asyncio.ensure_future(closed(page.close(run_before_unload=False)))
            while not (await asyncio.wait([closing], timeout=ASK_AGAIN_SECONDS))[0]:
                await closed(self._close_target(target))

    @asynccontextmanager
    async def live(self, url: str, *, quiet: float = QUIET) -> AsyncIterator[LivePage]:
        """A page at this address, at rest (`quiet`: for so many seconds), its cookie banner answered; for pressing
        things on it. Raises GapError."""
        async with self.open() as live:
            trouble = await self._goto(live, url)
            if trouble is not None:
                raise GapError(trouble)
            await live.settle(quiet=quiet)
            await self.answer_banner(live)
            yield live

    async def _goto(self, live: LivePage, url: str, referrer: str | None = None) -> Gap | None:
        """Opens an address; the trouble, if any. One that leads to a private address, where those are refused, says
        so."""
        trouble = await live.goto(url, referrer=referrer)
        private = self._settings.private
        if trouble is None or private is None:
            return trouble
        host = private.refused_host(r.url for r in live.log.requests if r.type == "document")
        return gap("address_private", host=host, url=url) if host else trouble

    async def visit(self, url: str, *, n: int, long_look: bool = False, referrer: str | None = None) -> Page:
        """One visit: load, cookie banner, rest, a scroll, and a look. Never raises for what the page does: each trouble
        is a gap of the page.

        `long_look`: go on looking for late widgets until `limits.late_seconds` after the page loaded, and for the
        pop-up that comes when a visitor leaves.
        """
        page = Page(n=n, url=url, final_url=url, device=self.device, visited=datetime.now(UTC))
        began = time.monotonic()
        limits = self.site.limits
        seconds = limits.page_seconds + (limits.late_seconds if long_look else 0)
        try:
            async with asyncio.timeout(seconds + OPEN_SECONDS), self.open() as live:
                try:
                    async with asyncio.timeout(seconds):
                        page = await self._look(live, page, long_look, referrer)
                except TimeoutError:
                    page = await self._unfinished(live, page, _broken_off(live, url) or gap("page_restless", url=url))
                except Exception as error:  # noqa: BLE001  what it is, is decided below
                    if by_page(error):
                        trouble = gap("page_unreadable", error=reason_in(str(error)), url=url)
                        page = await self._unfinished(live, page, trouble)
                    else:
                        note(error, live.faults, "page", url)
                        page = await self._unfinished(live, page)
        except Exception as error:  # noqa: BLE001  the browser itself is gone, or does not answer
            if not by_page(error):
                note(error, page.gaps, "page", url)
            elif message := str(error):
                page.gaps.append(gap("browser_gave_up", error=reason_in(message), url=url))
            else:
                page.gaps.append(gap("browser_silent", url=url))
        page.elapsed_ms = round((time.monotonic() - began) * 1000)
        return page

    async def _unfinished(self, live: LivePage, page: Page, trouble: Gap | None = None) -> Page:
        seen = await live.to_page(page.n, url=page.url)
        trouble = live.trouble(page.url) or trouble
        seen.visited = page.visited
        seen.gaps = [*page.gaps, *live.faults, *([trouble] if trouble else [])]
        return seen

    async def _look(self, live: LivePage, page: Page, long_look: bool, referrer: str | None) -> Page:
        first = self._pages_looked_at == 0
        live.log.stage = "first_seen" if first else "settled"
        trouble = await self._goto(live, page.url, referrer)
        gaps = [trouble] if trouble else []
        if live.blank or (trouble is not None and trouble.kind != "timeout"):
            return await self._finish(live, page, gaps)
        kind = live.headers.get("content-type", "text/html").lower()
        if "html" not in kind and "xml" not in kind:
            gaps.append(gap("not_a_page", type=kind[:80], url=page.url))
            return await self._finish(live, page, gaps)
        loaded = live.log.ms()
        await live.settle()
        if first:
            await live.snapshot("first_seen")
        consent = await self.answer_banner(live)
        await live.explore()
        await live.settle(min(2.0, self.site.limits.settle_seconds))
        if long_look:
            await self._watch_late(live, loaded)
            consent = await self._consent_again(live, consent)
        settled = await live.snapshot("settled")
        gaps += page_gaps(live.status, settled, page.url)
        page.accessibility = await self._accessibility(live, first)
        done = await self._finish(live, page, gaps, consent)
        if long_look and self.device == "desktop":
            done.snapshots += await self._exit_popup(live, settled)
        done.gaps = [*gaps, *live.faults]
        return done

    async def _accessibility(self, live: LivePage, first: bool) -> list[AccessIssue] | None:
        """What is hard to use, on the first page and on a few that ask for something; None for a page not looked at."""
        if self.device != "desktop" or self._looked_closely >= CLOSE_LOOKS:
            return None
        with kept(live.faults, "accessibility", live.page.url):  # the page was read already
            if first or await accessibility.worth_a_look(live.world):
                self._looked_closely += 1
                return await accessibility.look(live.world)
        return None

    async def answer_banner(self, live: LivePage) -> ConsentAnswer | None:
        """Answers the cookie banner, unless that is done. Every page whose banner was looked for counts."""
        if self._answered or self._pages_looked_at >= CONSENT_PAGES:
            return None
        self._pages_looked_at += 1
        answer = ConsentAnswer()
        with kept(live.faults, "banner", live.page.url, pass_pages=True):
            answer = await answer_consent(live)
        live.log.stage = "settled"
        self._answered = bool(answer.closed)
        return answer if answer.seen or self._pages_looked_at == 1 else None

    async def _consent_again(self, live: LivePage, before: ConsentAnswer | None) -> ConsentAnswer | None:
        """A second try at a banner that came late."""
        if self._answered or (before is not None and before.seen):
            return before
        with kept(live.faults, "banner", live.page.url, pass_pages=True):
            answer = await answer_consent(live)
            self._answered = bool(answer.closed)
            return answer if answer.seen else before
        return before

    async def _watch_late(self, live: LivePage, loaded: int) -> None:
        """Waits until late widgets have had their time. `loaded`: when the page loaded, in ms of its log."""
        began = live.log.ms()
        left = self.site.limits.late_seconds - (began - loaded) / 1000
        await asyncio.sleep(max(0.0, left))
        quiet = await live.settle(min(2.0, self.site.limits.settle_seconds))
        live.waits.append(Wait(what="late_widgets", ms=live.log.ms() - began, reached=quiet))

    async def _exit_popup(self, live: LivePage, settled: Snapshot) -> list[Snapshot]:
        with kept(live.faults, "exit_popup", live.page.url):  # the page itself was read already
            return await provoke_exit_popup(live, settled)
        return []

    async def _finish(self, live: LivePage, page: Page, gaps: list[Gap], consent: ConsentAnswer | None = None) -> Page:
        done = await live.to_page(page.n, url=page.url)
        done.visited, done.gaps, done.consent = page.visited, [*gaps, *live.faults], consent
        done.accessibility = page.accessibility
        done.vitals = Vitals(transferred=live.log.transferred)
        with kept(live.faults, "vitals", live.page.url):  # figures are a gift, not a condition
            figures = await asyncio.wait_for(vitals(live.world), 2)
            known = {k: v for k, v in figures.items() if k in Vitals.model_fields}
            done.vitals = Vitals(transferred=live.log.transferred, **known)
        return done


def _broken_off(live: LivePage, url: str) -> Gap | None:
    """The gap of an answer that ended in its middle, on which Chromium waits for ever; None for a whole one."""
    failures = [r.failure for r in live.log.requests if r.type == "document" and r.failure]
    cause = cause_in(failures[-1]) if failures else None
    return gap("answer_cut_off", url=url) if cause == "answer_cut_off" else None


async def closed(closing: Coroutine[Any, Any, None]) -> None:
    """Waits for something to close, not for ever; what is gone already is closed."""
    try:
        await asyncio.wait_for(closing, CLOSE_SECONDS)
    except Exception as error:  # noqa: BLE001  what it is, is decided below
        if not by_page(error):
            log.warning("something did not close: %r", error)


_closing: set[asyncio.Task[None]] = set()


def later(closing: Coroutine[Any, Any, None]) -> None:
    """Closes something without waiting for it."""
    task = asyncio.ensure_future(closed(closing))
    _closing.add(task)
    task.add_done_callback(_closing.discard)
