"""The walk on the demo shops: three ways to fill a cart, three checkouts, nothing ordered."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import NamedTuple

import pytest
from PIL import Image

from checks.facts.checkout.model import Checkout
from checks.facts.checkout.reader import checkout
from checks.facts.context import Pages
from crawler.browser.browser import Browser, open_browser
from crawler.browser.settings import BrowserSettings
from crawler.checkout.walk import may_order, walk
from crawler.checkout.walker import WalkPlan
from crawler.config.model import Journey, Limits, Site
from crawler.record.page import Shot
from crawler.record.site import SiteEvidence
from crawler.record.walk import Step, Walk
from demo.server import DemoServer

pytestmark = pytest.mark.browser


WANTS_ORDER = {"mode": "fill", "place_order": True, "test_payment": "наличными"}
AT_ONCE = 3


class Walked(NamedTuple):
    """Every walk of this file, by its name, and the two servers: nobody may order at the first."""

    shops: DemoServer
    staging: DemoServer
    evidence: dict[str, SiteEvidence]

    def record(self, name: str) -> Walk:
        found = self.evidence[name].walk
        assert found is not None
        return found

    def facts(self, name: str) -> Checkout:
        found = checkout(Pages(self.evidence[name]))
        assert found is not None
        return found


@pytest.fixture(scope="module")
def walked() -> Iterator[Walked]:
    with DemoServer() as shops, DemoServer() as staging:
        own = shops.urls["own"]
        named = {"product": f"{own}catalog/kofevarki/", "cart": f"{own}cart/", "checkout": f"{own}checkout/"}
        sites = {slug: site(url) for slug, url in shops.urls.items()} | {
            "north again": site(shops.urls["north"]),
            "named": site(own, **named),
            "fill": site(own, mode="fill"),
            "order": site(staging.urls["own"], **WANTS_ORDER),
            "order without the flag": site(own, **WANTS_ORDER),
            "order without the payment": site(own, **WANTS_ORDER | {"test_payment": "криптовалютой"}),
            "unreachable": site("http://127.0.0.1:9/"),
        }
        found = asyncio.run(walk_all(shops, sites))
        yield Walked(shops, staging, found)


def site(url: str, **journey: object) -> Site:
    return Site(
        name="shop",
        url=url,
        role="own" if journey.get("mode") == "fill" else "competitor",
        limits=Limits(settle_seconds=2, seconds=150),
        journey=Journey.model_validate(journey),
    )


async def walk_all(shops: DemoServer, sites: dict[str, Site]) -> dict[str, SiteEvidence]:
    places = asyncio.Semaphore(AT_ONCE)

    async def one(browser: Browser, name: str, site: Site) -> SiteEvidence:
        evidence = SiteEvidence(name=name, slug=name, url=site.url, started=datetime.now(UTC))
        told: list[Step] = []
        async with places:
            evidence.walk, evidence.pages = await walk(
                browser,
                site,
                WalkPlan(
                    start=site.url,
                    next_n=7,
                    mode="fill" if site.journey.mode == "fill" else "read",
                    place_order=name.startswith("order") and "flag" not in name,
                ),
                on_step=told.append,
            )
        assert told == evidence.walk.steps
        return evidence

    async with open_browser(BrowserSettings(host_rules=shops.host_rules)) as browser:
        found = await asyncio.gather(*(one(browser, name, site) for name, site in sites.items()))
    return dict(zip(sites, found, strict=True))


def mark_seen(shot: Shot | None) -> bool:
    """Whether a picture has a frame in the colour of the walk's marks."""
    assert shot is not None
    with Image.open(BytesIO(shot.data)) as image:
        data = image.convert("RGB").tobytes()
    pixels = zip(data[::3], data[1::3], data[2::3], strict=True)
    near = sum(abs(r - 220) + g + abs(b - 40) < 60 for r, g, b in pixels)
    return near > 200


