"""Phrases kept as data, and where they stand in a text.

A lexicon is a set of files `lexicon/<name>.<language>.toml`, one table per kind of thing. Their keys: `text`, phrases of what
people read; `name`, words of names, ids and addresses, which programmers write; `match` and `no_match`, examples that the
tests run. In a phrase `*` ends a word stem and a leading `=` asks for the whole text. All languages are read at once: a
Russian form may well call its field "E-mail".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal

from crawler.reading.pages.role_words import spoken
from crawler.reading.words.tables import by_language

KEYS = frozenset(("text", "name", "match", "no_match"))
CODE = "code"
"""The "language" of the file whose examples are names, not texts."""

GLUED = 5
"""Shortest word that is looked for at the beginning and end of a longer token of a name."""

_SPLIT = re.compile(r"[^\w]+|_+|(?<=[a-zа-я])(?=[A-ZА-Я])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=\D)(?=\d)|(?<=\d)(?=\D)")
_MAX_WORDS = 40
_MAX_NAME = 120


@dataclass(frozen=True)
class Named:
    """A phrase found in a text: what it names, and the words from `start` to `end` of `words`."""

    type: str
    start: int
    end: int
    words: int

    @property
    def share(self) -> float:
        """How much of the text the phrase makes up, 0..1."""
        return (self.end - self.start) / self.words


_Entry = tuple[tuple[str, ...], bool, str]


@dataclass
class _Phrases:
    """Phrases by their first word: whole words and stems apart."""

    by_word: dict[str, list[_Entry]] = field(default_factory=dict)
    by_stem: dict[str, list[_Entry]] = field(default_factory=dict)

    def add(self, phrase: str, kind: str) -> None:
        parts: list[str] = []
        for word in phrase.removeprefix("=").split():
            plain = spoken(word.rstrip("*")).split()
            parts += [*plain[:-1], plain[-1] + "*" if word.endswith("*") else plain[-1]] if plain else []
        if parts:
            home = self.by_stem if parts[0].endswith("*") else self.by_word
            home.setdefault(parts[0].rstrip("*"), []).append((tuple(parts), phrase.startswith("="), kind))

    def find(self, words: tuple[str, ...]) -> list[Named]:
        found: list[Named] = []
        for start, word in enumerate(words):
            entries = list(self.by_word.get(word, ()))
            for size in range(2, len(word) + 1):
                entries += self.by_stem.get(word[:size], ())
            for parts, whole, kind in entries:
                end = start + len(parts)
                if whole and (start or end != len(words)):
                    continue
                if end <= len(words) and all(map(_fits, parts, words[start:end])):
                    found.append(Named(kind, start, end, len(words)))
        return found


def _fits(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else part == word


def _outermost(found: list[Named]) -> tuple[Named, ...]:
    """Without the phrases that lie inside a longer one: "name on card" is no name."""
    kept = [
        f
        for f in found
        if not any(o.start <= f.start and f.end <= o.end and o.end - o.start > f.end - f.start for o in found)
    ]
    return tuple(sorted(set(kept), key=lambda f: (f.start - f.end, f.start, f.type)))


@lru_cache(maxsize=20_000)
def name_tokens(name: str) -> tuple[str, ...]:
    """The words of a name, id, class or address in lower case; digits are words of their own."""
    return tuple(t.lower() for t in _SPLIT.split(name[:_MAX_NAME]) if t)[:_MAX_WORDS]


class Lexicon:
    """The files `<name>.*.toml`; `kinds` are the tables that they may hold. Reading them raises ValueError for others."""

    def __init__(self, name: str, kinds: frozenset[str]) -> None:
        self.name = name
        self.kinds = kinds
        self._words_found: dict[str, tuple[Named, ...]] = {}
        self._code_found: dict[str, tuple[Named, ...]] = {}

    @cached_property
    def entries(self) -> Mapping[str, Mapping[str, dict[str, list[str]]]]:
        """The files as they are, by language (`CODE` for names) and kind."""
        found: dict[str, dict[str, dict[str, list[str]]]] = {}
        for language, raw in by_language(self.name).items():
            for kind, entry in raw.items():
                if kind not in self.kinds or not KEYS.issuperset(entry):
                    raise ValueError(
                        f"{language}/{self.name}.toml: [{kind}] {sorted(set(entry) - KEYS)}: no such kind or key"
                    )
            found[language] = raw
        return found

    def _phrases(self, key: Literal["text", "name"]) -> _Phrases:
        made = _Phrases()
        for language in self.entries.values():
            for kind, entry in language.items():
                for phrase in entry.get(key, []):
                    made.add(phrase, kind)
        return made

    @cached_property
    def _texts(self) -> _Phrases:
        return self._phrases("text")

    @cached_property
    def _names(self) -> _Phrases:
        return self._phrases("name")

    @cached_property
    def _glued(self) -> tuple[re.Pattern[str], dict[str, str]]:
        kinds: dict[str, str] = {}
        for language in self.entries.values():
            for kind, entry in language.items():
                for phrase in entry.get("name", []):
                    joined = phrase.replace(" ", "")
                    if len(joined) >= GLUED:
                        kinds.setdefault(joined, kind)
        ordered = sorted(kinds, key=lambda w: (-len(w), w))
        return re.compile("|".join(map(re.escape, ordered))), kinds

    def in_text(self, text: str) -> tuple[Named, ...]:
        """What the phrases of a text name, the longest phrase first; the first 40 words are read."""
        known = self._words_found.get(text)
        if known is None:
            words = tuple(spoken(text).split())[:_MAX_WORDS]
            known = _outermost(self._texts.find(words)) if words else ()
            if len(self._words_found) > 20_000:
                self._words_found.clear()
            self._words_found[text] = known
        return known

    def in_name(self, name: str) -> tuple[Named, ...]:
        """What the tokens of a name spell, the longest phrase first; glued words count where no whole token does."""
        known = self._code_found.get(name)
        if known is None:
            known = self._find_in_name(name_tokens(name))
            if len(self._code_found) > 20_000:
                self._code_found.clear()
            self._code_found[name] = known
        return known

    def _find_in_name(self, tokens: tuple[str, ...]) -> tuple[Named, ...]:
        found = self._names.find(tokens)
        taken = {i for f in found for i in range(f.start, f.end)}
        pattern, kinds = self._glued
        for index, token in enumerate(tokens):
            if index not in taken and len(token) > GLUED:
                ends = {m.group() for m in pattern.finditer(token) if m.start() == 0 or m.end() == len(token)}
                found += [Named(kinds[word], index, index + 1, len(tokens)) for word in sorted(ends)]
        return _outermost(found)
