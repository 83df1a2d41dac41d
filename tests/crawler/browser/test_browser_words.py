"""What the browser says is told in our own words, in both languages."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator

import pytest

from crawler.browser.browser import open_browser
from crawler.browser.browser_words import CAUSES, cause_in, reason_in
from crawler.browser.page_gaps import navigation_gap
from crawler.browser.settings import BrowserSettings
from crawler.config.model import Limits, Site
from crawler.record.causes import words

RAW = re.compile(r"net::|ERR_|Page\.|Call log|\x1b")
CALL_LOG = "Page.goto: net::{} at https://u:p@shop.example/\nCall log:\n\x1b[2m  - navigating to\x1b[22m"


@pytest.mark.parametrize("mark", [mark for mark, _ in CAUSES if mark.startswith("ERR_")])
def test_each_error_of_the_network_has_words(mark: str) -> None:
    made = navigation_gap(CALL_LOG.format(mark), "https://shop.example/")
    for language in ("ru", "en"):
        told = words(made.cause, made.params, language)
        assert told and not RAW.search(told)


@pytest.mark.parametrize("message", ["net::ERR_OF_TOMORROW at http://a/", "Page.goto: \x1b[31mboom", ""])
def test_an_unknown_error_is_not_quoted(message: str) -> None:
    assert navigation_gap(message, "http://a/").reason == "the page did not open"
    assert str(reason_in(message)) == "the browser does not say why"


def test_the_first_mark_that_fits_decides() -> None:
    assert cause_in("net::ERR_CONNECTION_TIMED_OUT") == "host_silent"
    assert cause_in("net::ERR_TIMED_OUT") == "host_slow"
    assert cause_in("Page.evaluate: Target page, context or browser has been closed") == "page_closed"


@pytest.fixture
def broken() -> Iterator[str]:
    """A server that breaks its answer off in the middle of a chunk."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                connection.recv(65_536)
                head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
                connection.sendall(head + b"e\r\n<h1>half a pag\r\nzz\r\n")
                connection.close()

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"


@pytest.mark.browser
async def test_an_answer_that_is_broken_off_is_told_as_such(broken: str) -> None:
    site = Site(name="a", url=broken, limits=Limits(page_seconds=6, settle_seconds=1, late_seconds=0))
    async with open_browser(BrowserSettings()) as browser, browser.session(site) as session:
        page = await session.visit(broken, n=1)
    assert [gap.cause for gap in page.gaps] == ["answer_cut_off"]
