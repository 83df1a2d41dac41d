"""The words that tell what a field asks for: phrases of labels and placeholders, tokens of names and ids.

They are data: `lexicon/fields.<language>.toml` for phrases, `lexicon/fields.code.toml` for names. All languages are read at
once: a Russian form may well call its field "E-mail". In a phrase `*` ends a word stem and a leading `=` asks for the
whole text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, cast, get_args

from crawler.evidence import FieldType
from crawler.reading.addresses import LEXICON
from crawler.reading.role_words import spoken

KEYS = frozenset(("text", "name", "match", "no_match"))

GLUED = 5
"""Shortest word that is looked for at the beginning and end of a longer token of a name."""

_SPLIT = re.compile(r"[^\w]+|_+|(?<=[a-zа-я])(?=[A-ZА-Я])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=\D)(?=\d)|(?<=\d)(?=\D)")
_MAX_WORDS = 40


@dataclass(frozen=True)
class Named:
    """A phrase of a type found in a text: the words from `start` to `end` of `words`."""

    type: FieldType
    start: int
    end: int
    words: int

    @property
    def share(self) -> float:
        """How much of the text the phrase makes up, 0..1."""
        return (self.end - self.start) / self.words


@dataclass
class _Phrases:
    """Phrases by their first word: whole words and stems apart."""

    by_word: dict[str, list[tuple[tuple[str, ...], bool, FieldType]]] = field(default_factory=dict)
    by_stem: dict[str, list[tuple[tuple[str, ...], bool, FieldType]]] = field(default_factory=dict)

    def add(self, phrase: str, kind: FieldType) -> None:
        whole = phrase.startswith("=")
        words = phrase.removeprefix("=").replace("*", "\x00").split()
        normal = tuple(spoken(w.rstrip("\x00")).strip() + ("*" if w.endswith("\x00") else "") for w in words)
        parts = tuple(p for n in normal for p in n.split())
        if not parts:
            return
        first = parts[0]
        home = self.by_stem if first.endswith("*") else self.by_word
        home.setdefault(first.rstrip("*"), []).append((parts, whole, kind))

    def find(self, words: tuple[str, ...]) -> list[Named]:
        found: list[Named] = []
        for start, word in enumerate(words):
            starts = list(self.by_word.get(word, ()))
            for size in range(2, len(word) + 1):
                starts += self.by_stem.get(word[:size], ())
            for parts, whole, kind in starts:
                end = start + len(parts)
                if whole and (start or end != len(words)):
                    continue
                if end <= len(words) and all(map(_fits, parts, words[start:end])):
                    found.append(Named(kind, start, end, len(words)))
        return found


def _fits(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else part == word


@lru_cache(maxsize=1)
def entries() -> Mapping[str, Mapping[str, dict[str, list[str]]]]:
    """The files as they are, by language ("code" for names) and type. Raises ValueError for an unknown type or key."""
    known = frozenset(get_args(FieldType))
    found: dict[str, dict[str, dict[str, list[str]]]] = {}
    for path in sorted(LEXICON.glob("fields.*.toml")):
        raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        for kind, entry in raw.items():
            if kind not in known or not KEYS.issuperset(entry):
                raise ValueError(f"{path.name}: [{kind}] {sorted(set(entry) - KEYS)}: no such type or key")
        found[path.name.split(".")[1]] = raw
    return found


@lru_cache(maxsize=2)
def _phrases(key: str) -> _Phrases:
    made = _Phrases()
    for language in entries().values():
        for kind, entry in language.items():
            for phrase in entry.get(key, []):
                made.add(phrase, cast(FieldType, kind))
    return made


@lru_cache(maxsize=1)
def _glued() -> tuple[re.Pattern[str], dict[str, FieldType]]:
    kinds: dict[str, FieldType] = {}
    for kind, entry in entries().get("code", {}).items():
        for phrase in entry.get("name", []):
            joined = phrase.replace(" ", "")
            if len(joined) >= GLUED:
                kinds.setdefault(joined, cast(FieldType, kind))
    ordered = sorted(kinds, key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, ordered))), kinds


def _outermost(found: list[Named]) -> tuple[Named, ...]:
    """Without the phrases that lie inside a longer one: "name on card" is no name."""
    kept = [
        f
        for f in found
        if not any(o.start <= f.start and f.end <= o.end and o.end - o.start > f.end - f.start for o in found)
    ]
    return tuple(sorted(set(kept), key=lambda f: (f.start - f.end, f.start, f.type)))


@lru_cache(maxsize=20_000)
def named_by_words(text: str) -> tuple[Named, ...]:
    """Types whose phrases stand in the text, the longest phrase first."""
    words = tuple(spoken(text).split())[:_MAX_WORDS]
    return _outermost(_phrases("text").find(words)) if words else ()


@lru_cache(maxsize=20_000)
def name_tokens(name: str) -> tuple[str, ...]:
    """The words of a name, id or class in lower case; digits are words of their own."""
    return tuple(t.lower() for t in _SPLIT.split(name[:120]) if t)[:_MAX_WORDS]


@lru_cache(maxsize=20_000)
def named_by_code(name: str) -> tuple[Named, ...]:
    """Types that the tokens of a name spell, the longest phrase first; glued words count where no whole token does."""
    tokens = name_tokens(name)
    found = _phrases("name").find(tokens)
    taken = {i for f in found for i in range(f.start, f.end)}
    pattern, kinds = _glued()
    for index, token in enumerate(tokens):
        if index not in taken and len(token) > GLUED:
            ends = {m.group() for m in pattern.finditer(token) if m.start() == 0 or m.end() == len(token)}
            found += [Named(kinds[word], index, index + 1, len(tokens)) for word in sorted(ends)]
    return _outermost(found)
