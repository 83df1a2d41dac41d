"""What callback buttons and chats open is seen, and nothing is sent by it: proven at the server."""

from __future__ import annotations

import base64
import hashlib
import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from checks.facts.chat.model import Chat
from checks.facts.common.widget_responses import opened_callbacks, opened_chats
from crawler.browser.browser import open_browser
from crawler.browser.settings import BrowserSettings
from crawler.config.model import Limits, Site
from crawler.interact.widget_openings import open_widgets
from crawler.reading.controls.launchers import ICON, call_launcher, callback_buttons, chat_launcher
from crawler.reading.pages.document import Document

GREEDY = """<!doctype html><html lang=ru><meta charset=utf-8><title>Лавка</title><body><h1>Лавка</h1>
<button id=call type=button>Заказать звонок</button><a href="/elsewhere" id=away>Обратный звонок</a>
<form action=/lead method=post><input type=tel name=phone><button id=send>Перезвоните мне</button></form>
<div id=window role=dialog hidden style="position:fixed;inset:20%;background:#fff"><b>Перезвоним за 30 секунд</b>
<form action=/lead method=post><input name=name placeholder=Имя><input type=tel name=phone placeholder=Телефон>
<button>Жду звонка</button></form></div>
<button id=chat class=chat-launcher style="position:fixed;right:20px;bottom:20px;width:80px;height:60px">Чат</button>
<div id=round class=acme-call-button style="position:fixed;left:20px;bottom:20px;width:60px;height:60px;cursor:pointer">
<svg width=20 height=20></svg></div>
<script>
const socket = new WebSocket(`ws://${location.host}/socket`);
const send = (what) => {
  fetch('/fetch?' + what, {method: 'POST', body: what});
  fetch('/keepalive?' + what, {method: 'POST', body: what, keepalive: true});
  navigator.sendBeacon('/beacon?' + what, what);
  const asked = new XMLHttpRequest(); asked.open('PUT', '/xhr?' + what); asked.send(what);
  if (socket.readyState === 1) socket.send(what);
  new Worker(URL.createObjectURL(new Blob([`fetch('${location.origin}/worker?${what}', {method: 'POST'})`])));
};
call.onclick = () => { window.hidden = false; document.getElementById('window').hidden = false; send('pressed');
  document.forms[0].submit(); };
round.onclick = () => { send('round'); const d = document.createElement('div');
  d.innerHTML = '<p>Наберём вас за 20 секунд</p><form action=/lead method=post><input type=tel name=tel></form>';
  d.style = 'position:fixed;left:9px;bottom:90px;background:#fff'; document.body.append(d); };
chat.onclick = () => { send('chat'); fetch('/chat-window').then((r) => r.text()).then((t) => {
  const d = document.createElement('div'); d.innerHTML = t; document.body.append(d); }); };
for (const name of ['pagehide', 'unload', 'beforeunload', 'visibilitychange'])
  addEventListener(name, () => send(name));
</script></body></html>"""
WINDOW = (
    "<div style='position:fixed;right:9px;bottom:90px'>Здравствуйте! Чем помочь?<input type=email placeholder=E-mail>"
    "<a href='https://t.me/teremok_bot'>Telegram</a><a href='https://vk.me/teremok'>VK</a></div>"
)


