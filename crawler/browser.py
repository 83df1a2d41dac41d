"""Visits pages in Chromium: one browser, a context for each site and device, and a page that is always closed.

Whatever a page does (hang, loop, crash, grow without end), a visit ends within its limits and tells its trouble as gaps.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from crawler import chromium
from crawler.collect import World, collect, vitals
from crawler.config import Site
from crawler.consent import answer_consent
from crawler.evidence import (
    ConsentAnswer,
    Device,
    Gap,
    GapKind,
    Page,
    PageRole,
    Request,
    Snapshot,
    Stage,
    Vitals,
    Wait,
)
from crawler.walls import wall

if TYPE_CHECKING:
    from playwright.async_api import Browser as Chromium
    from playwright.async_api import BrowserContext, Response
    from playwright.async_api import Page as LiveDocument
    from playwright.async_api import Request as LiveRequest

MAX_REQUESTS = 3_000
MAX_CONSOLE = 50
QUIET_MS = 500
"""Without requests and without changes of the DOM for so long, a page is at rest."""
LOAD_SECONDS = 10.0
"""Longest wait for the load event; slow pictures and counters must not hold up the visit."""
SCROLL_STEPS = 12
CLOSE_SECONDS = 5.0

DESKTOP = {"viewport": {"width": 1440, "height": 900}, "device_scale_factor": 1}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "screen": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}

_WATCH = """(() => {
  const state = globalThis.leadwalk || (globalThis.leadwalk = {});
  if (!state.watcher) {
    state.changed = performance.now();
    state.watcher = new MutationObserver(() => { state.changed = performance.now(); });
    state.watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  }
  return performance.now() - state.changed;
})()"""


@dataclass(frozen=True)
class BrowserSettings:
    """How to start the browser. `host_rules` is Chromium's --host-resolver-rules; `globals` are looked up on each page."""

    user_agent_contact: str = "https://github.com/leadwalk/leadwalk"
    host_rules: str | None = None
    globals: Sequence[str] = ()
    executable: str | None = None
    arguments: Sequence[str] = ()


class Browser:
    """A running Chromium."""

    def __init__(self, chromium: Chromium, settings: BrowserSettings, user_agent: str) -> None:
        self.chromium = chromium
        self.settings = settings
        self.version = chromium.version
        self._user_agent = user_agent

    def user_agent(self, device: Device) -> str:
        """What the browser says of itself: its own words, and then who sends it."""
        agent = self._user_agent
        if device == "mobile":
            agent = agent.replace("X11; Linux x86_64", "Linux; Android 14; Mobile").replace(
                " Safari/", " Mobile Safari/"
            )
        return f"{agent} leadwalk/0.1 (+{self.settings.user_agent_contact})"

    @asynccontextmanager
    async def session(
        self, site: Site, device: Device = "desktop", *, offline: bool = False, proxy: str | None = None
    ) -> AsyncIterator[Session]:
        """A visitor of one site: cookies, storage and the answer to the cookie banner last as long as the session.

        `proxy` takes the place of the site's own. Closed in any case.
        """
        context = await self.chromium.new_context(**self._options(site, device, offline, proxy))
        try:
            if site.cookies:
                await context.add_cookies([{"name": k, "value": v, "url": site.url} for k, v in site.cookies.items()])
            yield Session(self, context, site, device)
        finally:
            await _closed(context.close())

    def _options(self, site: Site, device: Device, offline: bool, proxy: str | None) -> dict[str, Any]:
        options: dict[str, Any] = {
            **(PHONE if device == "mobile" else DESKTOP),
            "user_agent": self.user_agent(device),
            "locale": site.locale,
            "timezone_id": site.time_zone,
            "offline": offline,
            "accept_downloads": False,
            "service_workers": "block",
            "ignore_https_errors": False,
        }
        if site.headers:
            options["extra_http_headers"] = dict(site.headers)
        if site.storage_state:
            options["storage_state"] = site.storage_state
        if site.basic_auth:
            credentials = {"username": site.basic_auth.user, "password": site.basic_auth.password}
            options["http_credentials"] = {**credentials, "origin": _origin(site.url)}
        if proxy or site.proxy:
            options["proxy"] = {"server": proxy or site.proxy}
        return options


