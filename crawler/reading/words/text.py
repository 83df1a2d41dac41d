"""Texts made comparable: white space, case, letters that are written two ways, words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST = 300
"""Characters of a text whose words are read, unless said otherwise."""

QUOTE = 300
"""Longest quotation, in characters."""

_SPACE = re.compile(r"[\s\u200b\u2060\ufeff]+")
_WIDTHLESS = frozenset("\u200b\u2060\ufeff")
_TOKEN = re.compile(r"[^\W_]+")
_NAME_PARTS = re.compile(
    r"""
    [^\w]+ | _+                             # hyphens, dots, underscores
    | (?<=[a-zа-я])(?=[A-ZА-Я])             # addToCart
    | (?<=[A-Z])(?=[A-Z][a-z])              # HTMLForm
    | (?<=\D)(?=\d) | (?<=\d)(?=\D)         # address2, 1click
    """,
    re.X,
)
_MAX_NAME = 120
_MAX_TOKENS = 40


def squeeze(text: str) -> str:
    """The text with every run of white space (no-break and zero-width ones too) as one space, and none at the ends."""
    if _WIDTHLESS.isdisjoint(text):
        return " ".join(text.split())
    return _SPACE.sub(" ", text).strip()


def folded(text: str) -> str:
    """The text as patterns of words expect it: squeezed, in lower case, "ё" as "е"."""
    return squeeze(text).lower().replace("ё", "е")


def quote(text: str) -> str:
    """The text as it is quoted in a proof: squeezed and at most `QUOTE` characters."""
    text = squeeze(text)
    return text if len(text) <= QUOTE else text[: QUOTE - 1] + "…"


def normalised_words(text: str, limit: int = LONGEST) -> tuple[str, ...]:
    """The words of the first `limit` characters: letters and digits only, in lower case, compatibility forms (NFKC)
    undone, "ё" as "е"."""
    plain = unicodedata.normalize("NFKC", text[:limit]).replace("İ", "i").lower().replace("ё", "е")
    return tuple(_TOKEN.findall(plain))


@lru_cache(maxsize=20_000)
def name_tokens(name: str) -> tuple[str, ...]:
    """The words of a name, id, class or address in lower case; digits are words of their own."""
    return tuple(t.lower() for t in _NAME_PARTS.split(name[:_MAX_NAME]) if t)[:_MAX_TOKENS]