@pytest.mark.parametrize("slug", ["own", "north", "prime"])
def test_each_shop_is_walked_without_configuration(walked: Walked, slug: str) -> None:
    evidence, record = walked.evidence[slug], walked.record(slug)
    assert record.outcome == "checkout", record.reason
    assert [s.name for s in record.steps] == ["product", "cart", "checkout"]
    assert [p.n for p in evidence.pages] == [7, 8, 9] == [s.page for s in record.steps]
    assert all(p.snapshots[0].stage == "opened" and p.snapshots[0].shot for p in evidence.pages)
    assert all(s.candidates for s in record.steps)
    framed = [mark_seen(page.snapshots[0].shot) for page in evidence.pages]
    assert framed[0] and not framed[-1], "what was pressed is framed; on the last step nothing was"
    assert record.requests_written == 0


def test_nothing_was_ordered_where_it_may_not_be(walked: Walked) -> None:
    assert walked.shops.orders == [] and walked.shops.leads == [] and walked.staging.leads == []


def test_what_the_own_shop_demands_and_offers(walked: Walked) -> None:
    found = walked.facts("own")
    last = found.steps[-1]
    assert {"tel", "consent"} <= {f.type for f in found.required_fields}
    assert all({"attribute", "validation"} <= set(f.required_by) for f in found.required_fields)
    assert {p.method for p in last.payments} == {"card", "mir", "cash"}
    assert [(d.method, d.price is not None) for d in last.delivery] == [
        ("courier", True), ("pickup", True), ("pickup", True)
    ]  # fmt: skip
    assert last.total and last.total.replace("\u00a0", " ").endswith("₽")
    assert found.guest_checkout is True
    assert found.one_click_order is False


def test_a_shop_for_companies_with_a_one_click_button(walked: Walked) -> None:
    found = walked.facts("north")
    assert found.one_click_order is True
    assert found.legal_entities.supported is True
    assert {"invoice", "sbp", "bnpl", "card"} <= {p.method for p in found.steps[-1].payments}


def test_a_shop_that_demands_an_account(walked: Walked) -> None:
    found = walked.facts("prime")
    assert found.guest_checkout is False
    assert {"new-password", "bday", "patronymic"} <= {f.type for f in found.required_fields}


def test_filling_in_stops_before_the_order(walked: Walked) -> None:
    record = walked.record("fill")
    assert record.outcome == "checkout"
    assert "Подтвердить заказ" in record.reason


def test_the_owner_can_name_the_way(walked: Walked) -> None:
    record = walked.record("named")
    assert record.outcome == "checkout", record
    assert "kofevarki" in record.steps[0].url
    assert record.steps[-1].url == f"{walked.shops.urls['own']}checkout/"


def test_the_same_shop_gives_the_same_facts(walked: Walked) -> None:
    first, second = (walked.facts(name).model_dump(exclude={"steps"}) for name in ("north", "north again"))
    assert first == second


def test_a_site_that_cannot_be_reached_says_so(walked: Walked) -> None:
    record = walked.record("unreachable")
    assert record.outcome == "failed" and record.reason


def test_an_order_is_placed_once_where_all_conditions_hold(walked: Walked) -> None:
    record = walked.record("order")
    assert record.ordered and len(walked.staging.orders) == 1, record.reason
    assert [s.name for s in record.steps][-1] == "ordered"
    assert "Наличными при получении" in record.reason


@pytest.mark.parametrize("lacking", ["flag", "payment"])
def test_without_the_flag_or_the_payment_nothing_is_ordered(walked: Walked, lacking: str) -> None:
    record = walked.record(f"order without the {lacking}")
    assert record.outcome == "checkout" and not record.ordered


@pytest.mark.parametrize("lacking", [{"mode": "read"}, {"place_order": False}, {"test_payment": " "}])
def test_each_setting_is_needed_for_an_order(lacking: dict[str, object]) -> None:
    own = site("http://127.0.0.1/", **WANTS_ORDER)
    assert may_order(own)
    assert not may_order(own.model_copy(update={"role": "competitor"}))
    assert not may_order(own.model_copy(update={"journey": Journey.model_validate(WANTS_ORDER | lacking)}))
