"""Saved markup is rendered with its scripts, and nothing of it reaches the network."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

import pytest
import pytest_asyncio

from crawler.browser.browser import Browser, open_browser
from crawler.browser.render_saved import render_file
from crawler.browser.settings import BrowserSettings
from crawler.reading.pages.document import Document
from tests.crawler.browser.hostile import page

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with open_browser(BrowserSettings(globals=("rendered",))) as running:
        yield running


class Listener:
    """Takes whatever comes, by TCP and by UDP, on one port."""

    def __init__(self) -> None:
        self.tcp = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.tcp.getsockname()[1]
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind(("127.0.0.1", self.port))
        self.came: list[bytes] = []
        for take in (self._take_tcp, self._take_udp):
            threading.Thread(target=take, daemon=True).start()

    def _take_tcp(self) -> None:
        while True:
            try:
                connection, _ = self.tcp.accept()
            except OSError:
                return
            connection.settimeout(0.2)
            try:
                self.came.append(connection.recv(300))
            except OSError:
                self.came.append(b"(a connection)")
            connection.close()

    def _take_udp(self) -> None:
        while True:
            try:
                self.came.append(self.udp.recv(300))
            except OSError:
                return


@contextmanager
def listen() -> Iterator[Listener]:
    """A listener, closed in the end."""
    listener = Listener()
    try:
        yield listener
    finally:
        listener.tcp.close()
        listener.udp.close()


def escaping(port: int) -> str:
    """Markup that tries every way out."""
    there = f"http://127.0.0.1:{port}"
    return page(
        f"""<h1>Файл</h1><p id=out></p><a href=/contacts>Контакты</a>
        <img src="{there}/img"><iframe src="{there}/frame"></iframe><video src="{there}/video" autoplay></video>
        <form id=send action="{there}/form" method=post><input name=a value=b></form>
        <script>
        window.rendered = 1;
        out.textContent = "скрипт работал";
        const there = "{there}", quiet = (f) => {{ try {{ f(); }} catch (e) {{}} }};
        quiet(() => fetch(there + "/fetch", {{ keepalive: true, mode: "no-cors" }}).catch(() => 0));
        quiet(() => navigator.sendBeacon(there + "/beacon", "x"));
        quiet(() => new WebSocket("ws://127.0.0.1:{port}/ws"));
        quiet(() => new EventSource(there + "/events"));
        quiet(() => window.open(there + "/window"));
        quiet(() => new Worker(URL.createObjectURL(new Blob(["fetch('" + there + "/worker')"]))));
        quiet(() => {{
          const peer = new RTCPeerConnection({{ iceServers: [{{ urls: "stun:127.0.0.1:{port}" }}] }});
          peer.createDataChannel("x"); peer.createOffer().then((offer) => peer.setLocalDescription(offer));
        }});
        addEventListener("pagehide", () => {{ navigator.sendBeacon(there + "/pagehide", "x"); fetch(there + "/bye", {{ keepalive: true }}); }});
        setTimeout(() => quiet(() => send.submit()), 300);
        setTimeout(() => quiet(() => {{ location.href = there + "/away"; }}), 600);
        </script>""",
        f'<link rel=prefetch href="{there}/prefetch"><link rel=preconnect href="{there}"><link rel=stylesheet href="{there}/css">',
    )


async def test_no_byte_leaves_a_rendered_file(browser: Browser) -> None:
    with listen() as listener:
        done = await render_file(browser, escaping(listener.port), "https://shop.example/page/")
        await asyncio.sleep(0.5)
        assert listener.came == []
    snapshot = done.snapshots[-1]
    tree = Document(snapshot.html, snapshot.url)
    assert (done.role, done.final_url, snapshot.url) == (
        "home",
        "https://shop.example/page/",
        "https://shop.example/page/",
    )
    assert "скрипт работал" in tree.text(tree.root) and snapshot.globals == {"rendered": "number"}
    assert ("Контакты", "https://shop.example/contacts") in [(tree.text(e), url) for e, url in tree.links]
    assert snapshot.shot is not None


async def test_the_listener_hears_what_is_not_held_back(browser: Browser) -> None:
    """The same markup from a live page: were the test deaf, this would fail."""
    from crawler.config.model import Site

    with listen() as listener:
        async with browser.session(Site(name="x", url="http://127.0.0.1/")) as session, session.open() as live:
            await live.page.set_content(escaping(listener.port))
            await asyncio.sleep(2)
        heard = b" ".join(listener.came)
    assert (
        b"/img" in heard
        and b"/fetch" in heard
        and any(not part.startswith((b"GET", b"POST")) for part in listener.came)
    )


async def test_a_file_from_disk_and_one_that_hangs(browser: Browser) -> None:
    plain = await render_file(browser, page("<h1>С диска</h1>"), "file:///tmp/page.html")
    assert plain.gaps == [] and plain.final_url == "file:///tmp/page.html" and "С диска" in plain.snapshots[-1].html
    empty = await render_file(browser, "", "https://shop.example/")
    assert empty.gaps == [] and empty.snapshots
