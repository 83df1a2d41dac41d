"""axe-core finds nothing on the scorecard at WCAG 2.2 level AA, and the keyboard alone does everything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from crawler.browser.accessibility import VERSION
from reports.history.changes import diff
from reports.model import HistoryPoint
from reports.writers import write
from tests.reports.sample import RUN, scorecard

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[3] / f"crawler/browser/vendor/axe_core_{VERSION.replace('.', '_')}/axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN_AXE = """async (levels) => (await axe.run(document, {
    runOnly: levels, resultTypes: ['violations'], preload: false, iframes: false
  })).violations
    .map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' | ')}`)"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scorecard with everything on it: what changed, and the scores over time."""
    card = scorecard().model_copy()
    card.history = [
        HistoryPoint(
            run=f"r{days}",
            started=RUN.started - timedelta(days=days),
            site=s.name,
            value=50,
            low=40,
            high=60,
            coverage=0.9,
        )
        for days in (30, 60)
        for s in card.sites
    ]  # fmt: skip
    poorer = card.subject.model_copy(
        update={"facts": card.subject.facts.model_copy(update={"emails": [], "phones": []})}
    )
    card.changes = diff(card.model_copy(update={"sites": [poorer, *card.competitors]}), card)
    card.changed_since = RUN.started - timedelta(days=30)
    assert card.changes
    return write(card, ["html"], tmp_path_factory.mktemp("report"))[0]


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    opened.goto(file.resolve().as_uri())
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("width", "lang", "theme"),
    [(1280, "ru", "light"), (1280, "en", "dark"), (390, "ru", "dark"), (390, "en", "light")],
)
def test_axe_finds_nothing(page: Page, width: int, lang: str, theme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.locator(f"[data-speak={lang}]").click()
    page.evaluate("(theme) => { document.documentElement.dataset.theme = theme }", theme)
    page.evaluate(AXE.read_text("utf-8") + ";undefined")
    assert page.evaluate(RUN_AXE, LEVELS) == []
    page.locator("#compare a[data-proof]").first.click()
    assert (
        page.evaluate(
            "async (levels) => (await axe.run('#drawer', { runOnly: levels })).violations.map((v) => v.id)", LEVELS
        )
        == []
    )


def _press_until(page: Page, selector: str, most: int = 400) -> None:
    """Goes on with Tab until an element that fits has the focus, which must be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", selector
            return
    raise AssertionError(f"Tab does not lead to {selector}")


def test_the_keyboard_alone_does_everything(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.skip')")
    _press_until(page, "[data-speak=en]")
    page.keyboard.press("Enter")
    assert page.locator("html").get_attribute("lang") == "en"
    _press_until(page, "#theme")
    page.keyboard.press("Space")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.evaluate("window.print = () => { window.printed = true }")
    _press_until(page, "#print")
    page.keyboard.press("Enter")
    assert page.evaluate("window.printed")
    _press_until(page, ".start a")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#fix-1"
    _press_until(page, "[data-only=lacking]")
    page.keyboard.press("Space")
    shown = page.locator("#compare tr.hit:visible").count()
    assert 0 < shown < page.locator("#compare tr.hit").count()
    _press_until(page, "#sort")
    page.keyboard.press("ArrowDown")
    assert page.locator("#sort").input_value() == "weight"
    _press_until(page, "#search")
    page.keyboard.type("zzz")
    assert page.locator("#compare tr.hit:visible").count() == 0
    for _ in range(3):
        page.keyboard.press("Backspace")
    assert page.locator("#compare tr.hit:visible").count() == shown
    _press_until(page, "#compare a[data-proof]")
    page.keyboard.press("Enter")
    assert page.locator("#drawer").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#drawer").is_visible()
    _press_until(page, ".competitor-forms summary")
    page.keyboard.press("Enter")
    assert page.locator(".competitor-forms details[open]").count() == 1


def test_a_word_of_the_trade_is_explained_on_focus_and_on_press(page: Page) -> None:
    term = page.locator("a.term[href='#term-sbp']").first
    term.scroll_into_view_if_needed()
    term.hover()
    tip = "(node) => getComputedStyle(node, '::after').display"
    assert term.evaluate(tip) == "block"
    page.keyboard.press("Escape")
    assert term.evaluate(tip) == "none"
    term.click()
    assert "QR" in page.locator("#drawer").inner_text() and page.locator("#drawer-title").inner_text() == "Словарь"
