"""What scrapy-playwright's request interception costs, against a bare browser on the same pages.

    make bench

Each round loads one page of 80 small parts three ways, in turn, so that other load on the machine falls on all alike:
bare, through scrapy-playwright's download handler inside Scrapy, and bare again. The ratio of the two bare ones is the
noise of the measurement. Two clocks: the browser's own (navigation start to load event), and the wall (page opened, loaded,
its markup taken, closed).
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from crawler.browser import chromium

PARTS = 80
ROUNDS = 25
WARM = 3

_PAGE = (
    "<!doctype html><meta charset=utf-8><title>bench</title>"
    + "".join(f"<script src=/p{i}.js></script>" for i in range(PARTS // 2))
    + "".join(f"<img src=/p{i}.svg width=9 height=9>" for i in range(PARTS // 2))
)
_PICTURE = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """The page or one of its parts; nothing is cached, so that each round loads all."""
        kind, data = "text/html", _PAGE.encode()
        if self.path.endswith(".js"):
            kind, data = "text/javascript", b"globalThis.n = (globalThis.n || 0) + 1"
        elif self.path.endswith(".svg"):
            kind, data = "image/svg+xml", _PICTURE
        self.send_response(200)
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(data))), ("Cache-Control", "no-store")):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def serve() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


_LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"


async def bare(context: Any, url: str) -> tuple[float, float]:
    """Milliseconds by the browser's clock, and by the wall."""
    began = time.perf_counter()
    page = await context.new_page()
    await page.goto(url, wait_until="load")
    loaded = await page.evaluate(_LOADED)
    await page.content()
    await page.close()
    return loaded, (time.perf_counter() - began) * 1000


def crawl() -> None:
    """Runs in a process of its own, because Scrapy installs its reactor there. Prints the times as JSON."""
    from playwright.async_api import async_playwright
    from scrapy import Request, Spider
    from scrapy.crawler import CrawlerProcess
    from scrapy_playwright.page import PageMethod  # type: ignore[import-untyped]

    launch: dict[str, Any] = {"executable_path": str(chromium.find().path), "args": chromium.launch_arguments()}
    times: list[list[tuple[float, float]]] = []

    class Bench(Spider):
        name = "bench"
        url = ""

        async def start(self) -> Any:
            self.playwright = await async_playwright().start()
            self.browser = await self.playwright.chromium.launch(**launch)
            self.context = await self.browser.new_context()
            self.before = await bare(self.context, self.url)
            yield self.bridged()

        def bridged(self) -> Request:
            self.began = time.perf_counter()
            meta = {"playwright": True, "playwright_page_methods": [PageMethod("evaluate", _LOADED)]}
            return Request(self.url, meta=meta, dont_filter=True, callback=self.parse)

        async def parse(self, response: Any, **_: Any) -> Any:
            wall = (time.perf_counter() - self.began) * 1000
            through = (response.meta["playwright_page_methods"][0].result, wall)
            times.append([self.before, through, await bare(self.context, self.url)])
            if len(times) < WARM + ROUNDS:
                self.before = await bare(self.context, self.url)
                yield self.bridged()
            else:
                await self.browser.close()
                await self.playwright.stop()

    handler = "scrapy_playwright.handler.ScrapyPlaywrightDownloadHandler"
    process = CrawlerProcess(
        {
            "DOWNLOAD_HANDLERS": {"http": handler},
            "TWISTED_REACTOR": "twisted.internet.asyncioreactor.AsyncioSelectorReactor",
            "PLAYWRIGHT_LAUNCH_OPTIONS": launch,
            "DOWNLOAD_DELAY": 0,
            "LOG_ENABLED": False,
            "TELNETCONSOLE_ENABLED": False,
        }
    )
    with serve() as url:
        process.crawl(Bench, url=url)
        process.start()
    print(json.dumps(times[WARM:]))


@pytest.mark.browser
def test_what_the_bridge_costs() -> None:
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, str(Path(__file__).resolve())]
    done = subprocess.run(command, cwd=root, env=None, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    times = json.loads(done.stdout.splitlines()[-1])
    assert len(times) == ROUNDS
    for clock, which in enumerate(("by the browser's clock", "by the wall")):
        first, bridged, again = ([row[way][clock] for row in times] for way in range(3))
        ratio = statistics.median(2 * b / (a + c) for a, b, c in zip(first, bridged, again, strict=True))
        noise = statistics.median(c / a for a, c in zip(first, again, strict=True))
        medians = "bare {:.0f} ms, bridged {:.0f} ms, bare again {:.0f} ms".format(
            *(statistics.median(x) for x in (first, bridged, again))
        )
        print(f"\n{which}: {medians}; bridged / bare {ratio:.2f}, noise {noise:.2f} ({ROUNDS} rounds)")
        assert ratio > 0.5


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    crawl()