@asynccontextmanager
async def open_browser(settings: BrowserSettings) -> AsyncIterator[Browser]:
    """Starts the browser and closes it in any case. Raises chromium.BrowserMissing where none is installed."""
    from playwright.async_api import async_playwright

    path = settings.executable or str(chromium.find().path)
    arguments = [*chromium.launch_arguments(), *settings.arguments]
    if settings.host_rules:
        arguments.append(f"--host-resolver-rules={settings.host_rules}")
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(
            executable_path=path, args=arguments, handle_sigint=False, handle_sigterm=False, handle_sighup=False
        )
        try:
            session = await started.new_browser_cdp_session()
            agent = (await session.send("Browser.getVersion"))["userAgent"]
            yield Browser(started, settings, agent)
        finally:
            await _closed(started.close())


@dataclass
class _Log:
    """What the browser tells of a page while it is open."""

    began: float = field(default_factory=time.monotonic)
    stage: Stage = "settled"
    by_walk: bool = False
    requests: list[Request] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    received: int = 0
    pending: int = 0
    last_network: float = field(default_factory=time.monotonic)
    crashed: bool = False
    downloads: int = 0
    _entries: dict[LiveRequest, Request] = field(default_factory=dict)

    def ms(self) -> int:
        return round((time.monotonic() - self.began) * 1000)

    def sent(self, request: LiveRequest) -> None:
        self.pending += 1
        self.last_network = time.monotonic()
        if len(self.requests) >= MAX_REQUESTS:
            return
        frame = ""
        with suppress(Exception):  # a navigation's request has no frame yet
            frame = request.frame.url[:500]
        entry = Request(
            url=_text(request.url, 2000),
            method=request.method,
            type=request.resource_type,
            at_ms=self.ms(),
            stage=self.stage,
            frame=_text(frame, 500),
            by_walk=self.by_walk,
        )
        self.requests.append(entry)
        self._entries[request] = entry

    def answered(self, response: Response) -> None:
        if entry := self._entries.get(response.request):
            entry.status = response.status

    def ended(self, request: LiveRequest) -> None:
        self.pending = max(0, self.pending - 1)
        self.last_network = time.monotonic()
        if (failure := request.failure) and (entry := self._entries.get(request)):
            entry.failure = _text(failure, 200)

    def said(self, kind: str, text: str) -> None:
        if kind == "error" and len(self.console) < MAX_CONSOLE:
            self.console.append(_text(text, 500))


