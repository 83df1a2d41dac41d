"""The words that tell what a control does, and what a page says about goods and carts.

They are data (`lexicon/<language>/controls.toml`; the folder `code` holds the words of ids, classes and addresses).
`Act` names what pressing would do; `Saying` what a text on the page says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast, get_args

from crawler.reading.words.lexicon import Lexicon
from crawler.reading.words.phrases import outermost, without_overlaps
from crawler.reading.words.text import normalised_words

Act = Literal[
    "add_to_cart", "open_cart", "checkout", "guest", "continue", "continue_payment", "place_order", "one_click", "lead",
    "subscribe", "register", "login", "keep_shopping", "remove", "close", "confirm", "aside",
]  # fmt: skip
"""`continue_payment`: goes on to the payment or the review. `confirm`: says yes to a city or an age. `aside`: harmless
for the order and of no use for it (wish lists, coupons, "quick view")."""

Saying = Literal["says_added", "says_choose", "says_sold_out", "says_minimum", "says_review"]

COMMITTING: frozenset[Act] = frozenset(("place_order", "one_click", "lead", "subscribe", "register"))
"""Acts that bind the visitor or send something about a person. One such phrase in a name outweighs all others."""

CONTROLS = Lexicon("controls", frozenset((*get_args(Act), *get_args(Saying))), ("text", "name", "address"))
"""`text`: of controls' names and of the page; `name`: of ids, classes and attributes; `address`: of path and query."""

CROSSES = frozenset("×✕✖✗✘╳⨯")
"""Names of buttons that close something."""

_NUMBER = re.compile(r"\d+(?:шт|руб|р|грн)?|руб|рублей|р|шт|usd|eur|gbp|rub|uah|грн|zł|zl|tl|pln|try|kč")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=\d)(?=[A-Z][a-z])")


@dataclass(frozen=True)
class ActWords:
    """What a name says: an act, the phrase that says so, and how much of the name's words it makes up, 0..1."""

    act: Act
    phrase: str
    share: float


@lru_cache(maxsize=20_000)
def read_name(name: str) -> ActWords | None:
    """What a control of this name does; None where the words do not tell.

    A committing phrase wins over the others; any other must make up at least half of the words of the name, numbers and
    currencies not counted.
    """
    if name.strip() in CROSSES:
        return ActWords("close", name.strip(), 1.0)
    words = normalised_words(name)
    bare = _without_numbers(words)
    found: dict[str, ActWords] = {}
    for kind, phrase in _phrases(words, "text"):
        if kind.startswith("says_"):
            continue
        share = min(1.0, (phrase.count(" ") + 1) / max(1, len(bare)))
        if kind not in found or share > found[kind].share:
            found[kind] = ActWords(cast("Act", kind), phrase, share)
    binding = [s for s in found.values() if s.act in COMMITTING]
    best = min(binding or found.values(), key=lambda s: (-s.share, s.act), default=None)
    return best if best is not None and (binding or best.share >= 0.5) else None


def says(saying: Saying, text: str) -> bool:
    """Whether the first 300 characters of the text say it."""
    words = normalised_words(text)
    return any(m.kind == saying for m in CONTROLS.index("text").find(words))


@lru_cache(maxsize=20_000)
def read_code(text: str) -> tuple[Act, ...]:
    """The acts that words of ids, classes and attributes name, the longest phrase first."""
    return _acts(text[:600], "name")


@lru_cache(maxsize=20_000)
def read_address(address: str) -> tuple[Act, ...]:
    """The acts that the path and query of an address name, the longest phrase first; a phrase that must be the whole
    counts as the last part of a path too (`/ru/cart/`)."""
    path = next(iter(re.split(r"[?#\s]", address[:600].strip())), "")
    last = path.rstrip("/").rpartition("/")[2]
    return tuple(dict.fromkeys([*_acts(address[:600], "address"), *_acts(last, "address")]))


def _acts(code: str, key: Literal["name", "address"]) -> tuple[Act, ...]:
    found = _phrases(normalised_words(_CAMEL.sub(" ", code)), key)
    ordered = sorted(found, key=lambda f: (-len(f[1]), f[0]))
    return tuple(cast("Act", kind) for kind in dict.fromkeys(kind for kind, _ in ordered))


def _phrases(words: tuple[str, ...], key: Literal["text", "name", "address"]) -> list[tuple[str, str]]:
    """Kinds and phrases: the whole text where a phrase is the whole, else those that lie in no longer one."""
    found = CONTROLS.index(key).find(words, _without_numbers(words))
    kept = [m for m in found if m.whole] or outermost(without_overlaps(found))
    return [(m.kind, m.text(words)) for m in kept]


def _without_numbers(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(w for w in words if not _NUMBER.fullmatch(w))
