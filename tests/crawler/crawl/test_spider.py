"""The visit of a site's pages: pace, retries, budgets and troubles, over real HTTP with a plain stand-in for the browser."""

from __future__ import annotations

import asyncio
import gzip
import itertools
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.error import HTTPError
from urllib.request import Request as Ask
from urllib.request import urlopen

import pytest

from crawler.browser.blocking import wall
from crawler.config.model import Limits, Site
from crawler.crawl.politeness import retry_after
from crawler.crawl.spider import crawl
from crawler.crawl.visit_state import Event, Session, SiteVisit
from crawler.record.gaps import gap, gap_of
from crawler.record.page import Page, Snapshot
from crawler.record.site import SiteEvidence
from crawler.record.vocabulary import Device

Answer = tuple[int, dict[str, str], bytes]
Shop = Callable[[str, int], Answer]


class Server:
    """A small site on a free port. `visits` are the paths that were asked for with their times, in order."""

    def __init__(self, shop: Shop) -> None:
        outer = self
        self.visits: list[tuple[str, float]] = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked = sum(path == self.path for path, _ in outer.visits)
                outer.visits.append((self.path, time.monotonic()))
                status, headers, body = shop(self.path, asked)
                self.send_response(status)
                for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def paths(self) -> list[str]:
        return [path for path, _ in self.visits]


@pytest.fixture
def serve() -> Iterator[Callable[[Shop], Server]]:
    servers: list[Server] = []

    def start(shop: Shop) -> Server:
        servers.append(Server(shop))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


class PlainSession:
    """Fetches pages without a browser, as the browser would record them."""

    def __init__(self, device: Device) -> None:
        self.device = device

    async def visit(self, url: str, *, n: int, long_look: bool = False) -> Page:
        page = Page(n=n, url=url, final_url=url, device=self.device)
        status, headers, body, final = await asyncio.to_thread(self._get, url)
        page.status, page.headers, page.final_url = status, headers, final
        if reason := wall(status, body):
            page.gaps = [gap_of(reason, url=url)]
        elif status >= 400:
            page.gaps = [gap("http_status", status=status, url=url)]
        elif "html" not in headers.get("content-type", ""):
            page.gaps = [gap("not_a_page", type=str(headers.get("content-type")), url=url)]
        if not any(g.kind == "not_html" for g in page.gaps):
            page.snapshots = [Snapshot(stage="settled", url=final, html=body)]
        return page

    @staticmethod
    def _get(url: str) -> tuple[int, dict[str, str], str, str]:
        try:
            with urlopen(Ask(url), timeout=5) as answer:
                headers = {k.lower(): v for k, v in answer.headers.items()}
                return answer.status, headers, answer.read().decode("utf-8", "replace"), answer.url
        except HTTPError as error:
            with error:
                return error.code, {k.lower(): v for k, v in error.headers.items()}, error.read().decode(), url


class HangingSession(PlainSession):
    """Gives the first page, and then nothing for a long time."""

    async def visit(self, url: str, *, n: int, long_look: bool = False) -> Page:
        await asyncio.sleep(30 if n > 1 else 0)
        return await super().visit(url, n=n, long_look=long_look)


async def visit(site: Site, kind: type[PlainSession] = PlainSession) -> tuple[SiteVisit, list[Event]]:
    evidence = SiteEvidence(name=site.name, slug="x", url=site.url, started=datetime.now(UTC))
    events: list[Event] = []

    async def open_session(device: Device) -> Session:
        return kind(device)

    visiting = SiteVisit(site, evidence, open_session, events.append)
    await crawl(visiting, "leadwalk test")
    return visiting, events


def quick(url: str, **limits: float) -> Site:
    return Site(name="x", url=url, limits=Limits(**{"delay_seconds": 0, **limits}), devices=["desktop"])  # type: ignore[arg-type]


