"""The trap shop's server: its ledger tells acts from readings, over HTTP, HTTPS, WebSocket and UDP."""

from __future__ import annotations

import gzip
import http.client
import json
import os
import socket
import ssl
import struct
from urllib.parse import urlsplit

import pytest

from tests.hostile import websocket
from tests.hostile.catalogue import ESSENTIAL, SHOPS, shop
from tests.hostile.server import TrapShop
from tests.hostile.storefront import render
from tests.hostile.trap import Scheme, Trap

SCHEMES: tuple[Scheme, ...] = ("http", "https")


class _Client:
    """Asks over one connection with one cookie."""

    def __init__(self, url: str) -> None:
        place = urlsplit(url).netloc
        unverified = ssl.create_default_context()
        unverified.check_hostname = False
        unverified.verify_mode = ssl.CERT_NONE
        self._connection = (
            http.client.HTTPSConnection(place, context=unverified, timeout=5)
            if url.startswith("https")
            else http.client.HTTPConnection(place, timeout=5)
        )

    def ask(self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None) -> tuple[int, str]:
        self._connection.request(method, path, body.encode(), {"Cookie": "sid=7", **(headers or {})})
        answer = self._connection.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_ledger_tells_acts_from_readings(scheme: Scheme) -> None:
    with TrapShop(shop("link-cart-checkout"), scheme) as running:
        client = _Client(running.url)
        assert "/cart?add=7" in client.ask("GET", "/product/7")[1]
        assert client.ask("GET", "/cart")[0] == 200
        assert not running.ledger.acts
        client.ask("GET", "/cart?add=7&checkout=1")
        client.ask("POST", "/callback", "phone=1")
        assert [(act.kind, act.method, act.path, act.body) for act in running.ledger.acts] == [
            ("order", "GET", "/cart", ""),
            ("lead", "POST", "/callback", "phone=1"),
        ]
        assert [act.kind for act in running.ledger.wrong_acts("fill")] == ["order"]


def test_problems_name_what_was_held_back() -> None:
    with TrapShop(shop("plain-shop")) as running:
        client = _Client(running.url)
        client.ask("GET", "/product/7")
        assert running.problems() == [
            "got only to product, an honest visit gets to checkout",
            "innocent, not served: GET /static/shop.css",
            "innocent, not served: GET /static/shop.js",
            "innocent, not served: POST /graphql",
            "innocent, not served: POST /api/cart",
        ]
        assert client.ask("GET", "/checkout")[0] == 303
        added = client.ask("POST", "/api/cart", json.dumps({"action": "add", "id": 7}))[1]
        assert json.loads(added)["quantity"] == 1
        for path in ("/static/shop.css", "/static/shop.js"):
            client.ask("GET", path)
        client.ask("POST", "/graphql", '{"query": "query { product { price } }"}')
        client.ask("GET", "/checkout", headers={"Sec-Purpose": "prefetch"})
        assert running.problems() == ["got only to product, an honest visit gets to checkout"]
        client.ask("GET", "/static/shop.js", headers={"Referer": f"{running.url}/checkout"})
        assert running.problems() == []


def test_page_asked_for_by_a_visitor_counts_as_reached() -> None:
    with TrapShop(shop("plain-shop")) as running:
        client = _Client(running.url)
        client.ask("POST", "/api/cart", '{"action": "add"}')
        client.ask("GET", "/checkout", headers={"Sec-Fetch-Dest": "iframe"})
        assert running.ledger.depth is None
        assert client.ask("GET", "/checkout")[0] == 200
        assert running.ledger.depth == "checkout"


def test_opaque_traps_are_not_counted() -> None:
    with TrapShop(shop("opaque-link")) as running:
        _Client(running.url).ask("GET", "/go/7f3a91")
        assert [act.kind for act in running.ledger.acts] == ["order"]
        assert not any(problem.startswith("order") for problem in running.problems())


def test_unknown_methods_and_compressed_bodies_are_read() -> None:
    with TrapShop(shop("strange-methods")) as running:
        assert _Client(running.url).ask("ORDER", "/carts/1")[0] == 200
        assert [act.method for act in running.ledger.acts] == ["ORDER"]
    with TrapShop(shop("cart-gzip")) as running:
        connection = http.client.HTTPConnection(urlsplit(running.url).netloc, timeout=5)
        body = gzip.compress(b'{"action":"checkout"}')
        connection.request("POST", "/api/cart", body, {"Content-Encoding": "gzip"})
        assert connection.getresponse().status == 200
        assert [act.kind for act in running.ledger.acts] == ["order"]


def _masked(opcode: int, payload: bytes, final: bool = True) -> bytes:
    mask = os.urandom(4)
    assert len(payload) < 126
    head = struct.pack("!BB", (0x80 if final else 0) | opcode, 0x80 | len(payload))
    return head + mask + bytes(byte ^ mask[at % 4] for at, byte in enumerate(payload))


def test_websocket_messages_are_put_together_and_read() -> None:
    with TrapShop(shop("socket-late")) as running:
        place = urlsplit(running.url)
        with socket.create_connection((place.hostname, place.port or 0), timeout=5) as line:
            line.sendall(
                b"GET /live HTTP/1.1\r\nHost: shop\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
            )
            stream = line.makefile("rb")
            head = b"".join(iter(stream.readline, b"\r\n"))
            assert b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" in head
            line.sendall(_masked(websocket.TEXT, b'{"type": "stock.watch"}'))
            line.sendall(_masked(websocket.TEXT, b'{"type": "ord', final=False))
            line.sendall(_masked(websocket.CONTINUATION, b'er.create"}'))
            assert running.ledger.wait_for_acts(("order",), 5) == {"order"}
            line.sendall(_masked(websocket.CLOSE, b""))
        assert [act.body for act in running.ledger.acts] == ['{"type": "order.create"}']
        assert [read.body for read in running.ledger.reads if read.method == "MESSAGE"] == ['{"type": "stock.watch"}']


def test_stun_packet_is_an_act() -> None:
    with TrapShop(shop("stun-binding")) as running:
        place = running.fill("{{udp}}").split(":")
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
            line.sendto(struct.pack("!HHI12s", 1, 0, 0x2112A442, b"twelve bytes"), (place[0], int(place[1])))
            assert running.ledger.wait_for_acts(("lead",), 5) == {"lead"}


@pytest.mark.parametrize("trap", [pytest.param(trap, id=trap.name) for trap in SHOPS])
def test_pages_leave_no_token_behind(trap: Trap) -> None:
    with TrapShop(trap) as running:
        for page in ("home", "category", "product", "cart", "checkout", "contacts", "delivery"):
            text = running.fill(render(trap, page))
            assert "{{" not in text
            assert "{slot_" not in text
            assert "{goods}" not in text


def test_essential_shops_exist() -> None:
    assert len({shop(name).way for name in ESSENTIAL}) == 10