class Server(ThreadingHTTPServer):
    """Serves the page; `sent` is everything that arrived and was no GET, `messages` what came over the socket."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.sent: list[str] = []
        self.asked: list[str] = []
        self.messages: list[bytes] = []


class Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if self.path == "/socket":
            self._socket()
            return
        page = {"/": GREEDY, "/chat-window": WINDOW}.get(self.path, "")
        data = page.encode()
        self.send_response(200 if page else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_POST(self) -> None:
        self.server.sent.append(f"{self.command} {self.path}")
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.send_response(204)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_PUT = do_POST

    def _socket(self) -> None:
        """The server's side of a WebSocket, as far as needed to see that a message came (RFC 6455)."""
        key = (self.headers["Sec-WebSocket-Key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()
        self.send_response(101)
        self.send_header("Upgrade", "websocket")
        self.send_header("Connection", "Upgrade")
        self.send_header("Sec-WebSocket-Accept", base64.b64encode(hashlib.sha1(key).digest()).decode())
        self.end_headers()
        with suppress(OSError):
            while (head := self.rfile.read(2)) and head[0] & 0x0F != 8:
                self.server.messages.append(self.rfile.read((head[1] & 0x7F) + 4))
        self.close_connection = True

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
async def test_presses_show_what_opens_and_send_nothing(server: Server) -> None:
    url = f"http://127.0.0.1:{server.server_port}/"
    async with open_browser(BrowserSettings()) as browser:
        plain = Site(name="plain", url=url)
        async with browser.session(plain) as session, session.live(url) as live:
            await live.page.evaluate("chat.onclick()")
            await live.settle(2)
        assert {s.split("?")[0] for s in server.sent} >= {"POST /fetch", "POST /beacon", "PUT /xhr", "POST /worker"}, (
            "the page sends where nothing holds it back"
        )
        assert server.messages, "over the socket as well"
        site = Site(name="Лавка", url=url, limits=Limits(delay_seconds=0, settle_seconds=1))
        async with browser.session(site) as session:
            page = await session.visit(url, n=1)
        server.sent.clear()
        server.messages.clear()
        server.asked.clear()
        openings = await open_widgets(browser, site, [page], [])
    assert [(t.kind, t.label, t.pressed) for t in openings] == [
        ("callback", "Заказать звонок", True),
        ("callback", "", True),
        ("chat", "Чат", True),
    ]
    assert all(t.held for t in openings)
    assert server.sent == []
    assert server.messages == []
    assert "/chat-window" in server.asked, "what opens may be asked for"
    assert "/elsewhere" not in server.asked
    callback, _, chat = (t.page.snapshots[-1].html for t in openings)
    opened = Document(callback)
    assert opened.visible(opened.css("#window input[type=tel]")[0])
    assert "Чем помочь" in chat
    (worded,) = opened_chats([Chat(vendor=None, confidence="likely", proof=[])], openings)
    assert (worded.opens, worded.asks, worded.links) == (True, ["email"], ["telegram", "vk"])
    assert "Чем помочь" in worded.greeting
    (wordless,) = opened_callbacks([], openings)
    assert (wordless.opens, wordless.asks, wordless.promise) == (True, ["tel"], "за 20 секунд")


def stamped(body: str) -> Document:
    """Markup as a browser would have stamped it: everything in `body` that has an index is visible and has a box."""
    return Document(f'<html data-lw="1"><body>{body}</body></html>')


def at(index: int, box: str = "0,0,80,40") -> str:
    return f'data-lw-i="{index}" data-lw-b="{box}" data-lw-v="1"'


@pytest.mark.parametrize(
    "body",
    [
        f"<button {at(1)}>Заказать звонок</button>",
        f'<a href="#call" {at(1)}>Обратный звонок</a>',
        f'<div data-lw-p="1" {at(1)}>Перезвоните мне</div>',
        f'<a href="javascript:void(0)" {at(1)}><span {at(2)}>Request a callback</span></a>',
    ],
)
def test_buttons_that_promise_a_call_may_be_pressed(body: str) -> None:
    assert [b.index for b in callback_buttons(stamped(body))] == [1]


@pytest.mark.parametrize(
    "body",
    [
        f'<a href="/callback/" {at(1)}>Заказать звонок</a>',
        f'<a href="tel:+70000000000" {at(1)}>Заказать звонок</a>',
        f'<form><input type="text" name="q" {at(2)}><button {at(1)}>Заказать звонок</button></form>',
        f'<div><input type="tel" name="phone" {at(2)}><button type="button" {at(1)}>Жду звонка</button></div>',
        f'<div><div><input name="phone" {at(2)}></div><p><span data-lw-p="1" {at(1)}>Перезвоните мне</span></p></div>',
        f'<button class="one-click-order" onclick="placeOrder()" {at(1)}>Заказать звонок</button>',
        '<button data-lw-i="1" data-lw-v="0">Заказать звонок</button>',
        f"<button {at(1)}>Заказать</button><p {at(2)}>Заказать звонок</p>",
        f'<button data-lw-d="1" {at(1)}>Заказать звонок</button>',
    ],
)
def test_what_sends_leads_away_or_is_not_there_is_not_pressed(body: str) -> None:
    assert callback_buttons(stamped(body)) == []


def test_launchers_are_buttons_that_a_vendor_or_their_words_name() -> None:
    fixed = 'data-lw-f="fixed"'
    panel = f'<div id="acme" {at(1, "0,0,900,700")}><div class="acme-label" {at(2)}>Есть вопрос?</div></div>'
    found = chat_launcher(stamped(panel), ("#acme", ".acme-label"))
    assert found is not None
    assert (found.index, found.by) == (2, ".acme-label")
    worded = chat_launcher(stamped(f"<button {fixed} {at(3)}>Открыть чат</button>"), ())
    assert worded is not None
    assert (worded.index, worded.by) == (3, "")
    for body in (
        f"<button {at(1)}>Открыть чат</button>",
        f'<a {fixed} {at(1)} href="https://t.me/teremok_shop">Чат</a>',
        f'<div {fixed} {at(1)}><input type="tel" name="phone" {at(2)}><button {fixed} {at(3)}>Чат</button></div>',
    ):
        assert chat_launcher(stamped(body), ("#acme",)) is None, body


ROUND = 'data-lw-f="fixed" data-lw-p="1"'


def test_a_round_button_without_words_may_be_pressed() -> None:
    corner = at(4, "1200,600,60,60")
    vendor = call_launcher(stamped(f'<a id="acme-round" {corner}><i></i></a>'), ("#acme-round",), 1280)
    assert vendor is not None
    assert (vendor.index, vendor.by, vendor.label) == (4, "#acme-round", "")
    for name in ('class="callback-widget"', 'class="fixed phone-button"', 'id="zakaz-zvonka"', 'class="call-me"'):
        coded = call_launcher(stamped(f"<div {name} {ROUND} {corner}><svg></svg></div>"), (), 1280)
        assert coded is not None, name
        assert (coded.index, coded.by) == (4, ICON)


@pytest.mark.parametrize(
    "body",
    [
        f'<div class="callback" {ROUND} {at(1, "600,600,60,60")}></div>',
        f'<div class="callback" data-lw-p="1" {at(1, "1200,600,60,60")}></div>',
        f'<div class="callback" {ROUND} {at(1, "1000,500,280,300")}></div>',
        f'<div class="callback" {ROUND} {at(1, "1200,600,60,60")}>Наши магазины</div>',
        f'<div class="scroll-top" {ROUND} {at(1, "1200,600,60,60")}></div>',
        f'<a class="callback" href="tel:+70000000000" {ROUND} {at(1, "1200,600,60,60")}></a>',
        f'<div class="phone-button" {ROUND} {at(1, "1200,600,60,60")}><a href="https://wa.me/70000000000"></a></div>',
        f'<div class="callback buy-one-click" onclick="placeOrder()" {ROUND} {at(1, "1200,600,60,60")}></div>',
        f'<form><input type="tel" name="phone"><button class="call-button" {ROUND} {at(1, "1200,600,60,60")}></button></form>',
    ],
)
def test_what_is_no_round_callback_button_is_left_alone(body: str) -> None:
    assert call_launcher(stamped(body), (), 1280) is None
