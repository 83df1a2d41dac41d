"""The words that tell what a control does, and what a page says about goods and carts.

They are data, one file per language (`lexicon/controls.<language>.toml`), all read at once; `controls.code.toml` holds the
words of ids, classes and addresses. `Act` names what pressing would do; `Saying` what a text on the page says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast, get_args

from crawler.reading.pages.role_words import spoken
from crawler.reading.words.tables import by_language

Act = Literal[
    "add_to_cart", "open_cart", "checkout", "guest", "continue", "continue_payment", "place_order", "one_click", "lead",
    "subscribe", "register", "login", "keep_shopping", "remove", "close", "confirm", "aside",
]  # fmt: skip
"""`continue_payment`: goes on to the payment or the review. `confirm`: says yes to a city or an age. `aside`: harmless
for the order and of no use for it (wish lists, coupons, "quick view")."""

Saying = Literal["says_added", "says_choose", "says_sold_out", "says_minimum", "says_review"]

COMMITTING: frozenset[Act] = frozenset(("place_order", "one_click", "lead", "subscribe", "register"))
"""Acts that bind the visitor or send something about a person. One such phrase in a name outweighs all others."""

KEYS = frozenset(("text", "address", "match", "no_match"))

_NUMBER = re.compile(r"\d+(?:шт|руб|р|грн)?|руб|рублей|р|шт|usd|eur|gbp|rub|uah|грн|zł|zl|tl|pln|try|kč")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=\d)(?=[A-Z][a-z])")
_CROSSES = frozenset("×✕✖✗✘╳⨯")


@dataclass(frozen=True)
class Said:
    """What a name says: an act, the phrase that says so, and how much of the name's words it makes up, 0..1."""

    act: Act
    phrase: str
    share: float


@lru_cache(maxsize=1)
def entries() -> Mapping[str, Mapping[str, dict[str, list[str]]]]:
    """The files as they are, by language and act. Raises ValueError for an act or key that does not exist."""
    known = {*get_args(Act), *get_args(Saying)}
    found: dict[str, dict[str, dict[str, list[str]]]] = {}
    for language, raw in by_language("controls").items():
        for act, entry in raw.items():
            if act not in known or not KEYS.issuperset(entry):
                raise ValueError(f"{language}/controls.toml: [{act}] {sorted(set(entry) - KEYS)}: no such act or key")
        found[language] = raw
    return found


_Words = tuple[tuple[str, re.Pattern[str] | None, frozenset[str]], ...]


def _compile(phrases: Iterable[str]) -> tuple[re.Pattern[str] | None, frozenset[str]]:
    phrases = list(phrases)
    whole = frozenset(spoken(p[1:]).strip() for p in phrases if p.startswith("="))
    parts = {
        re.escape(spoken(p.rstrip("*")).strip()) + (r"\S*" if p.endswith("*") else "")
        for p in phrases
        if not p.startswith("=")
    } - {""}
    ordered = sorted(parts, key=lambda p: (-len(p), p))
    return (re.compile(rf"(?<= )(?:{'|'.join(ordered)})(?= )") if ordered else None), whole


@lru_cache(maxsize=4)
def _words(kind: Literal["name", "code", "address"]) -> _Words:
    collected: dict[str, list[str]] = {}
    for language, acts in entries().items():
        if (language == "code") is (kind == "name"):
            continue
        for act, entry in acts.items():
            collected.setdefault(act, []).extend(entry.get("address" if kind == "address" else "text", []))
    return tuple((act, *_compile(phrases)) for act, phrases in collected.items())


def _spans(line: str, kind: Literal["name", "code", "address"]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    bare = " ".join(w for w in line.split() if not _NUMBER.fullmatch(w))
    for act, pattern, whole in _words(kind):
        if line.strip() in whole or bare in whole:
            spans.append((0, len(line), act))
        elif pattern is not None:
            spans += [(m.start(), m.end(), act) for m in pattern.finditer(line)]
    return [
        (start, end, act)
        for start, end, act in spans
        if not any(s <= start and end <= e and e - s > end - start for s, e, _ in spans)
    ]


@lru_cache(maxsize=20_000)
def read_name(name: str) -> Said | None:
    """What a control of this name does; None where the words do not tell.

    A committing phrase wins over the others; any other must make up at least half of the words of the name, numbers and
    currencies not counted.
    """
    if name.strip() in _CROSSES:
        return Said("close", name.strip(), 1.0)
    line = spoken(name)
    words = [w for w in line.split() if not _NUMBER.fullmatch(w)]
    if not line.strip():
        return None
    found: dict[Act, Said] = {}
    for start, end, act in _spans(line, "name"):
        if act.startswith("says_"):
            continue
        phrase = line[start:end].strip()
        share = min(1.0, len(phrase.split()) / max(1, len(words)))
        known = cast("Act", act)
        if known not in found or share > found[known].share:
            found[known] = Said(known, phrase, share)
    binding = [s for s in found.values() if s.act in COMMITTING]
    ordered = sorted(binding or found.values(), key=lambda s: (-s.share, s.act))
    best = ordered[0] if ordered else None
    return best if best is not None and (binding or best.share >= 0.5) else None


def says(saying: Saying, text: str) -> bool:
    """Whether the first 300 characters of the text say it."""
    line = spoken(text)
    return any(
        (pattern is not None and pattern.search(line) is not None) or line.strip() in whole
        for act, pattern, whole in _words("name")
        if act == saying
    )


@lru_cache(maxsize=20_000)
def read_code(text: str) -> tuple[Act, ...]:
    """The acts that words of ids, classes and attributes name, the longest phrase first."""
    return _acts(_CAMEL.sub(" ", text[:600]), "code")


@lru_cache(maxsize=20_000)
def read_address(address: str) -> tuple[Act, ...]:
    """The acts that the path and query of an address name, the longest phrase first; a phrase that must be the whole
    counts as the last part of a path too (`/ru/cart/`)."""
    path = next(iter(re.split(r"[?#\s]", address[:600].strip())), "")
    last = path.rstrip("/").rpartition("/")[2]
    found = [*_acts(_CAMEL.sub(" ", address[:600]), "address"), *_acts(_CAMEL.sub(" ", last), "address")]
    return tuple(dict.fromkeys(found))


def _acts(text: str, kind: Literal["code", "address"]) -> tuple[Act, ...]:
    spans = sorted(_spans(spoken(text), kind), key=lambda s: (s[0] - s[1], s[2]))
    return tuple(cast("Act", act) for act in dict.fromkeys(act for _, _, act in spans))