MENU = (
    "<header><nav><a href='/'>Главная</a><a href='/katalog/'>Каталог</a><a href='/dostavka'>Доставка и оплата</a>"
    "<a href='/kontakty'>Контакты</a><a href='/korzina'>Корзина</a><a href='/logout'>Выйти</a></nav></header>"
)
FOOT = "<footer><a href='/o-nas'>О нас</a><a href='/yurlicam'>Юридическим лицам</a><a href='/policy'>Политика конфиденциальности</a></footer>"
PAGES = {
    "/": "<h1>Лавка</h1>",
    "/katalog/": "<h1>Каталог</h1>"
    + "".join(
        f"<div class=card><a href='/tovar/stul-{n}'><img src=x>Стул {n}</a> <b>{n}00 ₽</b></div>" for n in range(1, 60)
    ),
    "/dostavka": "<h1>Доставка и оплата</h1>",
    "/kontakty": "<h1>Контакты</h1>",
    "/korzina": "<h1>Корзина</h1>Корзина пуста",
    "/o-nas": "<h1>О нас</h1>",
    "/yurlicam": "<h1>Юридическим лицам</h1>",
    "/policy": "<h1>Политика конфиденциальности</h1>",
}


def shop(path: str, asked: int) -> Answer:
    if path in PAGES:
        return 200, {}, (MENU + f"<main>{PAGES[path]}</main>" + FOOT).encode()
    if path.startswith("/tovar/"):
        return 200, {}, (MENU + "<main><h1>Стул</h1><b>500 ₽</b><button>В корзину</button></main>" + FOOT).encode()
    return 404, {}, b"<h1>404</h1>"


def roles(visiting: SiteVisit) -> list[str]:
    return [page.role for page in visiting.evidence.pages]


async def test_the_goals_are_found_by_links_and_nothing_that_acts_is_opened(serve: Callable[[Shop], Server]) -> None:
    server = serve(shop)
    visiting, events = await visit(quick(server.url))
    assert roles(visiting)[0] == "home"
    assert sorted(roles(visiting)) == sorted(
        [
            "home",
            "contacts",
            "delivery_payment",
            "legal_entities",
            "about",
            "category",
            "product",
            "product",
            "cart",
            "privacy",
        ]
    )
    assert "/logout" not in server.paths()
    assert visiting.evidence.outcome == "complete"
    assert visiting.evidence.robots == "none"
    pages = {page.role: page for page in visiting.evidence.pages}
    assert (pages["contacts"].link_text, pages["contacts"].found_on) == ("Контакты", server.url)
    assert "Контакты" in pages["contacts"].role_why
    assert [event.n for event in events] == list(range(1, 11))
    gaps = {gap.role: gap.kind for gap in visiting.frontier.gaps()}
    assert gaps["returns"] == "not_found"
    assert "contacts" not in gaps


async def test_robots_are_obeyed_and_leave_a_gap(serve: Callable[[Shop], Server]) -> None:
    def guarded(path: str, asked: int) -> Answer:
        return (200, {}, b"User-agent: *\nDisallow: /korzina\n") if path == "/robots.txt" else shop(path, asked)

    server = serve(guarded)
    visiting, _ = await visit(quick(server.url))
    assert "/korzina" not in server.paths()
    assert ("cart", "robots") in [(g.role, g.kind) for g in visiting.frontier.gaps()]
    assert visiting.evidence.robots == "partly"


async def test_a_refusing_robots_txt_leaves_the_site_alone(serve: Callable[[Shop], Server]) -> None:
    def closed(path: str, asked: int) -> Answer:
        return (200, {}, b"User-agent: *\nDisallow: /\n") if path == "/robots.txt" else shop(path, asked)

    server = serve(closed)
    visiting, _ = await visit(quick(server.url))
    assert server.paths() == ["/robots.txt"]
    assert (visiting.evidence.outcome, visiting.evidence.reason) == ("blocked", "robots.txt does not allow it")
    assert [g.kind for g in visiting.evidence.gaps] == ["robots"]
    own = quick(server.url).model_copy(update={"robots": "ignore", "role": "own"})
    assert (await visit(own))[0].evidence.outcome == "complete"
    rival = own.model_copy(update={"role": "competitor"})
    assert (await visit(rival))[0].evidence.outcome == "blocked"


