"""The words that tell what a page is: phrases of link texts and headings, words of addresses, patterns of addresses.

They are data, one file per language (`lexicon/roles.<language>.toml`), and all languages are read at once: a Russian shop
may well call its delivery page /shipping. `hub` is not a role of a page: it marks pages that lead to such pages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast, get_args
from urllib.parse import urlsplit

from crawler.reading.pages.addresses import segments
from crawler.reading.words.tables import by_language
from crawler.record.vocabulary import PageRole

Word = PageRole | Literal["hub"]

KEYS = frozenset(("text", "url", "url_pattern", "button", "empty", "match", "no_match"))

_ROLES = frozenset((*get_args(PageRole), "hub"))
_TOKEN = re.compile(r"[^\W_]+")
_NOISE = re.compile(r"(?<= )(?:\d+(?:шт|руб|р|грн)?|руб|р|шт|usd|eur)(?= )")
_MAX_TEXT = 300


@dataclass(frozen=True)
class Said:
    """A phrase found in a text. `share`: how much of the text it makes up, 0..1."""

    word: Word
    phrase: str
    share: float


@lru_cache(maxsize=1)
def entries() -> Mapping[str, Mapping[str, dict[str, list[str]]]]:
    """The files as they are, by language and role. Raises ValueError for a role or key that does not exist."""
    found: dict[str, dict[str, dict[str, list[str]]]] = {}
    for language, raw in by_language("roles").items():
        for role, entry in raw.items():
            if role not in _ROLES or not KEYS.issuperset(entry):
                raise ValueError(f"{language}/roles.toml: [{role}] {sorted(set(entry) - KEYS)}: no such role or key")
        found[language] = raw
    return found


def _collect(key: str) -> dict[Word, list[str]]:
    found: dict[Word, list[str]] = {}
    for language in entries().values():
        for role, entry in language.items():
            found.setdefault(cast("Word", role), []).extend(entry.get(key, []))
    return {word: phrases for word, phrases in found.items() if phrases}


def spoken(text: str) -> str:
    """The words of a text in lower case, each between single spaces; " " for none."""
    plain = unicodedata.normalize("NFKC", text[:_MAX_TEXT]).replace("İ", "i").lower().replace("ё", "е")
    found = _TOKEN.findall(plain)
    return f" {' '.join(found)} " if found else " "


def _pattern(phrases: Iterable[str]) -> re.Pattern[str] | None:
    parts: set[str] = set()
    for phrase in phrases:
        stem = phrase.endswith("*")
        body = re.escape(spoken(phrase.rstrip("*")).strip())
        parts.add(body + (r"\S*" if stem else ""))
    parts.discard("")
    if not parts:
        return None
    ordered = sorted(parts, key=lambda p: (-len(p), p))
    return re.compile(rf"(?<= )(?:{'|'.join(ordered)})(?= )")


Patterns = list[tuple[Word, re.Pattern[str] | None, frozenset[str]]]


@lru_cache(maxsize=4)
def _patterns(key: str) -> Patterns:
    made: Patterns = []
    for word, phrases in _collect(key).items():
        whole = frozenset(spoken(p[1:]).strip() for p in phrases if p.startswith("="))
        made.append((word, _pattern(p for p in phrases if not p.startswith("=")), whole))
    return made


def _presses(line: str) -> list[tuple[re.Match[str], Word]]:
    """What a button says ("add to cart") is no promise of a page ("cart")."""
    return [(m, word) for word, pattern, _ in _patterns("button") if pattern for m in pattern.finditer(line)]


@lru_cache(maxsize=20_000)
def said(text: str, key: str = "text") -> tuple[Said, ...]:
    """The phrases of `key` ("text", "url", "button", "empty") in the text, best first. A phrase inside a longer one of
    another role says nothing; numbers (a count of goods, a sum) do not count as text."""
    line = _NOISE.sub("", spoken(text))
    line = f" {' '.join(line.split())} "
    length = len(line) - 2
    if length <= 0:
        return ()
    spans: list[tuple[int, int, Word]] = []
    for word, pattern, whole in _patterns(key):
        if line.strip() in whole:
            spans.append((1, len(line) - 1, word))
        elif pattern is not None:
            spans += [(m.start(), m.end(), word) for m in pattern.finditer(line)]
    blocks = [(m.start(), m.end(), word) for m, word in _presses(line)] if key == "text" else []
    best: dict[Word, tuple[int, str]] = {}
    for start, end, word in spans:
        if any(s <= start and end <= e and e - s > end - start for s, e, other in (*spans, *blocks) if other != word):
            continue
        before = best.get(word, (0, line[start:end]))
        best[word] = (before[0] + end - start, max(before[1], line[start:end], key=len))
    found = [Said(word, phrase, min(1.0, size / length)) for word, (size, phrase) in best.items()]
    return tuple(sorted(found, key=lambda s: (-s.share, s.word)))


@lru_cache(maxsize=1)
def _addresses() -> list[tuple[Word, re.Pattern[str]]]:
    return [
        (word, re.compile("|".join(f"(?:{p})" for p in patterns), re.I))
        for word, patterns in _collect("url_pattern").items()
    ]


def shaped(url: str) -> list[Word]:
    """The roles whose pattern of addresses the address fits."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return []
    line = (parts.path + (f"?{parts.query}" if parts.query else ""))[:400]
    return [word for word, pattern in _addresses() if pattern.search(line)]


def address_words(url: str) -> list[tuple[Said, bool]]:
    """What the words of an address say, part by part; True with each that stands in the last part."""
    parts = segments(url)
    return [
        (found, index == len(parts) - 1) for index, part in enumerate(parts) for found in said(" ".join(part), "url")
    ]
