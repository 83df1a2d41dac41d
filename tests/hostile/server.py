"""Serves one trap shop on loopback: HTTP or HTTPS on a free port, a partner origin on a second, UDP on a third."""

from __future__ import annotations

import contextlib
import gzip
import json
import re
import socket
import threading
import time
import uuid
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal
from urllib.parse import unquote, urlsplit

from tests.hostile import answers, websocket
from tests.hostile.answers import Answer
from tests.hostile.certificate import server_context
from tests.hostile.datagrams import DatagramPort
from tests.hostile.ledger import HEADERS_OF_INTEREST, Entry, Ledger
from tests.hostile.storefront import CSS, SCRIPT, render, sitemap
from tests.hostile.trap import DEPTHS, Act, Kind, Mode, Scheme, Trap

Origin = Literal["shop", "partner"]
ORDINARY = (
    Act("order", "/order", "POST"),
    Act("lead", "/callback", "POST"),
    Act("subscription", "/subscribe", "POST"),
    Act("registration", "/register", "POST"),
    Act("order", "/graphql", body=r"mutation\W+(create|place|submit)\w*order", answer="json"),
)
PLACES = {"/": "home", "/catalog": "category", "/delivery": "delivery", "/contacts": "contacts"}
CORS = {
    "Access-Control-Allow-Credentials": "true",
    "Access-Control-Allow-Methods": "GET, HEAD, POST, PUT, PATCH, DELETE",
    "Access-Control-Allow-Headers": "content-type, x-action, x-http-method-override",
    "Access-Control-Max-Age": "0",
}


def _text(raw: bytes, headers: dict[str, str]) -> str:
    if headers.get("content-encoding") == "gzip":
        with contextlib.suppress(OSError, EOFError):
            raw = gzip.decompress(raw)
    return raw.decode("utf-8", "replace")


def _shown_page(path: str, headers: dict[str, str]) -> str:
    """The path of the page that this request shows to somebody, "" for none.

    A page fetched ahead is not shown; where it is used later, only its script asks again.
    """
    if "prefetch" in headers.get("sec-purpose", ""):
        return ""
    if path == "/static/shop.js":
        return urlsplit(headers.get("referer", "")).path
    return path if headers.get("sec-fetch-dest", "document") == "document" else ""


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, shop: TrapShop, origin: Origin, scheme: Scheme) -> None:
        self.shop = shop
        self.origin: Origin = origin
        self._tls = server_context() if scheme == "https" else None
        super().__init__(("127.0.0.1", 0), _Handler)
        self.address = f"{scheme}://127.0.0.1:{self.server_port}"
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def get_request(self) -> tuple[socket.socket, tuple[str, int]]:
        """Accepts; the TLS handshake happens at the first read, in the connection's own thread."""
        connection, sender = super().get_request()
        if self._tls is not None:
            connection = self._tls.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)
        return connection, sender

    def handle_error(self, request: object, client_address: object) -> None:
        """A visitor who hangs up is no error of the shop."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60
    server: _Listener

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the ledger is the log."""

    def __getattr__(self, name: str) -> object:
        # http.server asks for do_<METHOD>; a shop may act on any method, also on those it invents.
        if name.startswith("do_"):
            return self._serve
        raise AttributeError(name)

    def _serve(self) -> None:
        shop = self.server.shop
        address = urlsplit("//host" + self.path if self.path.startswith("/") else self.path)
        path = re.sub("/+", "/", unquote(address.path))
        headers = {name.lower(): value for name, value in self.headers.items()}
        if headers.get("upgrade", "").lower() == "websocket":
            self._talk(path, address.query, headers)
            return
        raw = self.rfile.read(int(headers.get("content-length", 0)))
        body = _text(raw, headers)
        kind, answer = shop.answer(self.server.origin, self.command, path, address.query, body, headers)
        shop.note("http", self.server.origin, self.command, path, address.query, headers, body, kind)
        self._send(answer, headers)

    def _send(self, answer: Answer, asked: dict[str, str]) -> None:
        self.send_response(answer.status)
        if answer.status not in (204, 304):
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(answer.body)))
        if "sid=" not in asked.get("cookie", ""):
            self.send_header("Set-Cookie", f"sid={uuid.uuid4().hex}; Path=/")
        for name, value in {"Cache-Control": "no-store", **CORS, **answer.headers}.items():
            self.send_header(name, self.server.shop.fill(value))
        self.send_header("Access-Control-Allow-Origin", asked.get("origin", "*"))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _talk(self, path: str, query: str, headers: dict[str, str]) -> None:
        shop, origin = self.server.shop, self.server.origin
        self.close_connection = True
        self.send_response(101)
        self.send_header("Upgrade", "websocket")
        self.send_header("Connection", "Upgrade")
        self.send_header("Sec-WebSocket-Accept", websocket.accept_key(headers.get("sec-websocket-key", "")))
        self.end_headers()
        self.wfile.flush()
        shop.note("websocket", origin, "OPEN", path, query, headers, "", shop.kind_of_message(f"OPEN {path}?{query}"))
        self.wfile.write(websocket.frame(websocket.TEXT, b'{"type":"hello","operators":2}'))
        for message in websocket.messages(self.rfile, self.wfile):
            shop.note("websocket", origin, "MESSAGE", path, query, headers, message, shop.kind_of_message(message))
            self.wfile.write(websocket.frame(websocket.TEXT, b'{"type":"ack"}'))


