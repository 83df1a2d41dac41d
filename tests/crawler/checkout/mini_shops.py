"""Small fictional shops that behave as the wide-spread platforms do, with what a person finds in each.

The markup is our own; modelled are the manners: how the cart is filled, where the checkout lies, how a field is marked as
required, what is preselected, what appears late. `written` has every request that is neither asking nor filling the cart.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from tests.crawler.checkout.mini_shop_pages import SHOPS

FAR = "checkout.mini.test"
"""The other host, where some platforms have their checkout."""
FILLS = ("/add", "/cart/add", "/batch", "/cart_items", "/basket/add")
"""Where a request that puts goods into the cart ends."""


@dataclass
class MiniShops:
    port: int
    written: dict[str, list[str]] = field(default_factory=dict)
    emptied: list[str] = field(default_factory=list)
    """Shops whose cart was emptied by a link."""

    @property
    def host_rules(self) -> str:
        return f"MAP {FAR} 127.0.0.1:{self.port}"

    def url(self, name: str) -> str:
        return f"http://127.0.0.1:{self.port}/{name}/"


class _Handler(BaseHTTPRequestHandler):
    shops: MiniShops

    def do_GET(self) -> None:
        name, _, rest = urlsplit(self.path).path.lstrip("/").partition("/")
        pages = SHOPS.get(name)
        if pages is None:
            return self._send(404, "")
        query = urlsplit(self.path).query
        if "remove_item" in query:
            self.shops.emptied.append(name)
        filled = f"{name}=1" in (self.headers.get("Cookie") or "") or FAR in (self.headers.get("Host") or "")
        keys = [f"{rest}?{query}", rest]
        keys = [f"{k}+" for k in keys] + keys if filled else keys
        body = next((pages.pages[k] for k in keys if k in pages.pages), None)
        if body is None:
            return self._send(404, "<h1>404</h1>")
        if body.startswith("-> "):
            return self._go(body[3:].replace("FAR", f"http://{FAR}"))
        if body.startswith("{"):
            return self._send(200, body, kind="application/json")
        title = pages.title
        head = f"<!doctype html><html lang={pages.lang}><head><meta charset=utf-8><title>{title}</title>{pages.head}</head>"
        self._send(200, f"{head}<body>{pages.header}<main>{body}</main></body></html>".replace("FAR", f"http://{FAR}"))
        return None

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path = urlsplit(self.path).path
        name = path.lstrip("/").partition("/")[0]
        pages = SHOPS[name]
        if path.endswith(FILLS) or "cart/add" in self.path:
            cookie = f"{name}=1; Path=/"
            if self.headers.get("Sec-Fetch-Mode") == "navigate":
                self._go(pages.after, cookie)
            else:
                self._send(200, json.dumps({"ok": True}), cookie, "application/json")
            return
        self.shops.written.setdefault(name, []).append(f"POST {self.path}")
        self._send(200, "{}", kind="application/json")

    do_PUT = do_DELETE = do_PATCH = do_POST

    def _go(self, to: str, cookie: str = "") -> None:
        self.send_response(303)
        self.send_header("Location", to)
        if cookie:
            self.send_header("Set-Cookie", cookie)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: int, body: str, cookie: str = "", kind: str = "text/html; charset=utf-8") -> None:
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if cookie:
            self.send_header("Set-Cookie", cookie)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Tests want no access log."""


@contextmanager
def mini_shops() -> Iterator[MiniShops]:
    """The shops, all on one free port of 127.0.0.1."""
    shops = MiniShops(0)
    handler = type("Handler", (_Handler,), {"shops": shops})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    shops.port = server.server_port
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield shops
    finally:
        server.shutdown()
        server.server_close()
