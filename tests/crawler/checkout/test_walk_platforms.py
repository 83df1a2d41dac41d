"""Walks on small shops that behave as the wide-spread platforms do: what a person finds is found, and nothing is written."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from checks.facts.checkout.model import Checkout
from checks.facts.checkout.reader import checkout
from checks.facts.context import Pages
from crawler.browser.browser import open_browser
from crawler.browser.settings import BrowserSettings
from crawler.checkout.walk import walk
from crawler.checkout.walker import WalkPlan
from crawler.config.model import Limits, Site
from crawler.record.site import SiteEvidence
from tests.crawler.checkout.mini_shop_pages import SHOPS
from tests.crawler.checkout.mini_shops import MiniShops, mini_shops

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AT_ONCE = 3
LIMITS = Limits(settle_seconds=2, seconds=90, page_seconds=10)
_SAME = {"address-line1": "street-address", "tel-national": "tel"}
NAMES = sorted(SHOPS)


@pytest.fixture(scope="module")
def shops() -> Iterator[MiniShops]:
    with mini_shops() as running:
        yield running


@pytest.fixture(scope="module")
def found(shops: MiniShops) -> dict[str, Checkout]:
    """Every shop walked, a few at a time, in one browser."""

    async def run() -> dict[str, Checkout]:
        gate = asyncio.Semaphore(AT_ONCE)
        done: dict[str, Checkout] = {}
        async with open_browser(BrowserSettings(host_rules=shops.host_rules)) as browser:

            async def one(name: str) -> None:
                async with gate:
                    url = shops.url(name)
                    evidence = SiteEvidence(name=name, slug=name, url=url, started=datetime.now(UTC))
                    site = Site(name=name, url=url, limits=LIMITS)
                    evidence.walk, evidence.pages = await walk(browser, site, WalkPlan(start=url))
                    facts = checkout(Pages(evidence))
                    assert facts is not None
                    done[name] = facts

            await asyncio.gather(*(one(name) for name in NAMES))
        return done

    return asyncio.run(run())


@pytest.mark.parametrize("name", NAMES)
def test_a_walk_finds_what_a_person_finds(found: dict[str, Checkout], name: str) -> None:
    truth, facts = SHOPS[name], found[name]
    assert facts.outcome == truth.outcome, f"{facts.outcome}: {facts.reason}"
    assert truth.reason in facts.reason
    asked = [_SAME.get(f.type, f.type) for f in facts.required_fields]
    assert Counter(asked) == Counter(truth.required), [
        f"{f.type} «{f.label}» {f.required_by}" for f in facts.required_fields
    ]
    assert truth.payments <= {p.method for s in facts.steps for p in s.payments}
    assert len({d.text for s in facts.steps for d in s.delivery}) == truth.deliveries
    assert facts.guest_checkout is truth.guest
    if truth.companies is not None:
        assert facts.legal_entities.supported is truth.companies


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_written_but_what_pages_write_by_themselves(
    found: dict[str, Checkout], shops: MiniShops, name: str
) -> None:
    assert found[name].requests_written == 0
    assert set(shops.written.get(name, [])) <= set(SHOPS[name].posts)


def test_the_cart_is_emptied_where_a_link_does_it(found: dict[str, Checkout], shops: MiniShops) -> None:
    assert found and "woo" in shops.emptied
