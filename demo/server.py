"""Serves the demo shops and their vendors' stand-ins on free loopback ports."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import NamedTuple, Self
from urllib.parse import parse_qsl, urlsplit

from demo import vendors
from demo.shop import SLUGS, Request, Response, Shop

LARGEST_BODY = 1_000_000
"""Bytes; more is answered with 413."""


class Seen(NamedTuple):
    """One request as it arrived. `server` is a shop's slug or "vendors"; `size` is the body's, in bytes."""

    server: str
    method: str
    host: str
    path: str
    size: int


class Sent(NamedTuple):
    """An order or a lead that a visitor sent. `form` says which form, or which vendor's host took it."""

    server: str
    form: str
    fields: dict[str, str]


class DemoServer:
    """The shops, as a context manager. Listens on 127.0.0.1 only; everything is forgotten on leaving.

    `urls` maps a shop's slug to its home page. `hosts` maps each vendor's host to the loopback port of its stand-in,
    and `host_rules` says the same for Chromium's `--host-resolver-rules`: without it a browser would ask the real
    vendors. `log` has every request; `orders` and `leads` what visitors really sent.
    """

    def __init__(self) -> None:
        self.log: list[Seen] = []
        self.orders: list[Sent] = []
        self.leads: list[Sent] = []
        self._servers: list[_Server] = []
        self._threads: list[threading.Thread] = []
        self.urls: dict[str, str] = {}
        for slug in SLUGS:
            server = self._serve(slug)
            origin = f"http://127.0.0.1:{server.server_port}"
            shop = Shop(slug, origin, self._recorder(slug))
            server.answer = lambda _host, request, shop=shop: shop.respond(request)  # type: ignore[misc]
            self.urls[slug] = f"{origin}/"
        stand_ins = self._serve("vendors")
        record = self._recorder("vendors")
        stand_ins.answer = lambda host, request: vendors.respond(host, request, record)
        self.hosts: dict[str, int] = dict.fromkeys(vendors.HOSTS, stand_ins.server_port)

    @property
    def host_rules(self) -> str:
        """The value of Chromium's `--host-resolver-rules` that leads the vendors' hosts to their stand-ins."""
        return ", ".join(f"MAP {host} 127.0.0.1:{port}" for host, port in self.hosts.items())

    def site_url(self, url: str) -> str:
        """The address behind `demo:<slug>`; any other URL comes back as it is.

        Raises ValueError with the known names where there is no such shop.
        """
        scheme, _, slug = url.partition(":")
        if scheme != "demo":
            return url
        if slug not in self.urls:
            raise ValueError(f"no demo shop {slug!r}: there are {', '.join(f'demo:{name}' for name in self.urls)}")
        return self.urls[slug]

    def __enter__(self) -> Self:
        for server in self._servers:
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
            thread.start()
            self._threads.append(thread)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()
        for thread in self._threads:
            thread.join()

    def _serve(self, name: str) -> _Server:
        server = _Server(name, self.log)
        self._servers.append(server)
        return server

    def _recorder(self, server: str) -> Callable[[str, str, dict[str, str]], None]:
        def record(kind: str, form: str, fields: dict[str, str]) -> None:
            (self.orders if kind == "order" else self.leads).append(Sent(server, form, fields))

        return record


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    answer: Callable[[str, Request], Response]

    def __init__(self, name: str, log: list[Seen]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.name, self.log = name, log

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up in the middle is everyday life, not worth a traceback."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    timeout = 30

    def _handle(self) -> None:
        size = int(self.headers.get("Content-Length") or 0)
        host = (self.headers.get("Host") or "").partition(":")[0]
        self.server.log.append(Seen(self.server.name, self.command, host, self.path, size))
        if size > LARGEST_BODY:
            self.close_connection = True
            self._send(Response(b"", 413))
            return
        body = self.rfile.read(size)
        address = urlsplit(self.path)
        request = Request(
            self.command,
            address.path,
            dict(parse_qsl(address.query)),
            _fields(body, self.headers.get("Content-Type", "")),
            _cookies(self.headers.get("Cookie", "")),
            "json" in self.headers.get("Accept", ""),
        )
        self._send(self.server.answer(host, request))

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _handle

    def _send(self, response: Response) -> None:
        self.send_response(response.status)
        for name, value in (("Content-Type", response.type), *response.headers):
            self.send_header(name, value)
        if response.status != 204:
            self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet: `DemoServer.log` has it all."""


def _fields(body: bytes, kind: str) -> dict[str, str]:
    text = body.decode("utf-8", "replace")
    if "json" in kind:
        try:
            value = json.loads(text)
        except ValueError:
            return {}
        return {str(key): str(each) for key, each in value.items()} if isinstance(value, dict) else {}
    return dict(parse_qsl(text))


def _cookies(header: str) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(header).items()}
    except CookieError:
        return {}
