"""The log of one open page: what it requested, what came, and what it complained of."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from crawler.record.page import Request
from crawler.record.vocabulary import Stage

if TYPE_CHECKING:
    from playwright.async_api import Page as LiveDocument
    from playwright.async_api import Request as LiveRequest
    from playwright.async_api import Response, WebSocket

MAX_REQUESTS = 3_000
MAX_CONSOLE = 50

_AWAITED = frozenset(("document", "script", "stylesheet", "xhr", "fetch", "font", "image"))
"""What may still change the page. Streams, sockets, media and pings go on for ever, or change nothing."""

PATIENCE = 2.5
"""An awaited request that runs longer, in seconds, is a slow or a waiting one, and holds nothing up."""


@dataclass
class Traffic:
    """Fed by the browser's events. `by_walk` and `stage` mark the requests that are sent from now on."""

    began: float = field(default_factory=time.monotonic)
    stage: Stage = "settled"
    by_walk: bool = False
    requests: list[Request] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    transferred: int = 0
    """Bytes that came over the network."""
    unpacked: int = 0
    """Bytes after decompression."""
    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    """Of the document that the main frame shows."""
    crashed: bool = False
    messages_sent: int = 0
    """Over WebSockets, from the page to a server."""
    _error: type[Exception] = Exception
    """Playwright's error, once a browser is there."""
    _last: float = field(default_factory=time.monotonic)
    _entries: dict[LiveRequest, Request] = field(default_factory=dict)
    _open: dict[LiveRequest, float] = field(default_factory=dict)

    def ms(self) -> int:
        """Milliseconds since the page was opened."""
        return round((time.monotonic() - self.began) * 1000)

    def quiet(self, seconds: float) -> bool:
        """Whether nothing that may change the page was sent or came for so long, and nothing is on its way."""
        now = time.monotonic()
        return now - self._last >= seconds and not any(now - since < PATIENCE for since in self._open.values())

    def listen(self, page: LiveDocument, session: Any, *, limit: int, over: Callable[[], None]) -> None:
        """Listens to a page and its DevTools session; calls `over` when more than `limit` unpacked bytes have come."""
        from playwright.async_api import Error

        self._error = Error
        page.on("request", self._sent)
        page.on("response", lambda response: self._answered(page, response))
        page.on("requestfinished", self._ended)
        page.on("requestfailed", self._ended)
        page.on("websocket", self._socket)
        page.on("console", lambda message: self._complaint(message.type, message.text))
        page.on("pageerror", lambda error: self._complaint("error", str(error)))

        def received(event: dict[str, Any]) -> None:
            before, self.unpacked = self.unpacked, self.unpacked + max(0, int(event.get("dataLength", 0)))
            if before <= limit < self.unpacked:
                over()

        def finished(event: dict[str, Any]) -> None:
            self.transferred += max(0, int(event.get("encodedDataLength", 0)))

        session.on("Network.dataReceived", received)
        session.on("Network.loadingFinished", finished)

    def _sent(self, request: LiveRequest) -> None:
        kind = request.resource_type
        if kind in _AWAITED:
            self._last = time.monotonic()
            if len(self._open) < MAX_REQUESTS:
                self._open[request] = self._last
        if entry := self._note(request.url, request.method, kind):
            with suppress(self._error):  # a navigation's request has no frame yet
                entry.frame = storable(request.frame.url, 500)
            self._entries[request] = entry

    def _socket(self, socket: WebSocket) -> None:
        self._note(socket.url, "GET", "websocket")
        socket.on("framesent", self._message)

    def _message(self, _: object) -> None:
        self.messages_sent += 1

    def _note(self, url: str, method: str, kind: str) -> Request | None:
        if len(self.requests) >= MAX_REQUESTS:
            return None
        entry = Request(
            url=storable(url, 2000), method=method, type=kind, at_ms=self.ms(), stage=self.stage, by_walk=self.by_walk
        )
        self.requests.append(entry)
        return entry

    def _answered(self, page: LiveDocument, response: Response) -> None:
        request = response.request
        if entry := self._entries.get(request):
            entry.status = response.status
        with suppress(self._error):  # a response to a worker has no frame
            if request.is_navigation_request() and request.frame == page.main_frame:
                self.status = response.status
                self.headers = {
                    storable(k, 100): storable(v, 500) for k, v in response.headers.items() if k != "set-cookie"
                }

    def _ended(self, request: LiveRequest) -> None:
        if self._open.pop(request, None) is not None:
            self._last = time.monotonic()
        entry = self._entries.pop(request, None)
        if entry and (failure := request.failure):
            entry.failure = storable(failure, 200)

    def _complaint(self, kind: str, text: str) -> None:
        if kind == "error" and len(self.console) < MAX_CONSOLE:
            self.console.append(storable(text, 500))


def storable(text: str, limit: int) -> str:
    """Text that came from a page, shortened, without the lone surrogates that cannot be stored."""
    return text[:limit].encode("utf-8", "replace").decode("utf-8")
