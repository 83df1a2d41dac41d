"""Hints are tried with mouse, keyboard and a press; what they show is read, and nothing is sent."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from checks.facts.context import Pages
from checks.facts.hints.reader import hints, opened_hints
from crawler.browser.browser import open_browser
from crawler.browser.settings import BrowserSettings
from crawler.config.model import Limits, Site
from crawler.interact.hint_openings import open_hints
from crawler.reading.pages.page import PageView

PAGE = """<!doctype html><html lang=ru><meta charset=utf-8><title>Полка</title><body><h1>Полка</h1>
<style>#inn-hint{display:none} #inn:focus + #inn-hint{display:block}
.price[data-tooltip]:hover::after{content:attr(data-tooltip);position:absolute;background:#fff}</style>
<p>ИНН <input id=inn name=inn aria-describedby=inn-hint><span id=inn-hint>Десять цифр из карточки предприятия</span></p>
<p><span class=price data-tooltip="Цена при оплате картой на сайте">1 900 ₽</span></p>
<p>Срок <button type=button id=ask>?</button><span id=said hidden>Срок считается в рабочих днях</span></p>
<script>ask.onclick = () => { said.hidden = false; navigator.sendBeacon('/seen', 'x'); fetch('/seen', {method: 'POST'}); };</script>
</body></html>"""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.sent: list[str] = []


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        data = PAGE.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_POST(self) -> None:
        self.server.sent.append(self.path)
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


@pytest.mark.browser
async def test_hints_that_open(server: Server) -> None:
    url = f"http://127.0.0.1:{server.server_port}/"
    site = Site(name="Полки", url=url, limits=Limits(delay_seconds=0, settle_seconds=1))
    async with open_browser(BrowserSettings()) as browser:
        async with browser.session(site) as session:
            page = await session.visit(url, n=1)
        openings = await open_hints(browser, site, [page], [])
    view = PageView.of(page)
    assert view is not None
    found = opened_hints(hints(Pages.of_views([view])), openings)
    assert {h.text: (h.opens, h.by) for h in found} == {
        "Десять цифр из карточки предприятия": (True, "focus"),
        "Цена при оплате картой на сайте": (True, "hover"),
        "Срок считается в рабочих днях": (True, "press"),
    }
    assert server.sent == []
