"""A small proxy on loopback through which a browser context reaches the network, until it is cut for good.

The cut closes every connection and the listener: what a page tries afterwards (beacons when it is closed, workers,
WebSockets, frames, prefetches) has nowhere to go. Service workers must be blocked, and
`crawler.browser.scripts.no_peers` run in every frame: WebRTC and WebTransport speak UDP, which no proxy sees.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from fnmatch import fnmatch
from urllib.parse import urlsplit

from crawler.browser.private_addresses import PrivateAddress, PrivateAddresses

MAX_HEAD = 64 * 1024
CONNECT_SECONDS = 20.0
_CHUNK = 65_536
_HOP = frozenset((b"proxy-connection", b"connection", b"keep-alive", b"proxy-authorization"))
_RULE = re.compile(r"\s*MAP\s+(\S+)\s+(\S+?)(?::(\d+))?\s*", re.I)


class Cutoff:
    """The proxy. `url` is its address for the browser. `carried` counts connections made to hosts."""

    def __init__(self, host_rules: str | None = None, private: PrivateAddresses | None = None) -> None:
        """`host_rules`: Chromium's --host-resolver-rules (MAP only), which a browser does not apply behind a proxy;
        hosts that they map are never refused. `private`: refuses private addresses."""
        self._private = private
        self.carried = 0
        self.url = ""
        self._rules = [m.groups() for rule in (host_rules or "").split(",") if (m := _RULE.fullmatch(rule))]
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._cut = False

    async def start(self) -> None:
        """Begins to listen, on a free port of 127.0.0.1."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=MAX_HEAD)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def cut(self) -> None:
        """Closes the listener and every connection, for good. Nothing can be sent through it any more."""
        self._cut = True
        if self._server is not None:
            self._server.close()
        for writer in list(self._writers):
            writer.transport.abort()
        self._writers.clear()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), CONNECT_SECONDS)
            await self._carry(head, reader, writer)
        except PrivateAddress:
            writer.transport.abort()
        except (OSError, ValueError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            with suppress(OSError):
                writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                await writer.drain()
        finally:
            self._forget(writer)

    async def _carry(self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first, _, rest = head.partition(b"\r\n")
        method, target, version = first.decode("latin-1").split(" ", 2)
        if method == "CONNECT":
            host, _, port = target.rpartition(":")
            opened = await self._open(host, int(port))
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        else:
            parts = urlsplit(target)
            opened = await self._open(parts.hostname or "", parts.port or 80)
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            opened[1].write(f"{method} {path} {version}\r\n".encode("latin-1") + _hop_by_hop(rest))
        try:
            await asyncio.gather(_pump(reader, opened[1]), self._answer(opened[0], writer))
        finally:
            self._forget(opened[1])

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Passes the answer on, then ends both ways: each plain request has a connection of its own."""
        await _pump(reader, writer)
        writer.close()

    async def _open(self, host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        host = host.strip("[]")
        for pattern, to, to_port in self._rules:
            if fnmatch(host.lower(), pattern.lower()):
                host, port = to, int(to_port or port)
                break
        else:
            host = await self._private.resolve(host, port) if self._private is not None else host
        reader, writer = await asyncio.wait_for(asyncio.open_connection(host, port), CONNECT_SECONDS)
        if self._cut:  # the cut came while the connection was being made
            writer.transport.abort()
            raise ConnectionAbortedError("cut off")
        self._writers.add(writer)
        self.carried += 1
        return reader, writer

    def _forget(self, writer: asyncio.StreamWriter) -> None:
        self._writers.discard(writer)
        writer.close()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(_CHUNK):
            writer.write(data)
            await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()


def _hop_by_hop(headers: bytes) -> bytes:
    """The header lines without those that are for the proxy alone (RFC 9110, 7.6.1), and with the wish to close, unless
    the connection is to become a WebSocket."""
    lines = [line for line in headers.split(b"\r\n") if line]
    if any(line.lower().startswith(b"upgrade:") for line in lines):
        kept = [line for line in lines if not line.lower().startswith((b"proxy-", b"keep-alive"))]
    else:
        kept = [line for line in lines if line.split(b":", 1)[0].strip().lower() not in _HOP] + [b"Connection: close"]
    return b"\r\n".join(kept) + b"\r\n\r\n"


@asynccontextmanager
async def cutoff(host_rules: str | None = None, private: PrivateAddresses | None = None) -> AsyncIterator[Cutoff]:
    """A running proxy, cut when it is left."""
    proxy = Cutoff(host_rules, private)
    await proxy.start()
    try:
        yield proxy
    finally:
        await proxy.cut()
