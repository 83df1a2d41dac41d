"""Words kept as data: for each subject one file in each language's folder, all languages read at once.

`lexicon/<language>/<subject>.toml` holds one table for each kind of thing. Most subjects use these keys: `text`,
phrases of what people read; `name`, words of names, ids and addresses, which programmers write; `match` and `no_match`,
examples that the tests run. How phrases are written says `crawler.reading.words.phrases`. Two folders are no language:
`code` holds what stands in markup and addresses everywhere, `more` single words of languages that have no folder yet.

All languages at once, as a Russian form may well call its field "E-mail" and a Russian shop its page /shipping.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from crawler.reading.words.phrases import PhraseIndex, PhraseMatch, outermost
from crawler.reading.words.tables import read_toml
from crawler.reading.words.text import name_tokens, normalised_words

LEXICON = Path(__file__).parent / "lexicon"

CODE = "code"
"""The folder whose examples are names and addresses, not texts."""

EXAMPLES = ("match", "no_match")

GLUED = 5
"""Shortest word that is looked for at the beginning and end of a longer token of a name."""

Entries = Mapping[str, Mapping[str, dict[str, list[str]]]]
"""By language and kind: the lists of each key."""


class Lexicon:
    """The words of one subject.

    `kinds` are the tables that its files may hold, `keys` the lists in them beside the examples. Reading the files
    raises ValueError for others. `most_words`: how many words of a text are read.
    """

    def __init__(
        self,
        subject: str,
        kinds: frozenset[str],
        keys: tuple[str, ...] = ("text", "name"),
        *,
        most_words: int | None = None,
        folder: Path = LEXICON,
    ) -> None:
        self.subject = subject
        self.kinds = kinds
        self.keys = frozenset((*keys, *EXAMPLES))
        self.most_words = most_words
        self.folder = folder
        self._indexes: dict[str, PhraseIndex] = {}
        self.in_text = lru_cache(maxsize=20_000)(self._in_text)
        """What the phrases of a text name, the longest phrase first."""
        self.in_name = lru_cache(maxsize=20_000)(self._in_name)
        """What the tokens of a name spell, the longest first; glued words count where no whole token does."""

    @cached_property
    def entries(self) -> Entries:
        """The files as they are."""
        found: dict[str, dict[str, dict[str, list[str]]]] = {}
        for language, raw in read_subject(self.subject, self.folder).items():
            for kind, entry in raw.items():
                if kind not in self.kinds or not self.keys.issuperset(entry):
                    strange = sorted(set(entry) - self.keys)
                    raise ValueError(f"{language}/{self.subject}.toml: [{kind}] {strange}: no such kind or key")
            found[language] = raw
        return found

    def phrases(self, key: str) -> dict[str, list[str]]:
        """What stands under a key in all languages, by kind."""
        found: dict[str, list[str]] = {}
        for language in self.entries.values():
            for kind, entry in language.items():
                if key in entry:
                    found.setdefault(kind, []).extend(entry[key])
        return found

    def index(self, key: str) -> PhraseIndex:
        """The phrases of a key, made quick to find."""
        if key not in self._indexes:
            self._indexes[key] = PhraseIndex(self.phrases(key))
        return self._indexes[key]

    def patterns(self, key: str, flags: int = 0) -> dict[str, re.Pattern[str]]:
        """The regular expressions of a key, those of one kind as one."""
        return {
            kind: re.compile("|".join(f"(?:{p})" for p in listed), flags) for kind, listed in self.phrases(key).items()
        }

    def names(self, kind: str, text: str) -> bool:
        """Whether a phrase of the kind stands in the text, be it inside a longer one of another kind."""
        return any(m.kind == kind for m in self.index("text").find(normalised_words(text)))

    def _in_text(self, text: str) -> tuple[PhraseMatch, ...]:
        words = normalised_words(text)[: self.most_words]
        return tuple(outermost(self.index("text").find(words)))

    def _in_name(self, name: str) -> tuple[PhraseMatch, ...]:
        tokens = name_tokens(name)
        found = self.index("name").find(tokens)
        taken = {i for f in found for i in range(f.start, f.end)}
        pattern, kinds = self._glued
        for index, token in enumerate(tokens):
            if index not in taken and len(token) > GLUED:
                ends = {m.group() for m in pattern.finditer(token) if m.start() == 0 or m.end() == len(token)}
                found += [PhraseMatch(kinds[word], index, index + 1, len(tokens)) for word in sorted(ends)]
        return tuple(outermost(found))

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
        return re.compile("|".join(map(re.escape, ordered)) or "(?!)"), kinds


def read_subject(subject: str, folder: Path = LEXICON) -> dict[str, dict[str, Any]]:
    """The tables of a subject's files, by language."""
    return {path.parent.name: read_toml(path) for path in sorted(folder.glob(f"*/{subject}.toml"))}
