"""Presses the button of a form that is tried, and hears what the page says: complaints about fields, messages,
dialogs."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.browser.faults import ScriptError
from crawler.browser.live_page import LivePage
from crawler.browser.scripts import script
from crawler.interact.press import press, value_of
from crawler.interact.request_gate import SAFE
from crawler.reading.controls.send_buttons import again
from crawler.reading.forms.validation_messages import (
    Complaint,
    Key,
    complaints,
    field_keys,
    general_message,
    named_in,
)
from crawler.reading.pages.document import Document
from crawler.record.form import FormField
from crawler.record.page import Request
from crawler.record.vocabulary import Purpose

if TYPE_CHECKING:
    pass


_LONGEST, _SHORTEST = 1.5, 0.35
"""How long a page may take to say what is wrong, and how long it gets where it says nothing at all, in seconds."""


_KNOWN = 0.25
"""The same where it has spoken before, quickly, in seconds: nothing but its own script can answer. A page that said
nothing at the first press gets `_SHORTEST` from then on."""


_STILL_MS = 150


@dataclass
class TrialTarget:
    """A form to be tried, as it was before the first press."""

    live: LivePage
    before: Document
    button: HtmlElement
    purpose: Purpose
    selector: str
    fields: dict[Key, FormField]
    native: bool
    hosts: frozenset[str]
    written: frozenset[str]
    """What the page wrote to before, by itself."""
    frame: str | None = None
    """The selector of the frame that holds the form, a frame of the page's own origin; None for the page itself."""
    dialogs: list[str] = field(default_factory=list)
    places: dict[Key, int] = field(init=False)
    """The order of the fields."""
    thorough: bool = False
    """The form speaks of wrong and of empty fields at once: what it does not speak of, it accepts."""
    presses: int = 0
    slow: float | None = None
    """The longest that the page took to say something, in seconds; None while it has not spoken."""

    def __post_init__(self) -> None:
        self.places = {key: n for n, key in enumerate(self.fields)}


@dataclass(frozen=True)
class FormAnswer:
    """What a press brought: the page afterwards (None: it is gone), whether the form was sent off, what was said."""

    after: Document | None
    sent: bool
    complaints: dict[Key, Complaint]
    general: str
    dialog: str

    @property
    def words(self) -> str:
        """What was said without a field of its own."""
        return self.dialog or self.general


async def press_send(target: TrialTarget, now: Document) -> FormAnswer:
    """Presses the form's button, as it stands in `now`, and hears what is said."""
    live, began = target.live, len(target.live.requests)
    target.dialogs.clear()
    button = again(target.before, target.button, now)
    index = now.index(button) if button is not None else None
    if index is None:
        return FormAnswer(now, False, {}, "", "")
    await live.world.call(script(__file__, "listen_for_changes"))
    await press(live, index)
    target.presses += 1
    gone = not await _wait_for_answer(target)
    sent = gone or any(_goes(r, target) for r in live.requests[began:])
    if gone or live.blank:
        return FormAnswer(None, True, {}, "", "")
    after = await read_document(live, target.frame)
    if after is None:  # the frame went elsewhere, or was taken away
        return FormAnswer(None, sent, {}, "", "")
    found = complaints(target.before, after, native=target.native)
    found = {key: c for key, c in found.items() if key in target.fields}
    general = general_message(target.before, after)
    dialog = target.dialogs[-1] if target.dialogs else ""
    if (
        not found
        and (named := named_in(dialog or general, [f.label or f.name for f in target.fields.values()])) is not None
    ):
        found = {list(target.fields)[named]: Complaint("", "")}
    return FormAnswer(after, sent, found, general, dialog)


async def _wait_for_answer(target: TrialTarget) -> bool:
    """Waits until the page has said what it has to say; False where another document has taken its place."""
    from playwright.async_api import Error

    began = time.monotonic()
    while (spent := time.monotonic() - began) < _LONGEST:
        await asyncio.sleep(0.05)
        try:
            ago = await target.live.world.call(script(__file__, "last_change"))
        except (Error, ScriptError):  # a page that goes elsewhere takes our world with it
            return False
        if ago is None:
            return False
        if ago >= 0:
            target.slow = max(target.slow or 0.0, spent - ago / 1000)
        patience = _SHORTEST if target.native or target.dialogs else 2 * _SHORTEST
        if target.slow is not None:
            patience = min(patience, max(_KNOWN, 4 * target.slow))
        elif target.presses > 1:
            patience = _SHORTEST
        if ago >= _STILL_MS or (ago < 0 and spent >= patience):
            break
    return True


async def type_into(live: LivePage, index: int, text: str) -> str | None:
    """Types into a field, key by key, in place of what stands there; what it then holds, None where it takes no
    keys."""
    element = live.element(index)
    if not await element.call(script(__file__, "select_focused_field")):
        return None
    await live.page.keyboard.type(text)
    await element.call(script(__file__, "leave_field"))
    return await value_of(live, index)


def _goes(request: Request, target: TrialTarget) -> bool:
    """Whether a request is the form's own: it goes to the site or where the form is sent to, and not as a counter's."""
    if not _near(urlsplit(request.url).hostname or "", target.hosts) or _mark(request) in target.written:
        return False
    return request.type == "document" or (request.type in ("xhr", "fetch") and request.method not in SAFE)


def _near(host: str, hosts: frozenset[str]) -> bool:
    plain = host.removeprefix("www.")
    return any(plain == h or plain.endswith("." + h) or h.endswith("." + plain) for h in _plain(hosts))


def _plain(hosts: frozenset[str]) -> Iterator[str]:
    return (h.removeprefix("www.") for h in hosts)


def writing_requests(requests: Sequence[Request]) -> Iterator[str]:
    return (_mark(r) for r in requests if r.method not in SAFE)


def _mark(request: Request) -> str:
    parts = urlsplit(request.url)
    return f"{request.method} {parts.netloc}{parts.path}"


async def read_document(live: LivePage, frame: str | None = None) -> Document | None:
    """The page as it is now, or its frame; None where that is not there, or of another origin."""
    snapshot = await live.snapshot("opened", shot=False)
    with suppress(ValueError):
        live.snapshots.remove(snapshot)
    if frame is None:
        return Document(snapshot.html, snapshot.url)
    own = (f for f in snapshot.frames if f.owner == frame and f.parent is None and f.html and not f.cross_origin)
    return next((Document(f.html, f.url, frame=f.owner) for f in own), None)


def stamp_of(document: Document, key: Key) -> int | None:
    element = field_keys(document).get(key)
    return document.index(element) if element is not None else None
