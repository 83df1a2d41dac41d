"""robots.txt and sitemaps: what a site allows, and what it says it has. Fetching is handed in; the rest is pure.

robots.txt follows RFC 9309: an answer of 4xx means that there are no rules (2.3.1.3), an error or no answer means stay
away (2.3.1.4), and at least 500 KiB of it are read (2.5). Crawl-delay is no part of it, but is respected up to a cap.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Literal
from urllib.parse import urljoin, urlsplit

from lxml import etree
from protego import Protego

from crawler.reading.pages.addresses import site_of
from crawler.record.causes import Reason, because

AGENT = "leadwalk"
"""The name by which robots.txt addresses us."""

MAX_ROBOTS = 512_000
MAX_SITEMAP = 20_000_000
"""Bytes, unpacked; more is not read."""
MAX_SITEMAPS = 6
MAX_ADDRESSES = 50_000
"""The most that one sitemap may list (sitemaps.org), and all that is kept of a site."""
MAX_CRAWL_DELAY = 10.0

State = Literal["allowed", "partly", "refused", "none", "ignored", "unread"]

_DULL = re.compile(r"image|video|news|post|tag|author|review|blog", re.I)


@dataclass(frozen=True)
class Fetched:
    """An answer to a plain request. `error`: why there was none."""

    url: str
    status: int | None = None
    body: bytes = b""
    error: Reason | None = None


Fetch = Callable[[str], Awaitable[Fetched]]


class Robots:
    """What the robots.txt of a site's hosts allow. Each is fetched once, when the first address of its host is
    asked."""

    def __init__(self, fetch: Fetch, *, obey: bool = True) -> None:
        self._fetch = fetch
        self._obey = obey
        self._rules: dict[str, Protego | None] = {}
        self._reasons: dict[str, Reason] = {}
        self._forbade = False
        self._first: str | None = None
        self.sitemaps: list[str] = []
        self.unreachable: Reason | None = None
        """Why the first host gave no answer at all; None where it did."""

    async def allowed(self, url: str) -> bool:
        """Whether the address may be visited. With `obey` off everything may, and nothing is fetched but the sitemaps'
        names."""
        key = await self._read(url)
        rules = self._rules[key]
        if not self._obey:
            return True
        permitted = key not in self._reasons and (rules is None or bool(rules.can_fetch(url, AGENT)))
        self._forbade = self._forbade or not permitted
        return permitted

    def reason(self, url: str) -> Reason:
        """Why an address is not allowed."""
        return self._reasons.get(_host(url)) or because("robots_disallows")

    def delay(self, url: str) -> float:
        """The Crawl-delay asked of us, in seconds, at most 10."""
        rules = self._rules.get(_host(url))
        asked = rules.crawl_delay(AGENT) if rules is not None and self._obey else None
        return min(float(asked or 0.0), MAX_CRAWL_DELAY)

    def state(self, home: str) -> State:
        """What became of it, for the record. `home`: the site's first page."""
        key = _host(home)
        if not self._obey:
            return "ignored"
        if key not in self._rules:
            return "unread"
        rules = self._rules[key]
        if key in self._reasons or (rules is not None and not rules.can_fetch(home, AGENT)):
            return "refused"
        if rules is None:
            return "none"
        return "partly" if self._forbade else "allowed"

    async def _read(self, url: str) -> str:
        key = _host(url)
        if key in self._rules:
            return key
        answer = await self._fetch(f"{key}/robots.txt")
        first, self._first = self._first is None, self._first or key
        self._rules[key] = None
        if answer.status is None:
            error = answer.error or because("host_silent")
            self._reasons[key] = because("robots_unread", reason=error)
            if first:
                self.unreachable = error
        elif answer.status == 429 or answer.status >= 500:
            self._reasons[key] = because("robots_answered", status=answer.status)
        elif answer.status < 300:
            text = answer.body[:MAX_ROBOTS].decode("utf-8", "replace").lstrip("\ufeff")
            rules = Protego.parse(text)
            self._rules[key] = rules
            self.sitemaps += [urljoin(answer.url, s) for s in list(rules.sitemaps)[:20]]
        return key


def _host(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


async def read_sitemaps(fetch: Fetch, home: str, named: Sequence[str] = ()) -> tuple[list[str], list[str]]:
    """The addresses that a site's sitemaps list, and the sitemaps that were read.

    `named`: those that robots.txt names; without any /sitemap.xml is tried. Indexes are followed, at most six files are
    fetched, those of pages before those of pictures and news; addresses of other sites are left out.
    """
    queue = list(dict.fromkeys(s for s in named if site_of(s) == site_of(home))) or [urljoin(home, "/sitemap.xml")]
    asked: set[str] = set()
    read: list[str] = []
    found: dict[str, None] = {}
    while queue and len(asked) < MAX_SITEMAPS:
        url = queue.pop(0)
        if url in asked:
            continue
        asked.add(url)
        answer = await fetch(url)
        if answer.status is None or answer.status >= 300:
            continue
        pages, children = parse_sitemap(answer.body)
        if pages or children:
            read.append(url)
        queue += sorted((c for c in children if site_of(c) == site_of(home)), key=lambda c: bool(_DULL.search(c)))
        for page in pages:
            if len(found) < MAX_ADDRESSES and site_of(page) == site_of(home):
                found[page] = None
    return list(found), read


def parse_sitemap(body: bytes) -> tuple[list[str], list[str]]:
    """The pages and the further sitemaps that a sitemap names. Packed ones are unpacked, up to 20 MB; entities are not
    resolved, nothing is loaded from elsewhere, and broken XML is read as far as it goes."""
    if body[:2] == b"\x1f\x8b":
        body = _unpack(body)
    pages: list[str] = []
    children: list[str] = []
    try:
        events = etree.iterparse(
            BytesIO(body[:MAX_SITEMAP]),
            events=("end",),
            tag=("{*}loc",),
            recover=True,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        for _, element in events:
            parent = element.getparent()
            text = (element.text or "").strip()
            if parent is not None and text.startswith(("http://", "https://")) and len(text) < 2_048:
                name = etree.QName(parent).localname
                if name in ("url", "sitemap"):
                    (children if name == "sitemap" else pages).append(text)
                parent.clear()
            if len(pages) >= MAX_ADDRESSES:
                break
    except (etree.XMLSyntaxError, ValueError):
        return pages, children[:500]
    return pages, children[:500]


def _unpack(body: bytes) -> bytes:
    try:
        with gzip.open(BytesIO(body)) as stream:
            return stream.read(MAX_SITEMAP)
    except (OSError, EOFError, zlib.error):
        return b""
