"""The company's pages in social networks are asked once each, and nothing of the site goes along."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from checks.facts.social.model import Social
from checks.facts.social.reader import add_answers, social_page
from crawler.browser.browser import open_browser
from crawler.browser.settings import BrowserSettings
from crawler.config.model import Site
from crawler.crawl.social_links import MOST, ask
from crawler.record.page import Page, Snapshot
from crawler.record.site import SocialAnswer

HTML = """<a href="http://vk.com/here">VK</a><a href="http://vk.com/gone">VK</a><a href="http://vk.com/moved">VK</a>
<a href="http://ok.ru/shut">OK</a><a href="http://vk.com/share.php?url=x">share</a><a href="http://vk.com/">start</a>
<a href="https://shop.example/contacts">own</a>"""


class Network(BaseHTTPRequestHandler):
    """A stand-in for social networks."""

    seen: list[tuple[str, str, str]] = []

    def do_GET(self) -> None:
        headers = " ".join(f"{k}={v}" for k, v in self.headers.items() if k in ("Cookie", "Referer", "X-Own"))
        Network.seen.append((self.headers["Host"], self.path, headers))
        if self.path == "/shut":
            self.close_connection = True
            return
        if self.path.startswith("/slow"):
            time.sleep(3)
        status = {"/gone": 404, "/moved": 302}.get(self.path, 200)
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "http://vk.com/here2")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def port() -> Iterator[int]:
    Network.seen = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Network)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def page(html: str = HTML) -> Page:
    url = "https://shop.example/"
    return Page(n=0, url=url, final_url=url, role="home", snapshots=[Snapshot(stage="settled", html=html, url=url)])


def plainly(url: str) -> str | None:
    """As in the product, but without TLS, which the stand-in does not speak."""
    found = social_page(url)
    return found.replace("https://", "http://") if found else None


def settings(port: int) -> BrowserSettings:
    rules = f"MAP vk.com 127.0.0.1:{port}, MAP ok.ru 127.0.0.1:{port}"
    return BrowserSettings(host_rules=rules, social_page=plainly)


async def test_each_page_is_asked_once_and_nothing_goes_along(port: int) -> None:
    site = Site(name="Shop", url="https://shop.example/", cookies={"a": "b"}, headers={"X-Own": "1"})
    async with open_browser(settings(port)) as browser:
        answers = await ask(browser, site, [page(), page()], [])
    assert {a.url: a.status for a in answers} == {
        "http://vk.com/here": 200, "http://vk.com/gone": 404, "http://vk.com/moved": 200, "http://ok.ru/shut": None,
    }  # fmt: skip
    assert next(a.reason for a in answers if a.status is None)
    paths = [path for host, path, _ in Network.seen if host == "vk.com"]
    assert sorted(paths) == ["/gone", "/here", "/here2", "/moved"]
    assert {headers for _, _, headers in Network.seen} == {""}


async def test_not_more_than_a_few_and_none_where_the_site_is_to_be_left_alone(port: int) -> None:
    many = page("".join(f'<a href="http://vk.com/p{n}">VK</a>' for n in range(MOST + 5)))
    async with open_browser(settings(port)) as browser:
        assert len(await ask(browser, Site(name="Shop", url="https://shop.example/"), [many], [])) == MOST
        Network.seen = []
        quiet = Site(name="Shop", url="https://shop.example/", social_links="leave")
        assert await ask(browser, quiet, [many], []) == [] and Network.seen == []


async def test_those_who_do_not_answer_cost_the_time_of_one(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.crawl.social_links.SECONDS", 1.5)
    slow = page(
        "".join(f'<a href="http://vk.com/slow{n}">VK</a>' for n in range(4)) + '<a href="http://vk.com/here">VK</a>'
    )
    async with open_browser(settings(port)) as browser:
        began = time.monotonic()
        answers = await ask(browser, Site(name="Shop", url="https://shop.example/"), [slow], [])
        assert time.monotonic() - began < 5
    assert [a.status for a in answers] == [None, None, None, None, 200]
    assert all("imeout" in a.reason or "bort" in a.reason for a in answers[:4])


def test_an_answer_belongs_to_its_page() -> None:
    pages = [Social(network="vk", url=f"https://vk.com/{name}", proof=[]) for name in ("Here", "gone", "unasked")]
    add_answers(
        pages,
        [SocialAnswer(url="https://vk.com/here", status=200), SocialAnswer(url="https://vk.com/gone", status=410)],
    )
    assert [(p.status, p.gone) for p in pages] == [(200, False), (410, True), (None, False)]