class LivePage:
    """A page that is open now."""

    def __init__(self, session: Session, page: LiveDocument, world: World, log: _Log) -> None:
        self.session = session
        self.page = page
        self.world = world
        self.log = log
        self.status: int | None = None
        self.headers: dict[str, str] = {}
        self.snapshots: list[Snapshot] = []
        self.waits: list[Wait] = []

    @property
    def requests(self) -> list[Request]:
        """Everything that the page has requested."""
        return self.log.requests

    @contextmanager
    def mark_walk(self) -> Iterator[None]:
        """Requests sent inside are those that the walk itself caused."""
        self.log.by_walk = True
        try:
            yield
        finally:
            self.log.by_walk = False

    async def goto(self, url: str, *, referrer: str | None = None) -> Gap | None:
        """Opens an address; waits for the markup, then (not for ever) for the load event. The trouble, if any."""
        from playwright.async_api import Error
        from playwright.async_api import TimeoutError as TooSlow

        limit = self.session.site.limits.page_seconds * 1000
        try:
            response = await self.page.goto(url, wait_until="domcontentloaded", timeout=limit * 0.7, referer=referrer)
        except TooSlow:
            return Gap(kind="timeout", reason=f"the page did not load in {limit * 0.7 / 1000:.0f} s", url=url)
        except Error as error:
            return _navigation_gap(str(error), url)
        if response is not None:
            self.status = response.status
            with suppress(Error):
                self.headers = {
                    k[:100]: v[:500] for k, v in (await response.all_headers()).items() if k != "set-cookie"
                }
        began = self.log.ms()
        reached = True
        try:
            await self.page.wait_for_load_state("load", timeout=min(LOAD_SECONDS * 1000, limit * 0.3))
        except (TooSlow, Error):
            reached = False
        self.waits.append(Wait(what="load", ms=self.log.ms() - began, reached=reached))
        return None

    async def settle(self, seconds: float | None = None) -> bool:
        """Waits until network and DOM have been quiet; whether they were, within the limit in seconds."""
        limit = self.session.site.limits.settle_seconds if seconds is None else seconds
        began, deadline = self.log.ms(), time.monotonic() + limit
        network = dom = False
        while True:
            changed = await self.world.evaluate(_WATCH)
            dom = isinstance(changed, (int, float)) and changed >= QUIET_MS
            network = self.log.pending <= 0 or (time.monotonic() - self.log.last_network) * 1000 >= QUIET_MS
            if (dom and network) or time.monotonic() >= deadline:
                break
            await asyncio.sleep(0.1)
        for what, reached in (("network_quiet", network), ("dom_quiet", dom)):
            self.waits.append(Wait.model_validate({"what": what, "ms": self.log.ms() - began, "reached": reached}))
        return dom and network

    async def explore(self) -> None:
        """Moves the mouse and scrolls to the end and back, as a reader would: lazy parts wake up."""
        began = self.log.ms()
        width, height = await self.world.evaluate("[window.innerWidth, window.innerHeight]")
        with suppress(Exception):
            await self.page.mouse.move(width * 0.5, height * 0.4)
            await self.page.mouse.move(width * 0.6, height * 0.5, steps=3)
        steps = await self.world.evaluate(
            "(async () => { const sleep = (ms) => new Promise((r) => setTimeout(r, ms));"
            " const end = () => Math.max(document.documentElement.scrollHeight, document.body ? document.body.scrollHeight : 0);"
            f" let n = 0; const page = window.innerHeight * 0.9; for (; n < {SCROLL_STEPS} && (n + 1) * page < end(); n++)"
            " { window.scrollTo({ top: (n + 1) * page, behavior: 'instant' }); await sleep(60); }"
            " window.scrollTo({ top: end(), behavior: 'instant' }); await sleep(120);"
            " window.scrollTo({ top: 0, behavior: 'instant' }); return n; })()",
            wait=True,
        )
        self.waits.append(
            Wait(what="scroll", ms=self.log.ms() - began, reached=isinstance(steps, int) and steps < SCROLL_STEPS)
        )

    async def snapshot(self, stage: Stage, label: str = "", *, shot: bool = True) -> Snapshot:
        """One look at the page, kept for `to_page`."""
        taken = await collect(
            self.page,
            self.world,
            stage,
            label=label[:200],
            wanted=self.session.browser.settings.globals,
            at_ms=self.log.ms(),
            shot=shot,
        )
        self.snapshots.append(taken)
        return taken

    def element(self, index: int) -> LiveElement:
        """The live element that the last snapshot stamped with `index`."""
        return LiveElement(self, index)

    async def to_page(self, n: int, *, url: str, role: PageRole = "other", role_why: str = "") -> Page:
        """The record of what was seen so far."""
        page = Page(n=n, url=url, final_url=self.page.url, device=self.session.device, role=role, role_why=role_why)
        page.visited = datetime.now(UTC)
        page.status, page.headers = self.status, self.headers
        page.snapshots, page.waits = list(self.snapshots), list(self.waits)
        page.requests, page.console_errors = list(self.log.requests), list(self.log.console)
        page.elapsed_ms = self.log.ms()
        with suppress(Exception):  # a page that died has no title any more
            page.title = _text(await asyncio.wait_for(self.page.title(), 2), 500)
        return page


