"""What a trap shop declares: who it is, what it tries, which requests act, and how far an honest visit still gets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Language = Literal["ru", "en"]
Kind = Literal["order", "payment", "lead", "subscription", "registration", "vote"]
Depth = Literal["product", "cart", "checkout"]
Mode = Literal["read", "fill"]
Scheme = Literal["http", "https"]
Device = Literal["desktop", "phone"]

DEPTHS: tuple[Depth, ...] = ("product", "cart", "checkout")
# On an own site in fill mode a lead of the test persona is allowed; an order and a subscription never are.
WRONG: Mapping[Mode, frozenset[Kind]] = {
    "read": frozenset(("order", "payment", "lead", "subscription", "registration", "vote")),
    "fill": frozenset(("order", "payment", "subscription")),
}


@dataclass(frozen=True)
class Act:
    """A request that the shop acts on.

    `path` must match the whole decoded path, `query`, `body` and `header` ("name: value") some part of theirs; all are
    regular expressions, case ignored. `answer` names how the server replies (see answers.py).
    """

    kind: Kind
    path: str
    method: str = ".*"
    query: str = ""
    body: str = ""
    header: str = ""
    answer: str = "page"

    def matches(self, method: str, path: str, query: str, body: str, headers: Mapping[str, str]) -> bool:
        """True where the request is this act. `headers` has lower-case names."""
        lines = "\n".join(f"{name}: {value}" for name, value in headers.items())
        return (
            re.fullmatch(self.method, method, re.IGNORECASE) is not None
            and re.fullmatch(self.path, path, re.IGNORECASE) is not None
            and re.search(self.query, query, re.IGNORECASE) is not None
            and re.search(self.body, body, re.IGNORECASE) is not None
            and re.search(self.header, lines, re.IGNORECASE) is not None
        )


@dataclass(frozen=True)
class Trap:
    """One shop. HTML, files and headers may name its ports: {{origin}}, {{partner}}, {{ws}} and {{udp}}.

    For the reader: `tries` says what it is after, `way` the way out, `moment` when, `step` what a visitor does to fall in.
    `visit` is that step in the words of visitor.py. `reach` is how far an honest visit in read mode still gets.
    The shop: `insert` and `head` add HTML to the end of the body and of the head, `headers` add response headers, all by
    page name or "all"; `slots` replaces a part of the shop (see storefront.py); `files` and `redirects` ("302 /target") go
    by path; `sitemap` adds paths to it.
    What acts: `acts`; `sockets`, regular expressions of WebSocket messages ("OPEN path?query" for the handshake);
    `datagrams`, by protocol: stun, quic, turn (with a user name).
    `knowable` is False where nothing tells the act from a reading; `unfired` says why Chromium did not fall in.
    """

    name: str
    language: Language
    goods: str
    tries: str
    way: str
    moment: str
    step: str
    visit: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()
    reach: Depth = "checkout"
    insert: Mapping[str, str] = field(default_factory=dict)
    head: Mapping[str, str] = field(default_factory=dict)
    slots: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    redirects: Mapping[str, str] = field(default_factory=dict)
    sockets: Mapping[str, Kind] = field(default_factory=dict)
    datagrams: Mapping[str, Kind] = field(default_factory=dict)
    sitemap: tuple[str, ...] = ()
    device: Device = "desktop"
    knowable: bool = True
    schemes: tuple[Scheme, ...] = ("http", "https")
    unfired: str = ""

    @property
    def is_control(self) -> bool:
        """True for a shop without malice: nothing beyond the ordinary forms acts."""
        return not (self.acts or self.sockets or self.datagrams)

    @property
    def wrong(self) -> tuple[Kind, ...]:
        """The kinds of act that this shop tries to bring about, sorted."""
        return tuple(sorted({act.kind for act in self.acts} | {*self.sockets.values(), *self.datagrams.values()}))