async def test_pages_without_a_link_are_found_in_a_packed_sitemap(serve: Callable[[Shop], Server]) -> None:
    hidden = "<urlset><url><loc>{0}vozvrat</loc></url><url><loc>{0}stati/1</loc></url></urlset>"
    server = serve(lambda path, asked: mapped(path, asked))

    def mapped(path: str, asked: int) -> Answer:
        if path == "/robots.txt":
            return 200, {}, b"Sitemap: /maps/index.xml"
        if path == "/maps/index.xml":
            index = f"<sitemapindex><sitemap><loc>{server.url}maps/1.xml.gz</loc></sitemap></sitemapindex>"
            return 200, {"Content-Type": "application/xml"}, index.encode()
        if path == "/maps/1.xml.gz":
            return 200, {"Content-Type": "application/gzip"}, gzip.compress(hidden.format(server.url).encode())
        if path == "/vozvrat":
            return 200, {}, "<h1>Обмен и возврат</h1>".encode()
        return shop(path, asked)

    visiting, _ = await visit(quick(server.url))
    assert "returns" in roles(visiting)
    assert visiting.evidence.sitemaps == [f"{server.url}maps/index.xml", f"{server.url}maps/1.xml.gz"]


async def test_the_budget_of_pages_is_kept_and_said(serve: Callable[[Shop], Server]) -> None:
    server = serve(shop)
    visiting, _ = await visit(quick(server.url, pages=4))
    assert len(visiting.evidence.pages) == 4
    budget = {g.role for g in visiting.frontier.gaps() if g.kind == "budget"}
    assert {"about", "cart"} <= budget
    assert "returns" not in budget


async def test_the_budget_of_seconds_ends_the_visit(serve: Callable[[Shop], Server]) -> None:
    def slow(path: str, asked: int) -> Answer:
        time.sleep(0.3)
        return shop(path, asked)

    server = serve(slow)
    visiting, _ = await visit(quick(server.url, seconds=1.5))
    assert 1 <= len(visiting.evidence.pages) <= 4
    assert visiting.spent == "seconds"


async def test_the_budget_of_bytes_ends_the_visit(serve: Callable[[Shop], Server]) -> None:
    server = serve(lambda path, asked: (200, {}, shop("/", 0)[2] + b"<!--" + b"x" * 60_000 + b"-->"))
    site = quick(server.url)
    visiting, _ = await visit(site.model_copy(update={"limits": site.limits.model_copy(update={"bytes": 150_000})}))
    assert visiting.spent == "bytes"
    assert len(visiting.evidence.pages) <= 4


async def test_a_passing_error_is_tried_again_after_a_pause(serve: Callable[[Shop], Server]) -> None:
    def shaky(path: str, asked: int) -> Answer:
        return (502, {}, b"") if path == "/kontakty" and asked < 2 else shop(path, asked)

    server = serve(shaky)
    visiting, _ = await visit(quick(server.url))
    times = [at for path, at in server.visits if path == "/kontakty"]
    assert len(times) == 3
    assert times[1] - times[0] >= 0.45
    assert times[2] - times[1] >= 0.9
    assert "contacts" in roles(visiting)


async def test_retry_after_is_respected_once(serve: Callable[[Shop], Server]) -> None:
    def busy(path: str, asked: int) -> Answer:
        if path == "/kontakty" and asked == 0:
            return 429, {"Retry-After": "1"}, b"<p>slow down</p>"
        return shop(path, asked)

    server = serve(busy)
    visiting, _ = await visit(quick(server.url))
    times = [at for path, at in server.visits if path == "/kontakty"]
    assert len(times) == 2
    assert times[1] - times[0] >= 1
    assert visiting.evidence.outcome == "complete"


