"""The words that tell what a page is: phrases of link texts and headings, words of addresses, patterns of addresses.

They are data (`lexicon/<language>/roles.toml`). `hub` is not a role of a page: it marks pages that lead to such pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast, get_args
from urllib.parse import urlsplit

from crawler.reading.pages.addresses import segments
from crawler.reading.words.lexicon import Lexicon
from crawler.reading.words.phrases import without_overlaps
from crawler.reading.words.text import normalised_words
from crawler.record.vocabulary import PageRole

RoleOrHub = PageRole | Literal["hub"]

ROLES = Lexicon("roles", frozenset((*get_args(PageRole), "hub")), ("text", "url", "url_pattern", "button", "empty"))
"""`text`: of links and headings; `url`: words of addresses; `url_pattern`: expressions over path and query; `button`:
what controls say that stand on such a page alone; `empty`: what an empty page of the role says."""

_NOISE = re.compile(r"\d+(?:шт|руб|р|грн)?|руб|р|шт|usd|eur")


@dataclass(frozen=True)
class RoleWords:
    """What a text says of one role. `phrase`: the longest of its phrases; `share`: how much of the text all of them
    make up, 0..1, counted in characters."""

    role: RoleOrHub
    phrase: str
    share: float


@lru_cache(maxsize=20_000)
def find_role_words(text: str, key: Literal["text", "url", "button", "empty"] = "text") -> tuple[RoleWords, ...]:
    """The roles that phrases of `key` in the text name, best first.

    A phrase inside a longer one of another role says nothing, and no button ("add to cart") promises a page ("cart");
    numbers (a count of goods, a sum) do not count as text.
    """
    words = [w for w in normalised_words(text) if not _NOISE.fullmatch(w)]
    if not words:
        return ()
    found = without_overlaps(ROLES.index(key).find(words))
    longer = list(found)
    if key == "text":
        longer += without_overlaps(m for m in ROLES.index("button").find(words) if not m.whole)
    phrases: dict[str, list[str]] = {}
    for one in found:
        inside = (
            o.start <= one.start and one.end <= o.end and o.end - o.start > one.end - one.start
            for o in longer
            if o.kind != one.kind
        )
        if not any(inside):
            phrases.setdefault(one.kind, []).append(one.text(words))
    length = len(" ".join(words))
    read = [
        RoleWords(cast("RoleOrHub", kind), max(said, key=len), min(1.0, sum(map(len, said)) / length))
        for kind, said in phrases.items()
    ]
    return tuple(sorted(read, key=lambda r: (-r.share, r.role)))


@lru_cache(maxsize=1)
def _address_patterns() -> dict[str, re.Pattern[str]]:
    return ROLES.patterns("url_pattern", re.I)


def roles_by_pattern(url: str) -> list[RoleOrHub]:
    """The roles whose pattern of addresses the address fits."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return []
    line = (parts.path + (f"?{parts.query}" if parts.query else ""))[:400]
    return [cast("RoleOrHub", role) for role, pattern in _address_patterns().items() if pattern.search(line)]


def find_address_words(url: str) -> list[tuple[RoleWords, bool]]:
    """What the words of an address say, part by part; True with each that stands in the last part."""
    parts = segments(url)
    return [
        (found, index == len(parts) - 1)
        for index, part in enumerate(parts)
        for found in find_role_words(" ".join(part), "url")
    ]
