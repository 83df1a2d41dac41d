"""The walk never orders, sends a lead, subscribes or registers, whatever a shop does to make it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from typing import Literal

import pytest

from crawler.browser.browser import open_browser
from crawler.browser.settings import BrowserSettings
from crawler.checkout.walk import walk
from crawler.checkout.walker import WalkPlan
from crawler.config.model import Limits, Site
from crawler.record.walk import Walk
from tests.crawler.checkout.trap_shop import TRAPS, TrapShop, trap_shop

pytestmark = pytest.mark.browser

AT_ONCE = 3
"""Shops walked at the same time, each in a context of its own."""
FILLED_IN = sorted(name for name, parts in TRAPS.items() if "checkout" in parts)
"""Up to the checkout both modes do the same."""
LIMITS = Limits(settle_seconds=2, seconds=60, page_seconds=10)


@pytest.fixture(scope="module")
def shop() -> Iterator[TrapShop]:
    with trap_shop() as running:
        yield running


def walk_all(shop: TrapShop, mode: Literal["read", "fill"], names: Iterable[str]) -> dict[str, Walk]:
    async def run() -> dict[str, Walk]:
        found: dict[str, Walk] = {}
        gate = asyncio.Semaphore(AT_ONCE)
        async with open_browser(BrowserSettings()) as browser:

            async def one(name: str) -> None:
                async with gate:
                    url = shop.url(name)
                    site = Site(name=name, url=url, role="own" if mode == "fill" else "competitor", limits=LIMITS)
                    found[name], _ = await walk(browser, site, WalkPlan(start=url, mode=mode))

            await asyncio.gather(*(one(name) for name in names))
        return found

    return asyncio.run(run())


@pytest.fixture(scope="module")
def read(shop: TrapShop) -> dict[str, Walk]:
    return walk_all(shop, "read", TRAPS)


@pytest.fixture(scope="module")
def filled(shop: TrapShop) -> dict[str, Walk]:
    return walk_all(shop, "fill", FILLED_IN)


@pytest.mark.parametrize("name", sorted(TRAPS))
def test_reading_binds_nobody(shop: TrapShop, read: dict[str, Walk], name: str) -> None:
    assert [b for b in shop.bound if b.split(" ")[1].startswith(f"/{name}/")] == [], read[name].reason
    assert read[name].outcome != "failed", read[name].reason
    assert read[name].requests_written == 0


@pytest.mark.parametrize("name", FILLED_IN)
def test_filling_in_binds_nobody(shop: TrapShop, filled: dict[str, Walk], name: str) -> None:
    assert [b for b in shop.bound if b.split(" ")[1].startswith(f"/{name}/")] == [], filled[name].reason


def test_the_way_is_found_beside_the_traps(read: dict[str, Walk]) -> None:
    """A walk that stops at once would be safe and of no use."""
    reached = {name for name, record in read.items() if record.outcome == "checkout"}
    barred = {
        "next_in_cart",
        "way_in_cart_orders",
        "script_in_cart_orders",
        "order_link",
        "account_first",
        "selects_send",
    }
    assert set(TRAPS) - reached == barred
    assert read["account_first"].outcome == "login_wall"
    for name in ("next_in_cart", "way_in_cart_orders", "script_in_cart_orders", "order_link"):
        assert read[name].outcome == "cart", read[name].reason


def test_a_walk_that_stops_says_where_and_names_what_it_weighed(read: dict[str, Walk]) -> None:
    record = read["next_in_cart"]
    assert "Далее" in record.reason and "may place an order" in record.reason


def test_filling_in_a_competitors_form_is_refused() -> None:
    site = Site(name="rival", url="https://rival.example/", role="competitor")
    with pytest.raises(ValueError, match="own sites only"):
        asyncio.run(walk(None, site, WalkPlan(start=site.url, mode="fill")))  # type: ignore[arg-type]
