"""The page in a real browser: it asks nobody, runs nothing of a site's, and does all it offers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page

from checks.engine.catalogue import checks_by_id
from checks.facts.site import SiteFacts
from checks.model.wording import number
from crawler.browser.printing import print_pdf
from reports.model import RunInfo, Scorecard
from reports.scorecard import build
from reports.sections.pictures import Album
from reports.writers import write
from reports.writers.pdf import anchors
from tests.reports.sample import RUN, own_site, result, rose_site, scorecard
from tests.reports.screenshots import shot

pytestmark = pytest.mark.browser

ATTACKS = [
    "</script><script>window.hit = 1</script>",
    "</style><style>* { display: none }</style>",
    "</title></svg></dialog><img src=https://evil.example/x onerror='window.hit = 1'>",
    "\"><svg onload='window.hit = 1'><use href='https://evil.example/#x'/></svg>",
    "' onmouseover='window.hit = 1' x='",
    "javascript:window.hit = 1",
    'https://evil.example/" onclick="window.hit = 1',
    "{{ 7 * 7 }}{% raw %}<b>bold</b>",
    "\u202e\u0000\u0008<iframe srcdoc='<script>parent.hit = 1</script>'>",
    "<meta http-equiv=refresh content='0; url=https://evil.example/'>",
    "<base href=https://evil.example/><link rel=stylesheet href=//evil.example/x.css>",
]
FREE_TEXT = frozenset(
    "name url text quote label heading submit title selector reason why address account action page total vendor "
    "provider policy_link href placeholder options documents price term free_from carrier account_text ru en inn ogrn "
    "shot greeting links promise extension asked number message failed_loads found_on"
    .split()
)  # fmt: skip


class Opened:
    """A page, and what went wrong on it: requests beyond the file itself, errors, dialogs."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page = page
        self.trouble: list[str] = []
        own = file.resolve().as_uri()
        page.on("request", lambda r: None if r.url.startswith(("data:", own)) else self.trouble.append(r.url[:200]))
        page.on("console", lambda m: self.trouble.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: self.trouble.append(str(e)))
        page.on("dialog", self._dialog)
        page.goto(own)

    def _dialog(self, dialog: Dialog) -> None:
        self.trouble.append(dialog.message)
        dialog.dismiss()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(scorecard(), ["html"], tmp_path_factory.mktemp("report"))[0]


@pytest.fixture
def opened(browser: Browser, file: Path) -> Iterator[Opened]:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(15_000)
    yield Opened(page, file)
    page.close()


def rows_shown(page: Page) -> list[str]:
    return page.locator("#compare tr.hit:visible th").all_inner_texts()


def test_nothing_is_requested_and_nothing_goes_wrong(opened: Opened) -> None:
    opened.page.locator("[data-speak=en]").click()
    opened.page.locator("#theme").click()
    opened.page.mouse.wheel(0, 20_000)
    assert opened.trouble == []


def test_filters_leave_only_what_is_asked_for(opened: Opened) -> None:
    page, card = opened.page, scorecard(pictures=False)
    assert len(rows_shown(page)) == len(card.comparison)
    page.locator("[data-only=lacking]").click()
    assert len(rows_shown(page)) == sum(r.lacking for r in card.comparison)
    page.locator("#group").select_option("payment")
    wanted = [r for r in card.comparison if r.lacking and r.group == "payment"]
    assert len(rows_shown(page)) == len(wanted) > 0
    assert page.locator("#shown").inner_text() == f"{len(wanted)} / {len(card.comparison)}"
    page.locator("[data-only=all]").click()
    page.locator("#group").select_option("")
    page.locator("#search").fill("jivo")
    assert rows_shown(page) == ["Чат"]


def test_rows_can_be_sorted_and_put_back(opened: Opened) -> None:
    page, card = opened.page, scorecard(pictures=False)
    first = rows_shown(page)
    page.locator("#sort").select_option("weight")
    order = sorted(card.comparison, key=lambda r: -r.weight)
    assert rows_shown(page) == [r.title.ru for r in order]
    page.locator("#sort").select_option("name")
    assert rows_shown(page)[0] == "Адрес"
    page.locator("#sort").select_option("stage")
    assert rows_shown(page) == first


def test_a_cell_opens_its_proof_and_the_keyboard_closes_it(opened: Opened) -> None:
    page = opened.page
    link = page.locator("#compare a", has_text="Jivo")
    link.focus()
    page.keyboard.press("Enter")
    drawer = page.locator("#drawer")
    assert drawer.is_visible()
    assert "rose.example" in drawer.inner_text() and drawer.locator("svg use").count() == 1
    page.keyboard.press("Escape")
    assert not drawer.is_visible()
    assert link.evaluate("node => node === document.activeElement")


def test_the_language_switch_changes_every_text(opened: Opened) -> None:
    page = opened.page
    card = scorecard(pictures=False)
    assert page.locator("h1").inner_text() == card.verdict.ru
    page.locator("[data-speak=en]").click()
    assert page.locator("h1").inner_text() == card.verdict.en
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#search").get_attribute("placeholder") == "Search the table"
    assert page.locator("#group option").first.inner_text() == "All stages"
    assert page.title() == "Site audit: Светлый сад"
    visible = page.locator("section h2:visible").all_inner_texts()
    assert not [t for t in visible if any("а" <= c <= "я" for c in t.lower())]


def test_the_theme_switch_turns_the_page_dark(opened: Opened) -> None:
    page = opened.page
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#theme").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    assert page.locator("#theme").get_attribute("aria-pressed") == "true"


