"""The cookie banner: seen before it is answered, answered once, and nothing else is pressed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from crawler.browser.browser import Browser, open_browser
from crawler.browser.settings import BrowserSettings
from crawler.config.model import Limits, Site
from crawler.reading.pages.document import Document
from tests.crawler.browser.hostile import Hostile, serve

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

LIMITS = Limits(settle_seconds=2, late_seconds=1)


@pytest.fixture(scope="module")
def server() -> Iterator[Hostile]:
    with serve() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with open_browser(BrowserSettings()) as running:
        yield running


def words(html: str) -> str:
    tree = Document(html)
    return tree.text(tree.root, visible_only=True)


async def test_the_banner_is_refused_once_for_a_session(browser: Browser, server: Hostile) -> None:
    async with browser.session(Site(name="own", url=server.url, limits=LIMITS)) as session:
        first = await session.visit(f"{server.url}/banner", n=1)
        second = await session.visit(f"{server.url}/banner", n=2)
        remembered = {c.get("name"): c.get("value") for c in await session.context.cookies()}
    before, after = first.snapshots
    assert before.stage == "first_seen" and "cookie" in words(before.html)
    assert after.stage == "settled" and "cookie" not in words(after.html)
    assert first.consent is not None and first.consent.closed is True
    assert (first.consent.pressed, first.consent.selector) == ("только необходимые", "#notice")
    assert "Мы используем cookie" in first.consent.text
    assert remembered["answer"] == "no"
    assert second.consent is None and [s.stage for s in second.snapshots] == ["settled"]
    assert {r.stage for r in first.requests} == {"first_seen"} and {r.stage for r in second.requests} == {"settled"}


async def test_a_banner_that_only_agrees_is_agreed_to(browser: Browser, server: Hostile) -> None:
    async with browser.session(Site(name="own", url=server.url, limits=LIMITS)) as session:
        page = await session.visit(f"{server.url}/banner-ok", n=1)
    assert page.consent is not None and (page.consent.pressed, page.consent.closed) == ("хорошо, спасибо!", True)


async def test_a_banner_that_stays_is_told_and_tried_again_later(browser: Browser, server: Hostile) -> None:
    async with browser.session(Site(name="own", url=server.url, limits=LIMITS)) as session:
        stuck = await session.visit(f"{server.url}/banner-stuck", n=1)
        later = await session.visit(f"{server.url}/banner", n=2)
    assert stuck.consent is not None and (stuck.consent.pressed, stuck.consent.closed) == ("понятно", False)
    assert stuck.final_url.endswith("/banner-stuck") and stuck.gaps == []
    assert later.consent is not None and later.consent.closed is True


async def test_a_banner_inside_a_frame_is_answered(browser: Browser, server: Hostile) -> None:
    async with browser.session(Site(name="own", url=server.url, limits=LIMITS)) as session:
        page = await session.visit(f"{server.url}/banner-frame", n=1)
    assert page.consent is not None and page.consent.closed is True
    assert page.consent.selector is not None and page.consent.selector.endswith(">>> #notice")


async def test_a_form_that_mentions_cookies_is_left_alone(browser: Browser, server: Hostile) -> None:
    async with browser.session(Site(name="own", url=server.url, limits=LIMITS)) as session:
        page = await session.visit(f"{server.url}/no-banner", n=1)
    assert page.consent is not None and not page.consent.seen and page.consent.pressed is None