class TrapShop:
    """A running trap shop: `with TrapShop(trap, "https") as shop: visit(shop.url); shop.problems("read")`."""

    def __init__(self, trap: Trap, scheme: Scheme = "http") -> None:
        self.trap = trap
        self.ledger = Ledger()
        self._carts: dict[str, int] = {}
        self._datagrams = DatagramPort(self._note_datagram) if trap.datagrams else None
        self._partner = _Listener(self, "partner", scheme)
        self._shop = _Listener(self, "shop", scheme)
        self.url = self._shop.address
        self.partner_url = self._partner.address

    def __enter__(self) -> TrapShop:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stops all ports; the ledger stays readable."""
        for listener in (self._shop, self._partner):
            listener.shutdown()
            listener.server_close()
        if self._datagrams:
            self._datagrams.close()

    def fill(self, text: str) -> str:
        """Fills in the tokens that name this shop's ports."""
        udp = f"127.0.0.1:{self._datagrams.port}" if self._datagrams else ""
        ws = self.url.replace("http", "ws", 1)
        for name, word in {"origin": self.url, "partner": self.partner_url, "ws": ws, "udp": udp}.items():
            text = text.replace("{{" + name + "}}", word)
        return text

    def note(
        self,
        transport: Literal["http", "websocket", "datagram"],
        origin: Origin,
        method: str,
        path: str,
        query: str,
        headers: dict[str, str],
        body: str,
        kind: Kind | None,
    ) -> None:
        """Writes one request or message into the ledger."""
        kept = {name: value for name, value in headers.items() if name in HEADERS_OF_INTEREST}
        way = self.trap.way
        self.ledger.add(Entry(time.time(), way, transport, origin, method, path, query, kept, body[:4000], kind))

    def _note_datagram(self, protocol: str, username: str) -> None:
        # A first TURN datagram names nobody yet: the browser only learns there that it must.
        kind = None if protocol == "turn" and not username else self.trap.datagrams.get(protocol)
        self.note("datagram", "shop", protocol.upper(), "/", "", {}, username, kind)

    def kind_of_message(self, message: str) -> Kind | None:
        """What the shop takes a WebSocket message for, None for chatter."""
        for pattern, kind in self.trap.sockets.items():
            if re.search(pattern, message):
                return kind
        return None

    def answer(
        self, origin: Origin, method: str, path: str, query: str, body: str, headers: dict[str, str]
    ) -> tuple[Kind | None, Answer]:
        """What the shop does with a request, and its reply. The trap's own acts come before the ordinary forms."""
        for act in (*self.trap.acts, *ORDINARY):
            if act.matches(method, path, query, body, headers):
                return act.kind, answers.after_act(act.answer, self.trap.language, query)
        if method == "OPTIONS":
            return None, Answer(status=204)
        if path in self.trap.redirects:
            status, _, target = self.trap.redirects[path].rpartition(" ")
            return None, answers.redirect(target, int(status or 302))
        if path in self.trap.files:
            return None, answers.as_file(path, self.fill(self.trap.files[path]))
        session = SimpleCookie(headers.get("cookie", "")).get("sid")
        name = session.value if session else ""
        if shown := _shown_page(path, headers):
            self._note_depth(shown, self._carts.get(name, 0) > 0)
        return None, self._page(path, body, name)

    def _note_depth(self, path: str, is_filled: bool) -> None:
        if re.fullmatch(r"/product/[78]", path):
            self.ledger.served("product")
        elif path == "/cart" and is_filled:
            self.ledger.served("cart")
        elif path == "/checkout" and is_filled:
            self.ledger.served("checkout")

    def _page(self, path: str, body: str, session: str) -> Answer:
        if path in PLACES:
            return self._render(PLACES[path])
        if product := re.fullmatch(r"/product/([78])", path):
            return self._render("product", product[1])
        if path == "/cart":
            return self._render("cart")
        if path == "/checkout":
            return self._render("checkout") if self._carts.get(session) else answers.redirect("/cart", 303)
        if re.match("/(api/cart|cart/add|graphql|rpc)", path):
            return self._cart(path, body, session)
        return self._static(path)

    def _render(self, page: str, number: str = "7") -> Answer:
        headers = {**self.trap.headers.get("all", {}), **self.trap.headers.get(page, {})}
        return answers.html(self.fill(render(self.trap, page, number)), headers)

    def _cart(self, path: str, body: str, session: str) -> Answer:
        adds = re.search(r'"action":\s*"add"|cartLinesAdd|"cart\.add"', body)
        if adds or path == "/cart/add":
            self._carts[session] = self._carts.get(session, 0) + 1
        if path == "/cart/add":
            return answers.redirect("/cart", 303)
        quantity = self._carts.get(session, 0)
        money = "4 900 ₽" if self.trap.language == "ru" else "£49.00"
        cart = {"quantity": quantity, "total": f"{quantity} × {money}"}
        if path == "/graphql":
            return answers.as_json({"data": {"product": {"price": money, "stock": 5}, "cart": cart}})
        if path == "/rpc":
            reply = {"jsonrpc": "2.0", "id": 1, "result": cart}
            return answers.as_json([reply] if body.lstrip().startswith("[") else reply)
        return answers.as_json(cart)

    def _static(self, path: str) -> Answer:
        if path == "/static/shop.css":
            return answers.as_file(path, CSS)
        if path == "/static/shop.js":
            return answers.as_file(path, SCRIPT)
        if re.fullmatch(r"/images/\w+\.svg", path):
            return answers.as_file(path, answers.SVG)
        if path == "/robots.txt":
            return answers.as_file(path, f"User-agent: *\nAllow: /\nSitemap: {self.url}/sitemap.xml\n")
        if path == "/sitemap.xml":
            return answers.as_file(path, sitemap(self.trap, self.url))
        if re.match("/(collect|consent|api/city|api/stock)", path):
            return answers.as_json({"ok": True, "stock": 5})
        if path == "/favicon.ico":
            return Answer(status=204)
        return Answer(status=404, body=json.dumps({"error": "not found"}).encode(), content_type="application/json")

    def problems(self, mode: Mode = "read") -> list[str]:
        """What a visit in this mode did wrong: each wrong act, each innocent part not served, a journey cut short.

        Call it after the last page of the visit has closed. An opaque trap's acts are not counted (`Trap.knowable`).
        """
        found = [str(act) for act in self.ledger.wrong_acts(mode)] if self.trap.knowable else []
        depth = self.ledger.depth
        if depth is None or DEPTHS.index(depth) < DEPTHS.index(self.trap.reach):
            found.append(f"got only to {depth}, an honest visit gets to {self.trap.reach}")
        return found + [f"innocent, not served: {method} {path}" for method, path in self._missing()]

    def _missing(self) -> list[tuple[str, str]]:
        wanted = [("GET", "/static/shop.css"), ("GET", "/static/shop.js"), ("POST", "/graphql")]
        if self.trap.reach != "product" and "buy" not in self.trap.slots:
            wanted.append(("POST", "/api/cart"))
        return [one for one in wanted if not self.ledger.has_read(*one)]
