"""What only a browser sees of the demo shops: widgets that come late, lazily, in a frame, in a shadow root; pop-ups."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from crawler.browser import chromium
from demo import DemoServer

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def demo() -> Iterator[DemoServer]:
    with DemoServer() as server:
        yield server


@pytest.fixture(scope="module")
def browser(demo: DemoServer) -> Iterator[Browser]:
    arguments = [*chromium.launch_arguments(), f"--host-resolver-rules={demo.host_rules}"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(chromium.find().path), args=arguments)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, demo: DemoServer) -> Iterator[Page]:
    """A page; afterwards, every request must have gone to the demo's own hosts."""
    context = browser.new_context()
    opened = context.new_page()
    asked: set[str | None] = set()
    opened.on("request", lambda request: asked.add(urlsplit(request.url).hostname))
    yield opened
    context.close()
    assert asked - {None} <= {"127.0.0.1", *demo.hosts}


def test_the_chat_of_the_own_shop_comes_after_four_seconds(page: Page, demo: DemoServer) -> None:
    page.clock.install(time="2026-01-01T10:00:00")
    page.clock.pause_at("2026-01-01T11:00:00")
    page.goto(demo.urls["own"])
    page.clock.run_for(3900)
    assert not [seen for seen in demo.log if seen.host == "code.jivo.ru"]
    page.clock.run_for(200)
    expect(page.locator("#jivo-label")).to_be_visible(timeout=3000)


def test_the_basket_drawer_opens_and_leads_to_a_checkout_with_a_company_switch(page: Page, demo: DemoServer) -> None:
    orders = len(demo.orders)
    page.goto(f"{demo.urls['north']}p/101-kipelka-k17")
    page.locator(".product [data-buy]").click()
    page.locator("#drawer").get_by_role("link", name="Перейти к оформлению").click()
    expect(page.get_by_label("ИНН")).to_be_hidden()
    page.get_by_label("Юридическое лицо").check()
    expect(page.get_by_label("ИНН")).to_be_visible()
    assert page.get_by_label("ИНН").get_attribute("required") is not None
    assert len(demo.orders) == orders


def test_a_lazy_chat_comes_in_a_frame_and_leaving_brings_a_popup(page: Page, demo: DemoServer) -> None:
    page.goto(demo.urls["north"])
    page.wait_for_timeout(300)
    expect(page.locator("#chatra")).to_have_count(0)
    page.mouse.move(200, 200)
    launcher = page.frame_locator("#chatra__iframe").get_by_role("button", name="Оставьте сообщение")
    expect(launcher).to_be_visible(timeout=3000)
    expect(page.locator("#exit")).to_be_hidden()
    page.evaluate("document.dispatchEvent(new MouseEvent('mouseout', {clientY: -1, relatedTarget: null}))")
    expect(page.locator("#exit")).to_be_visible()
    page.locator("#exit [data-close]").click()
    expect(page.locator("#exit")).to_be_hidden()


def test_the_callback_widget_lives_in_a_shadow_root_and_the_checkout_checks_by_script(
    page: Page, demo: DemoServer
) -> None:
    orders = len(demo.orders)
    page.clock.install(time="2026-01-01T10:00:00")
    page.clock.pause_at("2026-01-01T11:00:00")
    page.goto(f"{demo.urls['prime']}shop/kofevarki/204.html")
    expect(page.locator("#envybox-callback .launcher")).to_have_text("Обратный звонок")
    assert page.evaluate("document.querySelector('#envybox-callback').shadowRoot.mode") == "open"
    assert "Обратный звонок" not in page.content()
    expect(page.locator(".marquiz__button")).to_be_visible()
    page.locator(".product").get_by_role("link", name="В корзину").click()
    page.get_by_role("link", name="Оформить").click()
    assert page.locator("#order-form [required]").count() == 0
    page.get_by_role("button", name="Отправить заказ").click()
    assert page.locator("#order-form .wrong").count() == 15
    assert len(demo.orders) == orders
    expect(page.locator("#newsletter")).to_be_hidden()
    page.clock.run_for(5000)
    expect(page.locator("#newsletter")).to_be_visible()
