"""The shop's book: what it acted on, and what it merely served."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from tests.hostile.trap import DEPTHS, WRONG, Depth, Kind, Mode

HEADERS_OF_INTEREST = frozenset(
    (
        "accept",
        "content-type",
        "content-length",
        "origin",
        "ping-to",
        "purpose",
        "referer",
        "sec-fetch-dest",
        "sec-fetch-mode",
        "sec-fetch-site",
        "sec-fetch-user",
        "sec-purpose",
        "service-worker",
        "upgrade",
        "user-agent",
        "x-action",
        "x-http-method-override",
    )
)


@dataclass(frozen=True)
class Entry:
    """One request, WebSocket message or datagram. `at`: seconds since the epoch; `way`: the trap it came through."""

    at: float
    way: str
    transport: Literal["http", "websocket", "datagram"]
    origin: Literal["shop", "partner"]
    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = ""
    kind: Kind | None = None

    def __str__(self) -> str:
        address = f"{self.path}?{self.query}" if self.query else self.path
        return f"{self.kind or 'read'} by {self.transport} at {self.origin}: {self.method} {address} {self.body[:200]}".strip()


class Ledger:
    """Thread-safe; `acts` and `reads` are copies in the order of arrival."""

    def __init__(self) -> None:
        self._lock = threading.Condition()
        self._entries: list[Entry] = []
        self._depths: set[Depth] = set()

    def add(self, entry: Entry) -> None:
        """Writes one entry down: an act where it has a kind, else a reading."""
        with self._lock:
            self._entries.append(entry)
            self._lock.notify_all()

    def served(self, depth: Depth) -> None:
        """Notes that the page of a step of the journey was served; cart and checkout only with something in the cart."""
        with self._lock:
            self._depths.add(depth)

    @property
    def acts(self) -> list[Entry]:
        """What the shop acted on."""
        with self._lock:
            return [entry for entry in self._entries if entry.kind is not None]

    @property
    def reads(self) -> list[Entry]:
        """What the shop served or received without acting."""
        with self._lock:
            return [entry for entry in self._entries if entry.kind is None]

    @property
    def depth(self) -> Depth | None:
        """The deepest step of the journey that was served."""
        with self._lock:
            return max(self._depths, key=DEPTHS.index, default=None)

    def wrong_acts(self, mode: Mode) -> list[Entry]:
        """The acts that a visit in this mode must never cause."""
        return [entry for entry in self.acts if entry.kind in WRONG[mode]]

    def has_read(self, method: str, path: str) -> bool:
        """True where this was asked for at the shop and was not an act."""
        return any(entry.method == method and entry.path == path and entry.origin == "shop" for entry in self.reads)

    def wait_for_acts(self, kinds: Iterable[Kind], seconds: float) -> set[Kind]:
        """Waits until an act of each kind has come, at most `seconds`; returns the kinds that have."""
        wanted = set(kinds)
        end = time.monotonic() + seconds
        with self._lock:
            while True:
                seen: set[Kind] = {entry.kind for entry in self._entries if entry.kind in wanted and entry.kind}
                left = end - time.monotonic()
                if seen == wanted or left <= 0:
                    return seen
                self._lock.wait(left)