def test_the_table_is_copied_without_formulas(opened: Opened) -> None:
    page = opened.page
    page.evaluate("navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }")
    page.locator("#copy").click()
    copied = page.evaluate("window.copied")
    lines = [line.split("\t") for line in copied.split("\n")]
    assert lines[0][1:] == ["Светлый сад (свой сайт)", "Розарий Плюс", "Сад и двор"]
    assert not [cell for line in lines for cell in line if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_no_width_scrolls_sideways(browser: Browser, file: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(file.resolve().as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_without_scripts_everything_is_there(browser: Browser, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.resolve().as_uri())
    text = page.locator("main").inner_text()
    assert "Jivo, онлайн" in text and "Три вещи" in text
    assert not page.locator("#search").is_visible() and not page.locator("#theme").is_visible()
    page.locator("#compare a", has_text="Jivo").click()
    assert page.locator(".proof-list > li:target").is_visible()
    context.close()


def test_print_shows_the_cover_and_hides_the_tools(opened: Opened) -> None:
    page = opened.page
    page.emulate_media(media="print")
    assert page.locator(".cover").is_visible() and page.locator(".contents").is_visible()
    assert not page.locator(".bar").is_visible() and not page.locator(".filters").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    named = page.locator("#comparison > .print-only").inner_text()
    hidden = page.locator("#compare tr.hit:not([data-printed])")
    assert hidden.count() and not hidden.first.is_visible()
    assert all(
        title in named
        for title in hidden.filter(has=page.locator(".cell.no")).locator("th [lang=ru]").all_inner_texts()
    )


def test_the_pdf_has_numbered_contents(tmp_path: Path) -> None:
    path = write(scorecard(), ["pdf"], tmp_path, print_pdf=print_pdf)[0]
    data = path.read_bytes()
    pages = anchors(data)
    assert data.startswith(b"%PDF-")
    assert pages["verdict"] == 2, "below the contents"
    order = [pages[name] for name in ("fixes", "comparison", "path", "forms", "method", "repeat")]
    assert order == sorted(order)
    assert pages["repeat"] <= 15
    assert list(tmp_path.iterdir()) == [path]


def poisoned(site: SiteFacts, attack: str) -> SiteFacts:
    """The same facts with the attack in every free text, address and selector."""

    def change(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            return {k: change(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [change(v, key) for v in value]
        return attack if isinstance(value, str) and key in FREE_TEXT else value

    data = site.model_dump(mode="json", by_alias=True)
    for step in (data["checkout"] or {}).get("steps", []):
        step["name"] = f"{step['name']} {attack}"
    data["facts"]["tools"] = [{**tool, "vendor": attack} for tool in data["facts"]["tools"]]
    return SiteFacts.model_validate(change(data))


def hostile(attack: str) -> Scorecard:
    sites = [result(poisoned(own_site(), attack)), result(poisoned(rose_site(), attack), reason=attack)]
    run = RunInfo.model_validate(RUN.model_dump() | {"project": attack, "browser": attack, "id": attack})
    return build(run, sites, catalogue=checks_by_id(), album=Album(shot))


@pytest.mark.parametrize("attack", ATTACKS)
def test_text_of_a_site_never_becomes_markup(browser: Browser, tmp_path: Path, attack: str) -> None:
    path = write(hostile(attack), ["html"], tmp_path)[0]
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    opened = Opened(context.new_page(), path)
    page = opened.page
    page.locator("[data-speak=en]").click()
    if page.locator("#compare a[data-proof]").count():
        page.locator("#compare a[data-proof]").first.click()
    assert page.evaluate("window.hit") is None
    assert opened.trouble == []
    assert page.locator("script, style, img, iframe, base, meta, link").count() == len(
        ["script", "style", "charset", "policy", "viewport", "referrer", "robots", "generator", "icon"]
    )
    bad = page.evaluate(
        "[...document.querySelectorAll('*')].flatMap(e => [...e.attributes]).filter(a => /^on/i.test(a.name)).length"
    )
    assert bad == 0
    links = page.evaluate("[...document.links].map(a => a.getAttribute('href'))")
    assert all(link.startswith(("#", "https://", "http://")) for link in links)
    assert page.locator("h1").is_visible()
    context.close()


def test_texts_without_end_are_cut(browser: Browser, tmp_path: Path) -> None:
    path = write(hostile("<b>" + "я" * 1_000_000), ["html"], tmp_path)[0]
    assert path.stat().st_size < 5_000_000
    page = browser.new_page(viewport={"width": 390, "height": 800})
    opened = Opened(page, path)
    assert opened.trouble == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()


def test_the_policy_blocks_what_might_slip_through(browser: Browser, file: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.html"
    planted = "<script>window.hit = 1</script><img src='https://evil.example/x.png'><p onclick='window.hit = 1'>x</p>"
    broken.write_text(file.read_text("utf-8").replace("</main>", planted + "</main>"), "utf-8")
    page = browser.new_page()
    page.goto(broken.as_uri())
    page.locator("main > p").last.click()
    assert page.evaluate("window.hit") is None
    page.close()


def test_the_page_agrees_with_the_json(opened: Opened, tmp_path: Path) -> None:
    data = json.loads(write(scorecard(), ["json"], tmp_path)[0].read_text("utf-8"))
    shown = opened.page.locator(".score-now b").inner_text()
    assert shown == number(data["sites"][0]["score"]["value"], "ru")
    assert opened.page.locator("article.fix").count() == len(data["first_fixes"])
