"""Pages that misbehave: each visit ends in time, closes its page, and says what was wrong. They are visited a few at a time:
a page that holds out must not hold up the others."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from crawler.browser.browser import Browser, open_browser
from crawler.browser.chromium import BrowserMissing
from crawler.browser.faults import GapError
from crawler.browser.settings import BrowserSettings
from crawler.config.model import Limits, Site
from crawler.reading.pages.document import Document
from crawler.record.page import Page
from tests.crawler.browser.hostile import DEEP, MANY, Hostile, serve

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

PATIENT = Limits(settle_seconds=1, late_seconds=1)
HURRIED = Limits(page_seconds=6, settle_seconds=1, late_seconds=1)
AT_ONCE = 4
"""Pages visited at the same time."""
SLACK = 12.0
"""Seconds that a visit may take beyond its limit: closing, on a busy machine."""


@pytest.fixture(scope="module")
def server() -> Iterator[Hostile]:
    with serve() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with open_browser(BrowserSettings(globals=("ym",))) as running:
        yield running


async def visit(browser: Browser, url: str, limits: Limits) -> Page:
    """One visit, after which no page is left open."""
    began = time.monotonic()
    async with browser.session(Site(name="hostile", url=url, limits=limits)) as session:
        page = await session.visit(url, n=1)
        for _ in range(50):  # the news of a closed page may come late
            if not session.context.pages:
                break
            await asyncio.sleep(0.1)
        assert session.context.pages == []
    assert time.monotonic() - began < limits.page_seconds + SLACK
    return page


def gaps(page: Page) -> list[str]:
    return [g.kind for g in page.gaps]


NO_PAGE = [
    ("/circle", "http_error", "circle"),
    ("/download", "not_html", "download"),
    ("/json", "not_html", "json"),
    ("/broken", "http_error", "HTTP"),
    ("/captcha", "blocked", "Cloudflare"),
    ("/soft-captcha", "blocked", "SmartCaptcha"),
    ("/status?code=403", "blocked", "403"),
    ("/status?code=429", "blocked", "429"),
    ("/status?code=500", "http_error", "500"),
    ("/status?code=204", "not_html", "nothing"),
    ("/gone", "http_error", "404"),
]
NOT_OPENED = [
    ("http://127.0.0.1:9/", "unreachable", "refuse this port"),
    ("http://127.0.0.1:10/", "unreachable", "refuses the connection"),
    ("http://no-such-host.invalid/", "unreachable", "DNS"),
    ("chrome://crash", "crashed", "crashed"),
]
ENDLESS = ("/while", "/alert-forever", "/silent")
BURNING = ("/while", "/alert-forever", "/reload")
"""What keeps a processor busy is visited alone, after the others."""
LIMITS = {
    **dict.fromkeys([address for address, _, _ in NO_PAGE + NOT_OPENED], PATIENT),
    "/silent": HURRIED,
    "/never": Limits(page_seconds=14, settle_seconds=1, late_seconds=1),  # time left to look, on a busy machine too
    **dict.fromkeys(BURNING, Limits(page_seconds=4, settle_seconds=1, late_seconds=1)),
    **dict.fromkeys(["/ticking", "/js-redirect", "/alert", "/opener", "/leave", "/empty", "/deep", "/errors"], PATIENT),
    "/flood": Limits(page_seconds=20, bytes=2_000_000),
}
"""Addresses (paths: of the server), each visited once, and the limits of the visit."""


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def seen(browser: Browser, server: Hostile) -> dict[str, Page]:
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(address: str, limits: Limits) -> Page:
        async with gate:
            return await visit(browser, server.url + address if address.startswith("/") else address, limits)

    calm = [address for address in LIMITS if address not in BURNING]
    pages = await asyncio.gather(*(one(address, LIMITS[address]) for address in calm))
    burnt = [await one(address, LIMITS[address]) for address in BURNING]
    return dict(zip((*calm, *BURNING), (*pages, *burnt), strict=True))


@pytest.mark.parametrize(("path", "kind", "word"), NO_PAGE)
async def test_an_answer_that_is_no_page_is_one_gap(seen: dict[str, Page], path: str, kind: str, word: str) -> None:
    page = seen[path]
    assert gaps(page) == [kind] and word in page.gaps[0].reason


@pytest.mark.parametrize(("url", "kind", "word"), NOT_OPENED)
async def test_what_cannot_be_opened_is_one_gap(seen: dict[str, Page], url: str, kind: str, word: str) -> None:
    page = seen[url]
    assert gaps(page) == [kind] and word in page.gaps[0].reason and page.snapshots == []


@pytest.mark.parametrize("path", ENDLESS)
async def test_a_page_that_never_ends_is_left_in_time(seen: dict[str, Page], path: str) -> None:
    assert gaps(seen[path]) == ["timeout"]


async def test_a_response_that_never_ends_is_read_as_far_as_it_came(seen: dict[str, Page]) -> None:
    page = seen["/never"]
    assert gaps(page) == ["timeout"] and "Начало" in page.snapshots[-1].html


async def test_a_flood_stops_at_the_limit_of_bytes(seen: dict[str, Page]) -> None:
    page = seen["/flood"]
    assert gaps(page) == ["budget"] and "2000000" in page.gaps[0].reason


async def test_a_page_that_reloads_for_ever_is_left_in_time(seen: dict[str, Page]) -> None:
    page = seen["/reload"]
    assert len(page.requests) > 2 and page.elapsed_ms < (LIMITS["/reload"].page_seconds + SLACK) * 1000


async def test_a_page_whose_reload_swallows_the_first_request_to_close_is_closed(
    browser: Browser, server: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.browser.session.STOP_SECONDS", 0)
    page = await visit(browser, server.url + "/reload", LIMITS["/reload"])
    assert len(page.requests) > 2


async def test_a_page_that_never_rests_is_seen_all_the_same(seen: dict[str, Page]) -> None:
    page = seen["/ticking"]
    assert page.gaps == [] and page.snapshots
    assert {w.what for w in page.waits if not w.reached} >= {"network_quiet", "dom_quiet"}


async def test_a_script_that_leads_elsewhere_is_followed(server: Hostile, seen: dict[str, Page]) -> None:
    page = seen["/js-redirect"]
    assert page.gaps == [] and page.final_url == f"{server.url}/ok" and page.status == 200
    assert "Всё хорошо" in page.snapshots[-1].html


async def test_dialogs_windows_and_leaving_are_handled(seen: dict[str, Page]) -> None:
    for page in (seen[path] for path in ("/alert", "/opener", "/leave", "/empty")):
        assert page.gaps == [] and page.snapshots, page.url


async def test_large_and_deep_pages_are_read_to_their_limits(
    browser: Browser, server: Hostile, seen: dict[str, Page]
) -> None:
    async with browser.session(Site(name="many", url=server.url)) as session, session.open() as live:
        assert await live.goto(f"{server.url}/many") is None
        many = await live.snapshot("settled")
    assert not many.truncated and sum(1 for _ in Document(many.html).elements("p")) == MANY
    assert many.shot is not None and many.shot.height == 6_000
    deep = seen["/deep"]
    assert gaps(deep) == ["truncated"]
    assert 500 < sum(1 for _ in Document(deep.snapshots[-1].html).elements("div")) < DEEP


async def test_complaints_are_kept_to_a_limit(seen: dict[str, Page]) -> None:
    page = seen["/errors"]
    assert page.console_errors[0] == "беда" and len(page.console_errors) == 50


async def test_after_trouble_the_same_session_goes_on(browser: Browser, server: Hostile) -> None:
    async with browser.session(Site(name="own", url=server.url, limits=HURRIED)) as session:
        assert gaps(await session.visit(f"{server.url}/while", n=1)) == ["timeout"]
        assert gaps(await session.visit("chrome://crash", n=2)) == ["crashed"]
        page = await session.visit(f"{server.url}/ok", n=3)
    assert page.gaps == [] and "Всё хорошо" in page.snapshots[-1].html


async def test_a_live_page_that_does_not_open_says_why(browser: Browser) -> None:
    async with browser.session(Site(name="dead", url="http://127.0.0.1:9/")) as session:
        with pytest.raises(GapError) as error:
            async with session.live("http://127.0.0.1:9/"):
                raise AssertionError("it opened")
    assert error.value.gap.kind == "unreachable"


async def test_a_browser_that_died_is_started_again(server: Hostile) -> None:
    async with open_browser(BrowserSettings()) as browser:
        site = Site(name="own", url=server.url, limits=PATIENT)
        async with browser.session(site) as session:
            running = await browser.start()
            await running.close()
            assert gaps(await session.visit(f"{server.url}/ok", n=1)) == ["crashed"]
        async with browser.session(site) as session:
            assert (await session.visit(f"{server.url}/ok", n=2)).gaps == []


async def test_a_program_that_is_no_browser_says_what_to_do() -> None:
    with pytest.raises(BrowserMissing, match="/bin/true did not start"):
        async with open_browser(BrowserSettings(executable="/bin/true")):
            raise AssertionError("it started")