class LiveElement:
    """A live element that a snapshot chose. What is pressed is checked to be under the pointer first."""

    def __init__(self, live: LivePage, index: int) -> None:
        self.live = live
        self.index = index

    async def call(self, function: str, *arguments: object) -> Any:
        """The value of a function with the element as `this`; None where the element is gone."""
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
        return got["result"].get("value")

    async def point(self) -> tuple[float, float] | None:
        """Where to press: the middle of the element, scrolled into view, if the element itself lies on top there."""
        target = await self.live.world.element(self.index)
        if target is None:
            return None
        with suppress(Exception):  # an element without a box cannot be scrolled to, and has no point below
            await self.live.world.session.send("DOM.scrollIntoViewIfNeeded", {"objectId": target})
        found = await self.call(
            "function() { const r = this.getBoundingClientRect(); if (r.width < 1 || r.height < 1) return null;"
            " const x = r.left + r.width / 2, y = r.top + r.height / 2; let top = document.elementFromPoint(x, y);"
            " while (top && top.shadowRoot && top !== this) { const inner = top.shadowRoot.elementFromPoint(x, y);"
            " if (!inner || inner === top) break; top = inner; }"
            " const label = this.closest ? this.closest('label') : null;"
            " const on = top && (top === this || this.contains(top) || (label && label.contains(top)));"
            " return on ? [x, y] : null; }"
        )
        return (float(found[0]), float(found[1])) if found else None

    async def press(self) -> bool:
        """Presses the element with the mouse; whether it could be pressed."""
        at = await self.point()
        if at is None:
            return False
        await self.live.page.mouse.click(*at)
        return True


