"""What the browser sees of a page: frames, shadow roots, lazy parts, stamps, traffic, and how it presses."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from PIL import Image

from crawler.browser.browser import Browser, open_browser
from crawler.browser.settings import BrowserSettings
from crawler.config.model import BasicAuth, Limits, Site
from crawler.reading.pages.document import Document
from crawler.record.page import Snapshot
from tests.crawler.browser.hostile import Hostile, serve

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

GLOBALS = ("real", "deep.inner.leaf", "deep.nothing", "trap", "element_global", "missing", "frames")
LIMITS = Limits(settle_seconds=3, late_seconds=3)


@pytest.fixture(scope="module")
def server() -> Iterator[Hostile]:
    with serve() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with open_browser(BrowserSettings(globals=GLOBALS, user_agent_contact="bot@example.com")) as running:
        yield running


@pytest.fixture
def site(server: Hostile) -> Site:
    return Site(name="test", url=server.url, limits=LIMITS)


def document(snapshot: Snapshot) -> Document:
    return Document(snapshot.html, snapshot.url)


def words(snapshot: Snapshot) -> str:
    tree = document(snapshot)
    return tree.text(tree.root, visible_only=True)


async def test_an_ordinary_page_is_recorded_whole(browser: Browser, site: Site, server: Hostile) -> None:
    server.asked.clear()
    async with browser.session(site) as session:
        page = await session.visit(f"{server.url}/jump", n=7)
    assert (page.n, page.status, page.title, page.gaps) == (7, 200, "Проверка", [])
    assert page.headers["x-platform"] == "Test" and "set-cookie" not in page.headers
    assert [s.stage for s in page.snapshots] == ["first_seen", "settled"]
    assert page.snapshots[-1].cookies == ["visit"]
    assert [(r.type, r.status, r.stage) for r in page.requests if r.url.endswith("/jump")] == [
        ("document", 200, "first_seen")
    ]
    assert {"load", "network_quiet", "dom_quiet", "scroll"} <= {w.what for w in page.waits}
    assert page.vitals is not None and page.vitals.transferred and page.vitals.ttfb is not None
    assert 0.05 < (page.vitals.layout_shift or 0) < 0.2
    shot = page.snapshots[-1].shot
    assert shot is not None
    with Image.open(io.BytesIO(shot.data)) as image:
        assert image.size == (shot.width, shot.height) == (1440, 900) and image.format == "JPEG"
    agent = server.asked[0][1]["User-Agent"]
    assert "leadwalk/" in agent and "(+bot@example.com)" in agent


async def test_a_phone_is_a_phone(browser: Browser, site: Site, server: Hostile) -> None:
    server.asked.clear()
    async with browser.session(site, "mobile") as session:
        page = await session.visit(f"{server.url}/ok", n=1)
    agent = server.asked[0][1]["User-Agent"]
    assert "Android" in agent and "Mobile Safari" in agent and "leadwalk/" in agent
    assert page.device == "mobile" and page.snapshots[-1].viewport[0] in (390, 980)
    shot = page.snapshots[-1].shot
    assert shot is not None and shot.scale == 2


async def test_headers_and_passwords_go_to_the_site_only(browser: Browser, server: Hostile) -> None:
    site = Site(
        name="own",
        url=server.url,
        limits=LIMITS,
        headers={"X-Stage-Key": "secret"},
        cookies={"beta": "1"},
        basic_auth=BasicAuth(user="u", password="p"),
    )
    server.asked.clear()
    async with browser.session(site) as session:
        await session.visit(f"{server.url}/framing?src={server.other_url}/inner", n=1)
    by_path = dict(server.asked)
    assert by_path[f"/framing?src={server.other_url}/inner"]["X-Stage-Key"] == "secret"
    assert "beta=1" in by_path[f"/framing?src={server.other_url}/inner"]["Cookie"]
    assert "X-Stage-Key" not in by_path["/inner"]


async def test_poisoned_prototypes_do_not_reach_the_collector(browser: Browser, site: Site, server: Hostile) -> None:
    async with browser.session(site) as session, session.open() as live:
        assert await live.goto(f"{server.url}/poisoned") is None
        await live.settle()
        trace = {"expression": "window.touched + ' ' + window.resized", "returnByValue": True}
        before = await live.world.session.send("Runtime.evaluate", trace)
        seen = await live.snapshot("settled")
        assert await live.world.session.send("Runtime.evaluate", trace) == before
        assert before["result"]["value"].endswith(" undefined")
    assert "Видимый текст" in words(seen) and "poisoned" not in words(seen)
    assert seen.globals == {"real": "function", "deep.inner.leaf": "number"}


async def test_shadow_roots_are_read_and_pressed(browser: Browser, site: Site, server: Hostile) -> None:
    async with browser.session(site) as session, session.live(f"{server.url}/shadow") as live:
        tree = document(await live.snapshot("settled"))
        button = next(tree.elements("button"))
        assert tree.visible(button) and tree.text(button) == "Заказать звонок"
        index = tree.index(button)
        assert index is not None
        await live.element(index).call("function () { this.onclick = () => { this.textContent = 'нажато' } }")
        assert await live.element(index).press()
        assert "нажато" in words(await live.snapshot("opened", "звонок"))


@pytest.mark.parametrize("isolated", [False, True])
async def test_frames_of_other_sites_are_read(server: Hostile, site: Site, isolated: bool) -> None:
    settings = BrowserSettings(arguments=("--site-per-process",) if isolated else ())
    async with open_browser(settings) as browser, browser.session(site) as session:
        page = await session.visit(f"{server.url}/framing?src={server.other_url}/framing?src={server.url}/inner", n=1)
    outer, inner = page.snapshots[-1].frames
    assert page.gaps == []
    assert outer.owner == "#f" and outer.cross_origin and outer.parent is None and "Снаружи" in outer.html
    assert inner.parent == 0 and "Внутри" in inner.html and inner.url == f"{server.url}/inner"
    assert outer.box is not None and inner.box is not None and inner.box[1] > outer.box[1]
    assert next(Document(inner.html).elements("input")).get("data-lw-r") == "1"


async def test_a_frame_that_cannot_be_read_is_a_gap(browser: Browser, site: Site, server: Hostile) -> None:
    async with browser.session(site) as session:
        page = await session.visit(f"{server.url}/framing?src=http://127.0.0.1:9/dead", n=1)
    assert [(g.kind, "127.0.0.1:9/dead" in g.reason) for g in page.gaps] == [("frame", True)]


async def test_an_element_inside_a_frame_is_pressed(browser: Browser, site: Site, server: Hostile) -> None:
    async with browser.session(site) as session, session.live(f"{server.url}/framing?src=/inner") as live:
        frame = (await live.snapshot("settled")).frames[0]
        tree = Document(frame.html, frame.url, frame=frame.owner)
        index = tree.index(next(tree.elements("button")))
        assert index is not None and await live.element(index).press()
        assert "нажато" in (await live.snapshot("opened")).frames[0].html


async def test_what_lies_under_something_else_is_not_pressed(browser: Browser, site: Site, server: Hostile) -> None:
    async with browser.session(site) as session, session.live(f"{server.url}/inner") as live:
        cover = "const d = document.createElement('div'); d.style.cssText = 'position:fixed;inset:0'; document.body.append(d)"
        await live.page.evaluate(cover)
        tree = document(await live.snapshot("settled"))
        index = tree.index(next(tree.elements("button")))
        assert index is not None and not await live.element(index).press()
        await live.page.goto(f"{server.url}/ok")
        assert await live.element(index).point() is None


async def test_late_widgets_are_waited_for_in_a_long_look(browser: Browser, site: Site, server: Hostile) -> None:
    async with browser.session(site) as session:
        page = await session.visit(f"{server.url}/late", n=1, long_look=True)
    assert "Поздний виджет" in words(page.snapshots[-1])
    assert "Поздний виджет" not in words(page.snapshots[0])
    assert "late_widgets" in {w.what for w in page.waits}


async def test_lazy_parts_wake_up(browser: Browser, site: Site, server: Hostile) -> None:
    async with browser.session(site) as session:
        page = await session.visit(f"{server.url}/lazy", n=1)
    said = words(page.snapshots[-1])
    assert "по прокрутке" in said and "по мыши" in said
    assert any(r.url.endswith("/pixel.png") for r in page.requests)
    assert "по прокрутке" not in words(page.snapshots[0])


async def test_a_slow_script_is_waited_for(browser: Browser, site: Site, server: Hostile) -> None:
    async with browser.session(site) as session:
        page = await session.visit(f"{server.url}/slow-script", n=1)
    assert "медленный виджет" in words(page.snapshots[-1])


async def test_the_popup_for_leaving_visitors_is_seen_apart(browser: Browser, server: Hostile) -> None:
    site = Site(name="test", url=server.url, limits=Limits(settle_seconds=2, late_seconds=0))
    async with browser.session(site) as session:
        page = await session.visit(f"{server.url}/exit", n=1, long_look=True)
        quiet = await session.visit(f"{server.url}/ok", n=2, long_look=True)
    settled, opened = page.snapshots[-2:]
    assert (settled.stage, opened.stage, opened.label) == ("settled", "opened", "exit intent")
    assert "Не уходите!" not in words(settled) and "Не уходите!" in words(opened) and opened.shot is not None
    assert [s.stage for s in quiet.snapshots] == ["settled"]


async def test_stamps_tell_what_is_visible(browser: Browser, site: Site, server: Hostile) -> None:
    async with browser.session(site) as session:
        page = await session.visit(f"{server.url}/hidden", n=1)
    tree = document(page.snapshots[-1])
    seen = {e.get("id"): tree.visible(e) for e in tree.elements() if e.get("id")}
    hidden = {"none", "vis", "clear", "left", "right", "shut", "folded"}
    assert {name for name, visible in seen.items() if not visible} == hidden
    assert {name for name, visible in seen.items() if visible} == {"again", "label", "shown"}
    label = tree.by_id("label")
    assert label is not None and tree.text(label) == "К*"


async def test_values_of_fields_stay_in_the_page(browser: Browser, site: Site, server: Hostile) -> None:
    async with browser.session(site) as session:
        page = await session.visit(f"{server.url}/form", n=1)
    snapshot = page.snapshots[-1]
    for secret in ("000 000-00-00", "hunter2", "тайна"):
        assert secret not in snapshot.html.partition("<script")[0]
    tree = document(snapshot)

    def stamps(name: str) -> dict[str, str]:
        element = tree.by_id(name) if tree.by_id(name) is not None else tree.css(f"[name={name}]")[0]
        assert element is not None
        return {k: v for k, v in element.attrib.items() if k in ("data-lw-val", "data-lw-c", "data-lw-r", "data-lw-x")}

    assert stamps("typed") == {"data-lw-val": "1", "data-lw-r": "0"}
    assert stamps("secret")["data-lw-val"] == "1" and stamps("long")["data-lw-val"] == "1"
    assert stamps("agree") == {"data-lw-c": "1", "data-lw-r": "1"}
    assert stamps("need") == {"data-lw-r": "1", "data-lw-x": "1"}
    assert tree.css("[name=a]")[0].get("value") == "видно" and tree.css("[name=h]")[0].get("value") == "token"
    assert tree.css("[name=off]")[0].get("data-lw-d") == "1"


async def test_requests_of_the_walk_are_marked(browser: Browser, site: Site, server: Hostile) -> None:
    async with browser.session(site) as session, session.live(f"{server.url}/ok") as live:
        with live.mark_walk():
            await live.page.evaluate("fetch('/inner').then((r) => r.text())")
        page = await live.to_page(3, url=f"{server.url}/ok", role="product", role_why="test")
    assert [(r.url.rsplit("/", 1)[1], r.by_walk) for r in page.requests if r.type in ("document", "fetch")] == [
        ("ok", False),
        ("inner", True),
    ]
    assert (page.n, page.role, page.role_why) == (3, "product", "test")


async def test_a_clock_does_not_keep_a_page_from_rest(browser: Browser, site: Site, server: Hostile) -> None:
    async with browser.session(site) as session, session.live(f"{server.url}/ok") as live:
        clock = "(n => setInterval(() => { clock.textContent = `ещё 00:${n--}` }, 100))(59)"
        await live.page.evaluate(
            f"document.body.append(Object.assign(document.createElement('b'), {{id: 'clock'}})); {clock}"
        )
        assert await live.settle(2.5)
        await live.page.evaluate("setInterval(() => document.body.append(document.createElement('i')), 100)")
        await live.page.wait_for_selector("body > i", state="attached")
        assert not await live.settle(1.5)
