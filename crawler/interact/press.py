"""Presses what the walk has chosen, and only that; holds back requests that the walk must not cause.

Two nets lie below the rule of what may be pressed (`crawler.reading.controls.controls.refusal`). A press reaches the chosen element
or nothing: when the page moves something else under the pointer, the click is stopped in its first phase. And while the
walk presses, each request passes a gate, which stops those that the moment does not allow.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from crawler.reading.controls.control_words import read_address, read_code

if TYPE_CHECKING:
    from playwright.async_api import Frame, Route
    from playwright.async_api import Request as LiveRequest

    from crawler.browser.browser import LivePage

SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
"""Methods that only ask (RFC 9110, 9.2.1)."""

Moment = Literal["buy", "choose", "way", "read", "fill", "step", "last_step", "order"]
"""What the walk does now. `buy`: puts goods into the cart. `choose`: chooses an option. `way`: goes to the cart or the
checkout. `read`: looks at the checkout. `fill`: types or chooses at the checkout. `step`: goes on to the next step;
`last_step`: the same, to a page after which only the order itself follows. `order`: places the order, on the owner's
demand."""

_BINDING = frozenset(("place_order", "one_click", "subscribe", "register"))
_CREATES = re.compile(r"/(?:orders?|leads?|subscri\w{1,12}|registrations?|signup)(?:\.\w{1,5})?/?$", re.I)
"""What is written to a collection of such things makes one (RFC 9110, 9.3.3)."""
_BODY = 20_000

_WATCH = """function (names) {
  const target = this, doc = this.ownerDocument, view = doc.defaultView, label = this.closest && this.closest('label');
  const state = globalThis.leadwalk;
  const ours = (event) => event.composedPath().some((n) => n === target || n === label) ||
    (label && label.control === event.target);
  const stop = (event) => {
    if (!event.isTrusted || ours(event)) return;
    event.preventDefault(); event.stopImmediatePropagation(); state.strays = (state.strays || 0) + 1;
  };
  state.strays = 0;
  if (state.unwatch) state.unwatch();
  for (const name of names) view.addEventListener(name, stop, { capture: true, passive: false });
  state.unwatch = () => { for (const name of names) view.removeEventListener(name, stop, { capture: true }); };
}"""
_EVENTS = ["pointerdown", "mousedown", "touchstart", "pointerup", "mouseup", "touchend", "click", "auxclick"]


class Gate:
    """Judges each request of the context from the walk's first press on. What a moment does not allow stays forbidden after
    the press, until the walk itself asks for an address (`release`) or presses again: a slow page must not slip through."""

    def __init__(self, live: LivePage) -> None:
        self.live = live
        self.written: list[str] = []
        """What the walk wrote, each as "METHOD address"."""
        self.stopped: list[str] = []
        """What was held back."""
        self._moment: Moment | None = None
        self._pressing = False
        self._moved = False
        self._documents = 0
        self._installed = False

    def sends(self) -> list[str]:
        """What was held back and would have written something."""
        return [entry for entry in self.stopped if entry.partition(" ")[0] not in SAFE]

    def release(self) -> None:
        """The walk goes to an address by itself: what that page loads is its own affair."""
        self._moment = None

    @asynccontextmanager
    async def open(self, moment: Moment) -> AsyncIterator[None]:
        """While inside, the walk presses: what is sent until the page goes elsewhere counts as the walk's."""
        if not self._installed:
            await self.live.session.context.route("**/*", self._judge)
            self.live.page.on("framenavigated", self._navigated)
            self._installed = True
        self._moment, self._moved, self._documents = moment, False, 0
        self._pressing = self.live.log.by_walk = True
        try:
            yield
        finally:
            self._pressing = self.live.log.by_walk = False

    async def _judge(self, route: Route) -> None:
        from playwright.async_api import Error

        request = route.request
        moment = self._moment
        why = refuse(moment, request, documents=self._documents, moved=self._moved) if moment else None
        entry = f"{request.method} {request.url[:300]}"
        if why is not None:
            self.stopped.append(entry)
        elif moment and request.method not in SAFE:
            self._documents += request.is_navigation_request()
            if self._pressing and not self._moved:
                self.written.append(entry)
        with suppress(Error):  # the page may be gone already
            await (route.fallback() if why is None else route.abort("aborted"))

    def _navigated(self, frame: Frame) -> None:
        if frame == self.live.page.main_frame:
            self._moved = True
            self.live.log.by_walk = False


def refuse(moment: Moment, request: LiveRequest, *, documents: int, moved: bool) -> str | None:
    """Why a request is stopped at this moment; None where it may go. `documents`: pages already sent for by writing;
    `moved`: the page has gone elsewhere since the press."""
    document = request.is_navigation_request()
    writes = request.method not in SAFE
    if moment == "order" or (not writes and not document):
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
    if moment in ("way", "read"):
        return None if moved and not document else "only asking is allowed here"
    if document and moment in ("choose", "fill"):
        return "a choice must not send the page"
    if moment == "last_step" and (moved or documents):
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


async def press(live: LivePage, index: int) -> bool:
    """Presses the element that the last snapshot stamped with `index`: with the mouse where it lies on top, else by its
    own click, which reaches nothing else. Whether something was pressed."""
    element = live.element(index)
    if await element.point() is not None:
        await element.call(_WATCH, _EVENTS)
        try:
            done = await element.press()
            await asyncio.sleep(0.05)
        finally:
            strays = await _unwatch(live)
        if done and not strays:
            return True
    return bool(await element.call("function () { if (!this.isConnected) return false; this.click(); return true; }"))


async def _unwatch(live: LivePage) -> int:
    with suppress(Exception):  # the press may have led to another page, whose world is new
        got = await live.world.evaluate(
            "(() => { const s = globalThis.leadwalk; if (!s || !s.unwatch) return 0; s.unwatch(); return s.strays; })()"
        )
        return int(got or 0)
    return 0


async def choose(live: LivePage, index: int, value: str) -> bool:
    """Chooses an option of a select, as a shopper does, and tells the page's scripts."""
    return bool(
        await live.element(index).call(
            "function (value) { const found = [...this.options].find((o) => o.value === value) ||"
            " [...this.options].find((o) => o.text.trim() === value); if (!found) return false;"
            " const set = Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set;"
            " set.call(this, found.value); found.selected = true;"
            " this.dispatchEvent(new Event('input', { bubbles: true }));"
            " this.dispatchEvent(new Event('change', { bubbles: true })); return true; }",
            value,
        )
    )


async def write(live: LivePage, index: int, text: str) -> bool:
    """Types into a field in place of what stood there, key by key where its script wants keys. Enter is never pressed."""
    element = live.element(index)
    ready = await element.call(
        "function () { if (this.readOnly || this.disabled) return false; this.scrollIntoView({ block: 'center' });"
        " this.focus(); if (this.select) this.select(); return true; }"
    )
    if not ready:
        return False
    await live.page.keyboard.insert_text(text.replace("\n", " "))
    got = await element.call("function () { return this.value === undefined ? this.textContent : this.value; }")
    if not got:
        await live.page.keyboard.type(text.replace("\n", " "), delay=10)
    await element.call(
        "function () { this.dispatchEvent(new Event('change', { bubbles: true })); this.blur(); return true; }"
    )
    return True


async def value_of(live: LivePage, index: int) -> str:
    """What a field holds now."""
    return str(await live.element(index).call("function () { return this.value; }") or "")
