"""Holds back requests that the walk must not cause.

From its first press on each request of the walk's context passes a gate, which stops those that the intent of the press
does not allow.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from crawler.reading.controls.control_words import read_address, read_code

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, Frame, Route
    from playwright.async_api import Request as LiveRequest

    from crawler.browser.live_page import LivePage


SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
"""Methods that only ask (RFC 9110, 9.2.1)."""


Intent = Literal["buy", "choose", "way", "read", "fill", "step", "last_step", "order"]
"""What the walk does now. `buy`: puts goods into the cart. `choose`: chooses an option. `way`: goes to the cart or the
checkout. `read`: looks at the checkout. `fill`: types or chooses at the checkout. `step`: goes on to the next step;
`last_step`: the same, to a page after which only the order itself follows. `order`: places the order, on the owner's
demand."""


_BINDING = frozenset(("place_order", "one_click", "subscribe", "register"))


_CREATES = re.compile(r"/(?:orders?|leads?|subscri\w{1,12}|registrations?|signup)(?:\.\w{1,5})?/?$", re.I)
"""What is written to a collection of such things makes one (RFC 9110, 9.3.3)."""


_BODY = 20_000


class RequestGate:
    """Judges each request of the context from the walk's first press on. What a intent does not allow stays forbidden
    after the press, until the walk itself asks for an address (`release`) or presses again: a slow page must not slip
    through."""

    def __init__(self, context: BrowserContext, live: LivePage) -> None:
        self.live = live
        self._context = context
        self.written: list[str] = []
        """What the walk wrote, each as "METHOD address"."""
        self.stopped: list[str] = []
        """What was held back."""
        self._intent: Intent | None = None
        self._pressing = False
        self._moved = False
        self._documents = 0
        self._installed = False

    def sends(self) -> list[str]:
        """What was held back and would have written something."""
        return [entry for entry in self.stopped if entry.partition(" ")[0] not in SAFE]

    def release(self) -> None:
        """The walk goes to an address by itself: what that page loads is its own affair."""
        self._intent = None

    @asynccontextmanager
    async def open(self, intent: Intent) -> AsyncIterator[None]:
        """While inside, the walk presses: what is sent until the page goes elsewhere counts as the walk's."""
        if not self._installed:
            await self._context.route("**/*", self._judge)
            self.live.page.on("framenavigated", self._navigated)
            self._installed = True
        self._intent, self._moved, self._documents = intent, False, 0
        self._pressing = self.live.log.by_walk = True
        try:
            yield
        finally:
            self._pressing = self.live.log.by_walk = False

    async def _judge(self, route: Route) -> None:
        from playwright.async_api import Error

        request = route.request
        intent = self._intent
        why = refuse(intent, request, documents=self._documents, moved=self._moved) if intent else None
        entry = f"{request.method} {request.url[:300]}"
        if why is not None:
            self.stopped.append(entry)
        elif intent and request.method not in SAFE:
            self._documents += request.is_navigation_request()
            if self._pressing and not self._moved:
                self.written.append(entry)
        with suppress(Error):  # the page may be gone already
            await (route.fallback() if why is None else route.abort("aborted"))

    def _navigated(self, frame: Frame) -> None:
        if frame == self.live.page.main_frame:
            self._moved = True
            self.live.log.by_walk = False


def refuse(intent: Intent, request: LiveRequest, *, documents: int, moved: bool) -> str | None:
    """Why a request is stopped at this intent; None where it may go. `documents`: pages already sent for by writing;
    `moved`: the page has gone elsewhere since the press."""
    document = request.is_navigation_request()
    writes = request.method not in SAFE
    if intent == "order" or (not writes and not document):
        return None
    parts = urlsplit(request.url)
    named = _BINDING & set(read_address(f"{parts.path} {parts.query} {parts.fragment}"))
    if writes and not named:
        named = _BINDING & set(read_code(_operation(request)))
    if named:
        return f"its address says {sorted(named)[0]}"
    if not writes:
        return None
    if _CREATES.search(parts.path):
        return "its address is where orders and leads are made"
    if intent in ("way", "read"):
        return None if moved and not document else "only asking is allowed here"
    if document and intent in ("choose", "fill"):
        return "a choice must not send the page"
    if intent == "last_step" and (moved or documents):
        return "nothing may be written after the payment was chosen"
    return None


def _operation(request: LiveRequest) -> str:
    """The name of a GraphQL operation; "" for another body."""
    try:
        body = (request.post_data or "")[:_BODY]
    except (UnicodeDecodeError, ValueError):
        return ""
    start = body.find("mutation")
    return body[start : start + 300] if start >= 0 and ("query" in body or "operationName" in body) else ""
