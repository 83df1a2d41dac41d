"""Phrases, and where they stand in a sequence of words.

A phrase is written as people write it; only its words count. `*` ends a word stem ("оплат*", "контактн* данн*"), a
leading `=` begins a phrase that counts only where it is the whole text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from crawler.reading.words.text import normalised_words


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """A phrase found: its kind, the words from `start` to `end` of `total`, and whether it had to be the whole text."""

    kind: str
    start: int
    end: int
    total: int
    whole: bool = False

    @property
    def share(self) -> float:
        """How much of the text the phrase makes up, 0..1, counted in words."""
        return (self.end - self.start) / self.total

    def text(self, words: Sequence[str]) -> str:
        """The words that it covers, between single spaces."""
        return " ".join(words[self.start : self.end])


class _Phrase(NamedTuple):
    parts: tuple[str, ...]
    kind: str


class _ByFirstWord:
    """Phrases by their first word, whole words and stems apart."""

    def __init__(self) -> None:
        self._words: dict[str, list[_Phrase]] = {}
        self._stems: dict[str, list[_Phrase]] = {}
        self._sizes: tuple[int, ...] = ()

    def add(self, phrase: _Phrase) -> None:
        first = phrase.parts[0]
        home = self._stems if first.endswith("*") else self._words
        home.setdefault(first.rstrip("*"), []).append(phrase)
        self._sizes = tuple(sorted({len(stem) for stem in self._stems}))

    def starting(self, word: str) -> Iterator[_Phrase]:
        yield from self._words.get(word, ())
        for size in self._sizes:
            if size > len(word):
                return
            yield from self._stems.get(word[:size], ())


class PhraseIndex:
    """A set of phrases by kind, made quick to find."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._inside = _ByFirstWord()
        self._whole = _ByFirstWord()
        for kind, texts in phrases.items():
            for text in texts:
                if parts := _parts(text):
                    (self._whole if text.startswith("=") else self._inside).add(_Phrase(parts, kind))

    def find(self, words: Sequence[str], bare: Sequence[str] = ()) -> list[PhraseMatch]:
        """Every phrase in the words, overlapping ones too. `bare`: the words without those that do not count (numbers,
        currencies); a phrase that must be the whole text may be the whole of these instead."""
        total = len(words)
        found: list[PhraseMatch] = []
        for start, word in enumerate(words):
            for phrase in self._inside.starting(word):
                end = start + len(phrase.parts)
                if end <= total and _fits(phrase.parts, words[start:end]):
                    found.append(PhraseMatch(phrase.kind, start, end, total))
        for line in (words, bare) if len(bare) != total else (words,):
            for phrase in self._whole.starting(line[0]) if line else ():
                if len(phrase.parts) == len(line) and _fits(phrase.parts, line):
                    found.append(PhraseMatch(phrase.kind, 0, total, total, whole=True))
        return found


def _parts(phrase: str) -> tuple[str, ...]:
    parts: list[str] = []
    for word in phrase.removeprefix("=").split():
        plain = normalised_words(word.rstrip("*"))
        if plain:
            parts += [*plain[:-1], plain[-1] + "*" if word.endswith("*") else plain[-1]]
    return tuple(parts)


def _fits(parts: Sequence[str], words: Sequence[str]) -> bool:
    return all(
        word.startswith(part[:-1]) if part[-1] == "*" else part == word for part, word in zip(parts, words, strict=True)
    )


def outermost(found: Sequence[PhraseMatch]) -> list[PhraseMatch]:
    """Without those that lie inside a longer one ("name on card" is no name): the longest first, each kind and place
    once."""
    kept = {
        f
        for f in found
        if not any(o.start <= f.start and f.end <= o.end and o.end - o.start > f.end - f.start for o in found)
    }
    return sorted(kept, key=lambda f: (f.start - f.end, f.start, f.kind))


def without_overlaps(found: Iterable[PhraseMatch]) -> list[PhraseMatch]:
    """Of each kind only those that do not overlap: from the first word on, the longest at each place."""
    kept: list[PhraseMatch] = []
    reached: dict[str, int] = {}
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if one.start >= reached.get(one.kind, 0):
            reached[one.kind] = one.end
            kept.append(one)
    return kept