async def test_a_site_that_keeps_refusing_is_left_alone(serve: Callable[[Shop], Server]) -> None:
    def wall(path: str, asked: int) -> Answer:
        return shop(path, asked) if path == "/" else (503, {"Retry-After": "7200"}, b"<p>later</p>")

    server = serve(wall)
    visiting, _ = await visit(quick(server.url))
    assert server.paths() == ["/robots.txt"]
    assert visiting.evidence.outcome == "blocked"
    assert "503" in visiting.evidence.reason

    def later(path: str, asked: int) -> Answer:
        return shop(path, asked) if path in ("/", "/robots.txt") else (429, {"Retry-After": "7200"}, b"<p>later</p>")

    server = serve(later)
    visiting, _ = await visit(quick(server.url))
    rendered = [p for p in server.paths() if p not in ("/robots.txt", "/sitemap.xml")]
    assert len(rendered) == 3, "the first page, and two refusals without another try"
    assert visiting.evidence.outcome == "partial"
    assert "429" in visiting.evidence.reason


@pytest.mark.parametrize(
    ("answer", "outcome", "words"),
    [
        ((404, {}, b"<h1>404</h1>"), "unreachable", "404"),
        ((200, {"Content-Type": "application/pdf"}, b"%PDF"), "unreachable", "application/pdf"),
        ((500, {}, b"<h1>500</h1>"), "unreachable", "500"),
    ],
)
async def test_a_first_page_that_is_none(
    serve: Callable[[Shop], Server], answer: Answer, outcome: str, words: str
) -> None:
    server = serve(lambda path, asked: answer if path == "/" else (404, {}, b""))
    site = quick(server.url, retries=0)
    visiting, _ = await visit(site)
    assert visiting.evidence.outcome == outcome
    assert words in visiting.evidence.reason
    assert "\n" not in visiting.evidence.reason


@pytest.mark.parametrize(
    ("url", "words"), [("http://nowhere.invalid/", "no address"), ("http://127.0.0.1:9/", "no connection")]
)
async def test_a_dead_host(url: str, words: str) -> None:
    visiting, _ = await visit(quick(url, retries=1))
    assert visiting.evidence.outcome == "unreachable"
    assert words in visiting.evidence.reason


async def test_pages_of_one_host_keep_their_distance(serve: Callable[[Shop], Server]) -> None:
    server = serve(shop)
    await visit(quick(server.url, delay_seconds=0.25, pages=4))
    times = [at for path, at in server.visits if path not in ("/robots.txt", "/sitemap.xml")]
    gaps = [b - a for a, b in itertools.pairwise(times)]
    assert sum(gaps) >= 0.2 * len(gaps), "arrivals may bunch up, but not all of them"


async def test_moved_pages_are_seen_once(serve: Callable[[Shop], Server]) -> None:
    def moving(path: str, asked: int) -> Answer:
        return (302, {"Location": "/"}, b"") if path == "/korzina" else shop(path, asked)

    visiting, _ = await visit(quick(serve(moving).url))
    assert roles(visiting).count("home") == 1
    assert ("cart", "not_found") in [(g.role, g.kind) for g in visiting.frontier.gaps()]


async def test_a_phone_sees_home_contacts_a_product_and_the_cart(serve: Callable[[Shop], Server]) -> None:
    server = serve(shop)
    site = quick(server.url).model_copy(update={"devices": ["desktop", "mobile"]})
    visiting, _ = await visit(site)
    assert [p.role for p in visiting.evidence.pages if p.device == "mobile"] == ["home", "contacts", "product", "cart"]
    assert len({p.n for p in visiting.evidence.pages}) == len(visiting.evidence.pages)


async def test_a_cancelled_visit_ends_at_once(serve: Callable[[Shop], Server]) -> None:
    task = asyncio.create_task(visit(quick(serve(shop).url), HangingSession))
    await asyncio.sleep(0.5)
    begun = time.monotonic()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert time.monotonic() - begun < 2


def test_retry_after_as_seconds_date_and_nonsense() -> None:
    now = datetime(2031, 1, 1, 12, 0, 0, tzinfo=UTC)
    assert retry_after("120") == 120
    assert retry_after("Wed, 01 Jan 2031 12:00:30 GMT", now=now) == 30
    assert retry_after("Wed, 01 Jan 2020 12:00:30 GMT", now=now) == 0
    assert retry_after("") == retry_after("soon") == retry_after("-5") == 2