class Session:
    """One visitor of one site, on one device."""

    def __init__(self, browser: Browser, context: BrowserContext, site: Site, device: Device) -> None:
        self.browser = browser
        self.context = context
        self.site = site
        self.device = device
        self.received = 0
        """Bytes received over all pages."""
        self._answered = False

    @asynccontextmanager
    async def open(self) -> AsyncIterator[LivePage]:
        """An empty page, closed in any case. Dialogs are dismissed, other windows closed."""
        page = await self.context.new_page()
        log = _Log()
        try:
            session = await self.context.new_cdp_session(page)
            live = LivePage(self, page, World(session), log)
            self._listen(page, log, session)
            await session.send("Page.enable")
            await session.send("Runtime.enable")
            await session.send("Network.enable")
            yield live
        finally:
            self.received += log.received
            await _closed(page.close(run_before_unload=False))

    @asynccontextmanager
    async def live(self, url: str) -> AsyncIterator[LivePage]:
        """A page at this address, at rest, its cookie banner answered; for pressing things on it. Raises GapError."""
        async with self.open() as live:
            gap = await live.goto(url)
            if gap is not None:
                raise GapError(gap)
            await live.settle()
            await self._consent(live)
            yield live

    def _listen(self, page: LiveDocument, log: _Log, session: Any) -> None:
        page.on("request", log.sent)
        page.on("response", log.answered)
        page.on("requestfinished", log.ended)
        page.on("requestfailed", log.ended)
        page.on("console", lambda message: log.said(message.type, message.text))
        page.on("pageerror", lambda error: log.said("error", str(error)))
        page.on("dialog", lambda dialog: _later(dialog.dismiss()))
        page.on("popup", lambda other: _later(other.close()))
        page.on("crash", lambda _: setattr(log, "crashed", True))
        page.on("download", lambda download: _later(download.cancel()))

        def received(event: dict[str, Any]) -> None:
            before, log.received = log.received, log.received + max(0, int(event.get("dataLength", 0)))
            if before <= self.site.limits.bytes < log.received:
                _later(page.close(run_before_unload=False))

        session.on("Network.dataReceived", received)

    async def visit(self, url: str, *, n: int, long_look: bool = False, referrer: str | None = None) -> Page:
        """One visit: load, cookie banner, rest, a scroll, and a look. Never raises for what the page does.

        `long_look`: go on looking for late widgets until `limits.late_seconds` after the visit began.
        """
        page = Page(n=n, url=url, final_url=url, device=self.device, visited=datetime.now(UTC))
        began = time.monotonic()
        try:
            async with self.open() as live:
                try:
                    async with asyncio.timeout(
                        self.site.limits.page_seconds + (self.site.limits.late_seconds if long_look else 0)
                    ):
                        page = await self._look(live, page, long_look, referrer)
                except TimeoutError:
                    page = await self._unfinished(
                        live, page, "timeout", "the page did not come to rest in time: its script may never end"
                    )
                except Exception as error:  # noqa: BLE001 - whatever the page did to the browser is its trouble, not ours
                    page = await self._unfinished(live, page, *self._trouble(live, error))
        except Exception as error:  # noqa: BLE001 - the browser itself is gone
            page.gaps.append(Gap(kind="crashed", reason=f"the browser gave up: {_text(str(error), 200)}", url=url))
        page.elapsed_ms = round((time.monotonic() - began) * 1000)
        return page

    def _trouble(self, live: LivePage, error: Exception) -> tuple[GapKind, str]:
        if live.log.received > self.site.limits.bytes:
            return "budget", f"the page sent more than {self.site.limits.bytes} bytes"
        if live.log.crashed:
            return "crashed", "the page crashed"
        return "crashed", f"the page could not be read: {_text(str(error), 200)}"

    async def _unfinished(self, live: LivePage, page: Page, kind: GapKind, reason: str) -> Page:
        seen = await live.to_page(page.n, url=page.url)
        seen.visited = page.visited
        seen.gaps = [*page.gaps, Gap(kind=kind, reason=reason, url=page.url)]
        return seen

    async def _look(self, live: LivePage, page: Page, long_look: bool, referrer: str | None) -> Page:
        first = not self._answered
        if first:
            live.log.stage = "first_seen"
        gap = await live.goto(page.url, referrer=referrer)
        gaps = [gap] if gap else []
        consent: ConsentAnswer | None = None
        kind = live.headers.get("content-type", "text/html")
        if gap is not None and gap.kind != "timeout":
            return await self._finish(live, page, gaps)
        if live.status is not None and not ("html" in kind or "xml" in kind):
            gaps.append(Gap(kind="not_html", reason=f"not a page: {kind[:80]}", url=page.url))
            return await self._finish(live, page, gaps)
        await live.settle()
        if first:
            await live.snapshot("first_seen")
            consent = await self._consent(live)
        await live.explore()
        await live.settle(min(2.0, self.site.limits.settle_seconds))
        if long_look:
            await self._watch_late(live)
        settled = await live.snapshot("settled")
        gaps += _page_gaps(live, settled, page.url)
        return await self._finish(live, page, gaps, consent)

    async def _consent(self, live: LivePage) -> ConsentAnswer | None:
        if self._answered:
            return None
        answer = await answer_consent(live)
        live.log.stage = "settled"
        self._answered = True
        return answer

    async def _watch_late(self, live: LivePage) -> None:
        """Waits until late widgets have had their time."""
        began = live.log.ms()
        left = self.site.limits.late_seconds - began / 1000
        if left > 0:
            await asyncio.sleep(left)
        await live.settle(2.0)
        live.waits.append(Wait(what="late_widgets", ms=live.log.ms() - began, reached=True))

    async def _finish(self, live: LivePage, page: Page, gaps: list[Gap], consent: ConsentAnswer | None = None) -> Page:
        done = await live.to_page(page.n, url=page.url)
        done.visited, done.gaps, done.consent = page.visited, gaps, consent
        with suppress(Exception):  # figures are a gift, not a condition
            figures = await asyncio.wait_for(vitals(live.world), 2)
            done.vitals = Vitals(
                transferred=live.log.received, **{k: v for k, v in figures.items() if k in Vitals.model_fields}
            )
        return done


class GapError(Exception):
    """A page could not be opened; `gap` says why."""

    def __init__(self, gap: Gap) -> None:
        super().__init__(gap.reason)
        self.gap = gap


