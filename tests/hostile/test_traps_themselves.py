"""No trap is a dud: a careless visitor falls into each, and an honest one gets as far as the shop says."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Route

from tests.hostile.catalogue import CONTROLS, README, SHOPS, TRAPS, written
from tests.hostile.server import TrapShop
from tests.hostile.trap import DEPTHS, Scheme, Trap
from tests.hostile.visitor import Visitor

SECONDS_TO_FIRE = 5.0


def _cases(traps: tuple[Trap, ...]) -> list[object]:
    cases: list[object] = []
    for trap in traps:
        marks = [pytest.mark.xfail(reason=trap.unfired, strict=False)] if trap.unfired else []
        cases += [pytest.param(trap, scheme, id=f"{trap.name}-{scheme}", marks=marks) for scheme in trap.schemes]
    return cases


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize(("trap", "scheme"), _cases(TRAPS))
def test_careless_visitor_falls_in(plain_browser: Browser, trap: Trap, scheme: Scheme) -> None:
    with TrapShop(trap, scheme) as shop:
        visitor = Visitor(plain_browser, shop.url, trap.device)
        try:
            for step in trap.visit:
                visitor.do(step)
            seen = shop.ledger.wait_for_acts(trap.wrong, SECONDS_TO_FIRE)
        finally:
            visitor.close()
        assert seen == set(trap.wrong), [str(entry) for entry in shop.ledger.reads]
        assert all(entry.way == trap.way for entry in shop.ledger.acts)


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize(("trap", "scheme"), _cases(CONTROLS))
def test_nothing_is_wrong_in_a_control(plain_browser: Browser, trap: Trap, scheme: Scheme) -> None:
    with TrapShop(trap, scheme) as shop:
        visitor = Visitor(plain_browser, shop.url, trap.device)
        for step in trap.visit:
            visitor.do(step)
        visitor.close()
        assert shop.problems("read") == []
        assert shop.ledger.depth == "checkout"


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("trap", [pytest.param(trap, id=trap.name) for trap in SHOPS if "buy" not in trap.slots])
def test_honest_visitor_gets_as_far_as_declared(plain_browser: Browser, trap: Trap) -> None:
    """The requests that act are cut off by this test, which knows them; all else must suffice for the journey."""

    def cut(route: Route) -> None:
        request, address = route.request, urlsplit(route.request.url)
        body = (request.post_data_buffer or b"").decode("utf-8", "replace")
        asked = (request.method, unquote(address.path), address.query, body, request.headers)
        if any(act.matches(*asked) for act in trap.acts):
            route.abort()
        else:
            route.continue_()

    with TrapShop(trap) as shop:
        context = plain_browser.new_context(service_workers="block")
        context.route("**/*", cut)
        page = context.new_page()
        page.goto(f"{shop.url}/product/7")
        with page.expect_response("**/api/cart"):
            page.click(".buy")
        if trap.reach != "product":
            page.goto(f"{shop.url}/cart")
        if trap.reach == "checkout":
            page.click(".to-checkout")
            page.wait_for_url("**/checkout")
        context.close()
        assert shop.ledger.depth == trap.reach
        assert not [problem for problem in shop.problems("read") if "innocent" in problem]


def test_declarations_are_whole() -> None:
    names = [trap.name for trap in SHOPS]
    assert len(set(names)) == len(names)
    assert len({trap.goods for trap in SHOPS}) == len(SHOPS)
    assert len(TRAPS) >= 44
    assert len(CONTROLS) >= 8
    assert all(trap.is_control and trap.reach == "checkout" for trap in CONTROLS)
    assert not any(trap.is_control for trap in TRAPS)
    assert abs(sum(1 if trap.language == "ru" else -1 for trap in TRAPS)) <= 4
    assert all(trap.visit and trap.reach in DEPTHS for trap in SHOPS)
    assert sorted(trap.name for trap in SHOPS if not trap.knowable) == ["opaque-cookie", "opaque-link"]


def test_readme_has_the_table_of_now() -> None:
    text = Path(README).read_text(encoding="utf-8")
    assert text == written(text)
