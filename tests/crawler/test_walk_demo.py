"""The walk on the demo shops: three ways to fill a cart, three checkouts, nothing ordered."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Literal

import pytest
from PIL import Image

from checks.facts.checkout import checkout
from checks.model import Checkout
from crawler.browser import BrowserSettings, open_browser
from crawler.config import Journey, Limits, Site
from crawler.evidence import Shot, SiteEvidence, Step, Walk
from crawler.journey import may_order, walk
from demo.server import DemoServer

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def shops() -> Iterator[DemoServer]:
    with DemoServer() as running:
        yield running


def go(shops: DemoServer, slug: str, mode: Literal["read", "fill"] = "read", **journey: str) -> SiteEvidence:
    told: list[Step] = []

    async def run() -> SiteEvidence:
        url = shops.urls[slug]
        site = Site(
            name=slug,
            url=url,
            role="own" if mode == "fill" else "competitor",
            limits=Limits(settle_seconds=2, seconds=90),
            journey=Journey.model_validate(journey),
        )
        evidence = SiteEvidence(name=slug, slug=slug, url=url, started=datetime.now(UTC))
        async with open_browser(BrowserSettings(host_rules=shops.host_rules)) as browser:
            evidence.walk, evidence.pages = await walk(
                browser, site, start=url, next_n=7, mode=mode, on_event=told.append
            )
        return evidence

    evidence = asyncio.run(run())
    assert evidence.walk is not None
    assert told == evidence.walk.steps
    return evidence


def mark_seen(shot: Shot | None) -> bool:
    """Whether a picture has a frame in the colour of the walk's marks."""
    assert shot is not None
    with Image.open(BytesIO(shot.data)) as image:
        data = image.convert("RGB").tobytes()
    pixels = zip(data[::3], data[1::3], data[2::3], strict=True)
    near = sum(abs(r - 220) + g + abs(b - 40) < 60 for r, g, b in pixels)
    return near > 200


def facts(evidence: SiteEvidence) -> Checkout:
    found = checkout(evidence)
    assert found is not None
    return found


@pytest.mark.parametrize("slug", ["own", "north", "prime"])
def test_each_shop_is_walked_without_configuration(shops: DemoServer, slug: str) -> None:
    evidence = go(shops, slug)
    record = evidence.walk
    assert record is not None
    assert record.outcome == "checkout", record.reason
    assert [s.name for s in record.steps] == ["product", "cart", "checkout"]
    assert [p.n for p in evidence.pages] == [7, 8, 9] == [s.page for s in record.steps]
    assert all(p.snapshots[0].stage == "opened" and p.snapshots[0].shot for p in evidence.pages)
    assert all(s.candidates for s in record.steps)
    framed = [mark_seen(page.snapshots[0].shot) for page in evidence.pages]
    assert framed[0] and not framed[-1], "what was pressed is framed; on the last step nothing was"
    assert record.requests_written == 0
    assert shops.orders == [] and shops.leads == []


def test_what_the_own_shop_demands_and_offers(shops: DemoServer) -> None:
    found = facts(go(shops, "own"))
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


def test_a_shop_for_companies_with_a_one_click_button(shops: DemoServer) -> None:
    found = facts(go(shops, "north"))
    assert found.one_click_order is True
    assert found.legal_entities.supported is True
    assert {"invoice", "sbp", "bnpl", "card"} <= {p.method for p in found.steps[-1].payments}


def test_a_shop_that_demands_an_account(shops: DemoServer) -> None:
    found = facts(go(shops, "prime"))
    assert found.guest_checkout is False
    assert {"new-password", "bday", "patronymic"} <= {f.type for f in found.required_fields}


def test_filling_in_stops_before_the_order(shops: DemoServer) -> None:
    record = go(shops, "own", "fill").walk
    assert record is not None
    assert record.outcome == "checkout"
    assert "Подтвердить заказ" in record.reason
    assert shops.orders == [] and shops.leads == []


def test_the_owner_can_name_the_way(shops: DemoServer) -> None:
    url = shops.urls["own"]
    evidence = go(
        shops, "own", product=f"{url}catalog/kofevarki/", cart=f"{url}cart/", checkout=f"{url}checkout/"
    )  # fmt: skip
    assert evidence.walk is not None and evidence.walk.outcome == "checkout", evidence.walk
    assert "kofevarki" in evidence.walk.steps[0].url
    assert evidence.walk.steps[-1].url == f"{url}checkout/"


def test_the_same_shop_gives_the_same_facts(shops: DemoServer) -> None:
    first, second = (facts(go(shops, "north")).model_dump(exclude={"steps"}) for _ in range(2))
    assert first == second


def test_a_site_that_cannot_be_reached_says_so(shops: DemoServer) -> None:
    async def run() -> tuple[str, str]:
        site = Site(name="x", url="http://127.0.0.1:9/", limits=Limits(settle_seconds=1, seconds=90))
        async with open_browser(BrowserSettings(host_rules=shops.host_rules)) as browser:
            record, _ = await walk(browser, site, start=site.url)
        return record.outcome, record.reason

    outcome, reason = asyncio.run(run())
    assert outcome == "failed" and reason


def order(
    shops: DemoServer, *, told: bool = True, role: Literal["own", "competitor"] = "own", **journey: object
) -> Walk:
    wants = {"mode": "fill", "place_order": True, "test_payment": "наличными"} | journey
    site = Site(
        name="staging",
        url=shops.urls["own"],
        role="own",
        limits=Limits(settle_seconds=2, seconds=90),
        journey=Journey.model_validate(wants),
    )

    async def run() -> Walk:
        async with open_browser(BrowserSettings(host_rules=shops.host_rules)) as browser:
            found, _ = await walk(browser, site, start=site.url, mode="fill", place_order=told)
        return found

    return asyncio.run(run())


def test_an_order_is_placed_once_where_all_conditions_hold() -> None:
    with DemoServer() as shops:
        record = order(shops)
        placed = len(shops.orders)
    assert record.ordered and placed == 1, record.reason
    assert [s.name for s in record.steps][-1] == "ordered"
    assert "Наличными при получении" in record.reason


@pytest.mark.parametrize("lacking", [{"told": False}, {"test_payment": "криптовалютой"}], ids=["flag", "payment"])
def test_without_the_flag_or_the_payment_nothing_is_ordered(shops: DemoServer, lacking: dict[str, Any]) -> None:
    record = order(shops, **lacking)
    assert not record.ordered
    assert shops.orders == [] and shops.leads == []


@pytest.mark.parametrize("lacking", [{"mode": "read"}, {"place_order": False}, {"test_payment": " "}])
def test_each_setting_is_needed_for_an_order(lacking: dict[str, Any]) -> None:
    wants = {"mode": "fill", "place_order": True, "test_payment": "наличными"}
    own = Site(name="staging", url="http://127.0.0.1/", role="own", journey=Journey.model_validate(wants))
    assert may_order(own)
    assert not may_order(own.model_copy(update={"role": "competitor"}))
    assert not may_order(own.model_copy(update={"journey": Journey.model_validate(wants | lacking)}))
