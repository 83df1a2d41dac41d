"""Whole scans with a real browser: coverage of the goals, several sites at once, resume, and Ctrl-C."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType

import pytest

from crawler.browser.settings import BrowserSettings
from crawler.config.model import Journey, Limits, Project, Site
from crawler.crawl.scan import scan_sites
from crawler.crawl.visit_state import Event
from crawler.record.store import RunStore

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[3]
SHOP = {
    "/": "<h1>Лавка</h1><p id=late></p><script>setTimeout(() => late.textContent = 'Напишите нам', 1500)</script>",
    "/catalog/": "<h1>Каталог</h1><a href='/catalog/stulya/'>Стулья</a> <a href='/catalog/stoly/'>Столы</a>",
    "/catalog/stulya/": "<h1>Стулья</h1>"
    + "".join(
        f"<div class=card><a href='/catalog/stulya/stul-{n}/'><img width=9 height=9>Стул {n}</a> <b>{n} 900 ₽</b></div>"
        for n in range(1, 7)
    ),
    "/catalog/stoly/": "<h1>Столы</h1><p>Скоро.</p>",
    "/pokupatelyam/": "<h1>Покупателям</h1><a href='/vozvrat/'>Обмен и возврат</a> <a href='/yurlicam/'>Юр. лицам</a>",
    "/dostavka/": "<h1>Доставка</h1><p>Курьером и почтой.</p>",
    "/oplata/": "<h1>Оплата</h1><p>Картой и наличными.</p>",
    "/vozvrat/": "<h1>Обмен и возврат</h1>",
    "/yurlicam/": "<h1>Юридическим лицам</h1>",
    "/contacts/": "<h1>Контакты</h1>",
    "/about/": "<h1>О компании</h1><a href='/about/rekvizity/'>Реквизиты</a>",
    "/about/rekvizity/": "<h1>Реквизиты</h1>",
    "/cart/": "<h1>Корзина</h1><p>Ваша корзина пуста</p>",
    "/privacy/": "<h1>Политика конфиденциальности</h1>",
}
FRAME = """<!doctype html><html lang=ru><meta charset=utf-8><title>{title}</title><body><header><a href="/">Главная</a>
<a href="/catalog/">Каталог</a> <a href="/pokupatelyam/">Покупателям</a> <a href="/dostavka/">Доставка</a>
<a href="/oplata/">Оплата</a> <a href="/contacts/">Контакты</a> <a href="/cart/">Корзина</a>
<a href="/catalog/?add-to-cart=1">Взять</a></header><main>{body}</main>
<footer><a href="/about/">О компании</a> <a href="/privacy/">Политика конфиденциальности</a></footer></body></html>"""
PRODUCT = "<h1>Стул</h1><b>1 900 ₽</b><button>В корзину</button>"


class Shop:
    """A shop on a free port; `asked` are the paths that were asked for, `times` when."""

    def __init__(self, odd: Mapping[str, tuple[int, str, str]] = MappingProxyType({})) -> None:
        """`odd`: status, type and body of answers that differ from the shop's."""
        outer = self
        self.asked: list[str] = []
        self.times: list[float] = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append(self.path)
                outer.times.append(time.monotonic())
                body = SHOP.get(self.path, PRODUCT if self.path.startswith("/catalog/stulya/stul-") else "")
                html = FRAME.format(title="Лавка", body=body or "<h1>404</h1>")
                status, kind, text = odd.get(self.path, (200 if body else 404, "text/html; charset=utf-8", html))
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.end_headers()
                with contextlib.suppress(ConnectionError):
                    self.wfile.write(text.encode())

            def log_message(self, format: str, *args: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def open_shop() -> Iterator[Callable[..., Shop]]:
    shops: list[Shop] = []

    def start(*odd: Mapping[str, tuple[int, str, str]]) -> Shop:
        shops.append(Shop(*odd))
        return shops[-1]

    yield start
    for shop in shops:
        shop.close()


def site(name: str, url: str, **limits: float) -> Site:
    quick = Limits(delay_seconds=0.05, settle_seconds=0.6, late_seconds=2, **limits)  # type: ignore[arg-type]
    return Site(name=name, url=url, limits=quick, journey=Journey(mode="off"), devices=["desktop", "mobile"])


async def test_a_shop_is_covered_within_its_budget(tmp_path: Path, open_shop: Callable[..., Shop]) -> None:
    shop = open_shop()
    dead = site("Мёртвый", "http://127.0.0.1:9/", retries=0)
    project = Project(sites=[site("Лавка", shop.url), dead])
    store = RunStore.create(tmp_path, project, version="0.1.0")
    events: list[Event] = []
    await scan_sites(project, project.sites, store=store, settings=BrowserSettings(), on_event=events.append)
    store.close()
    assert store.slugs() == ["lavka", "mertvyy"]
    evidence = RunStore.open(store.path).load_site("lavka", shots=True)
    desktop = [p for p in evidence.pages if p.device == "desktop"]
    assert len(desktop) <= 15
    assert {p.role for p in desktop} >= {
        "home", "contacts", "delivery", "payment", "legal_entities", "about", "requisites", "category", "product",
        "cart", "returns", "privacy",
    }  # fmt: skip
    assert sum(p.role == "product" for p in desktop) == 2
    assert not any("add-to-cart" in path for path in shop.asked)
    assert [p.role for p in evidence.pages if p.device == "mobile"] == ["home", "contacts", "product", "cart"]
    assert evidence.outcome == "complete", evidence.reason
    home = desktop[0].snapshots[-1]
    assert "Напишите нам" in home.html
    assert home.shot is not None
    assert len(home.shot.data) > 1000
    lost = RunStore.open(store.path).load_site("mertvyy")
    assert (lost.outcome, lost.pages) == ("unreachable", [])
    assert "connection" in lost.reason
    kinds = {(e.site, e.kind) for e in events}
    assert {("Лавка", "started"), ("Лавка", "page"), ("Лавка", "finished"), ("Мёртвый", "finished")} <= kinds


async def test_sites_that_cannot_be_seen_each_say_why_and_the_others_go_on(
    tmp_path: Path, open_shop: Callable[..., Shop]
) -> None:
    html = "text/html; charset=utf-8"
    urls = {
        "gone": open_shop({"/": (404, html, "<h1>404</h1>")}).url,
        "file": open_shop({"/": (200, "application/pdf", "%PDF-1.4")}).url,
        "refused": open_shop({"/robots.txt": (200, "text/plain", "User-agent: *\nDisallow: /")}).url,
        "blocked": open_shop({"/": (403, html, "<h1>Forbidden</h1>")}).url,
        "nowhere": "http://nowhere.invalid/",
        "fine": open_shop().url,
    }
    sites = [site(name, url, pages=1, retries=0) for name, url in urls.items()]
    project = Project(sites=sites)
    store = RunStore.create(tmp_path, project, version="0.1.0")
    await scan_sites(project, sites, store=store, settings=BrowserSettings())
    seen = {slug: store.load_site(slug) for slug in store.slugs()}
    assert {slug: (e.outcome, e.reason) for slug, e in seen.items() if slug != "fine"} == {
        "gone": ("unreachable", "the server answered 404"),
        "file": ("unreachable", "not a page: application/pdf"),
        "refused": ("blocked", "robots.txt does not allow it"),
        "blocked": ("blocked", "the site refuses us (403)"),
        "nowhere": ("unreachable", "the host has no address (DNS)"),
    }
    assert all(e.gaps for e in seen.values())
    assert [p.role for p in seen["fine"].pages] == ["home", "home"]
    assert seen["refused"].pages == []


async def test_several_hosts_are_visited_at_once(tmp_path: Path, open_shop: Callable[..., Shop]) -> None:
    shops = [open_shop(), open_shop()]
    sites = [
        site(f"s{n}", shop.url, pages=2).model_copy(update={"devices": ["desktop"]}) for n, shop in enumerate(shops)
    ]
    project = Project(sites=sites)
    store = RunStore.create(tmp_path, project, version="0.1.0")
    await scan_sites(project, sites, store=store, settings=BrowserSettings(), jobs=2)
    first, second = ((min(s.times), max(s.times)) for s in shops)
    assert first[0] < second[1]
    assert second[0] < first[1]


def browsers() -> set[str]:
    """Process ids of Chromium's."""
    found = set()
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if b"--headless" in (entry / "cmdline").read_bytes():
                found.add(entry.name)
    return found


SCRIPT = """
import asyncio, sys
from pathlib import Path
from crawler.browser.settings import BrowserSettings
from crawler.config.model import Journey, Limits, Project, Site
from crawler.crawl.scan import scan_sites
from crawler.record.store import RunStore
site = Site(name="x", url=sys.argv[1], journey=Journey(mode="off"), limits=Limits(delay_seconds=5, late_seconds=1))
project = Project(sites=[site])
store = RunStore.create(Path(sys.argv[2]), project, version="0.1.0")
try:
    asyncio.run(scan_sites(project, [site], store=store, settings=BrowserSettings(), on_event=lambda e: print(e, flush=True)))
except KeyboardInterrupt:
    sys.exit(130)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="counts processes through /proc")
def test_ctrl_c_ends_the_scan_and_its_browser(tmp_path: Path, open_shop: Callable[..., Shop]) -> None:
    shop = open_shop()
    script = tmp_path / "scan.py"
    script.write_text(textwrap.dedent(SCRIPT))
    process = subprocess.Popen(
        [sys.executable, str(script), shop.url, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background jobs ignore it
    )
    assert process.stdout is not None
    for line in process.stdout:
        if "page" in line or not line:
            break
    started = children(process.pid)
    assert started
    begun = time.monotonic()
    process.send_signal(signal.SIGINT)
    assert process.wait(10) == 130
    assert time.monotonic() - begun < 8, "well below 3 s on an idle machine; the bound allows for a busy one"
    time.sleep(0.2)
    assert not started & browsers()
    process.stdout.close()


def children(pid: int) -> set[str]:
    """The browser processes below a process."""
    parents: dict[str, str] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parents[entry.name] = (entry / "stat").read_text().rpartition(")")[2].split()[1]
    found = set()
    for name in browsers():
        node = name
        while node in parents and node != str(pid):
            node = parents[node]
        if node == str(pid):
            found.add(name)
    return found


async def test_a_cancelled_scan_keeps_what_is_finished(tmp_path: Path, open_shop: Callable[..., Shop]) -> None:
    shop = open_shop()
    sites = [site("dead", "http://127.0.0.1:9/", retries=0), site("slow", shop.url)]
    sites[1].limits.delay_seconds = 5
    project = Project(sites=sites)
    store = RunStore.create(tmp_path, project, version="0.1.0")
    finished = asyncio.Event()

    def on_event(event: Event) -> None:
        if event.site == "slow" and event.kind == "page":
            finished.set()

    scan = asyncio.create_task(scan_sites(project, sites, store=store, settings=BrowserSettings(), on_event=on_event))
    await asyncio.wait_for(finished.wait(), 20)
    scan.cancel()
    with pytest.raises(asyncio.CancelledError):
        await scan
    again = RunStore.open(store.path)
    assert again.finished("dead")
    assert not again.finished("slow")