async def render_file(browser: Browser, markup: str, url: str) -> Page:
    """Renders saved markup as if it had come from `url`, with the network cut: no byte leaves."""
    site = Site(name="file", url=url if url.startswith("http") else "http://file.invalid/")
    async with browser.session(site, "desktop", offline=True) as session, session.open() as live:
        page = Page(n=1, url=url, final_url=url, visited=datetime.now(UTC), role="home")

        async def answer(route: Any) -> None:
            if route.request.is_navigation_request() and route.request.frame == live.page.main_frame:
                await route.fulfill(status=200, content_type="text/html; charset=utf-8", body=markup)
            else:
                await route.abort()

        await live.page.route("**/*", answer)
        try:
            async with asyncio.timeout(site.limits.page_seconds):
                gap = await live.goto(site.url)
                await live.settle(2.0)
                await live.explore()
                snapshot = await live.snapshot("settled")
                snapshot.url = url
                done = await live.to_page(1, url=url)
                done.gaps = [gap] if gap else []
        except Exception as error:  # noqa: BLE001 - whatever the markup did to the browser is its trouble
            done = await live.to_page(1, url=url)
            kind: GapKind = "timeout" if isinstance(error, TimeoutError) else "crashed"
            done.gaps = [Gap(kind=kind, reason=f"the file could not be rendered: {_text(str(error), 200)}", url=url)]
        done.final_url, done.role, done.visited = url, "home", page.visited
        done.gaps += [] if done.snapshots else [Gap(kind="not_rendered", reason="nothing was rendered", url=url)]
        return done


def _page_gaps(live: LivePage, settled: Snapshot, url: str) -> list[Gap]:
    """What the finished visit could not see."""
    gaps: list[Gap] = []
    reason = wall(live.status, settled.html)
    if reason:
        gaps.append(Gap(kind="blocked", reason=reason, url=url))
    elif live.status is not None and live.status >= 400:
        gaps.append(Gap(kind="http_error", reason=f"the server answered {live.status}", url=url))
    if settled.truncated:
        gaps.append(Gap(kind="truncated", reason="the page is larger than the limit; its beginning was read", url=url))
    return gaps


_ERRORS: tuple[tuple[str, GapKind, str], ...] = (
    ("ERR_NAME_NOT_RESOLVED", "unreachable", "the host has no address (DNS)"),
    ("ERR_CONNECTION_REFUSED", "unreachable", "the host refuses the connection"),
    ("ERR_CONNECTION_TIMED_OUT", "unreachable", "the host does not answer"),
    ("ERR_ADDRESS_UNREACHABLE", "unreachable", "the host cannot be reached"),
    ("ERR_INTERNET_DISCONNECTED", "unreachable", "there is no network"),
    ("ERR_PROXY", "unreachable", "the proxy cannot be used"),
    ("ERR_CERT", "unreachable", "its certificate is not valid"),
    ("ERR_SSL", "unreachable", "no secure connection could be made"),
    ("ERR_TOO_MANY_REDIRECTS", "http_error", "the page redirects in a circle"),
    ("ERR_ABORTED", "not_html", "not a page: the server sends a download, or nothing"),
    ("ERR_EMPTY_RESPONSE", "unreachable", "the server closed the connection without an answer"),
    ("ERR_CONNECTION_RESET", "unreachable", "the server broke the connection"),
    ("ERR_HTTP_RESPONSE_CODE_FAILURE", "http_error", "the server answered with an error and no page"),
    ("ERR_INVALID_AUTH_CREDENTIALS", "blocked", "the page asks for a password"),
    ("Download is starting", "not_html", "not a page: the server sends a download"),
    ("crashed", "crashed", "the page crashed"),
)


def _navigation_gap(message: str, url: str) -> Gap:
    for mark, kind, reason in _ERRORS:
        if mark in message:
            return Gap(kind=kind, reason=reason, url=url)
    return Gap(kind="unreachable", reason=_text(message.splitlines()[0], 200), url=url)


async def _closed(closing: Any) -> None:
    """Waits for something to close, not for ever; what is gone already is closed."""
    with suppress(Exception):
        await asyncio.wait_for(closing, CLOSE_SECONDS)


_closing: set[asyncio.Future[None]] = set()


def _later(closing: Any) -> None:
    """Closes something without waiting for it."""
    task = asyncio.ensure_future(_closed(closing))
    _closing.add(task)
    task.add_done_callback(_closing.discard)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _text(text: str, limit: int) -> str:
    """Text of the page, shortened, without what cannot be stored."""
    return text[:limit].encode("utf-8", "replace").decode("utf-8")
