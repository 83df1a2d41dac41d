"""Words of the trade, explained: where they stand in a text, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from checks.model.text import Text
from crawler.reading.words.tables import beside
from crawler.record.vocabulary import Language


@dataclass(frozen=True)
class Term:
    id: str
    title: Text
    meaning: Text


@cache
def terms() -> dict[str, Term]:
    """All terms by id."""
    return {
        name: Term(name, Text(ru=said["ru"][0], en=said["en"][0]), Text(ru=said["ru"][2], en=said["en"][2]))
        for name, said in _table().items()
    }


def split(text: str, lang: Language) -> Iterator[tuple[str, Term | None]]:
    """The text in pieces: plain ones, and those that are a term's first mention in it."""
    told: set[str] = set()
    end = 0
    for found in _pattern(lang).finditer(text):
        name = found.lastgroup or ""
        if name not in told:
            told.add(name)
            yield text[end : found.start()], None
            yield found[0], terms()[name]
            end = found.end()
    yield text[end:], None


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return beside(__file__, "glossary")


@cache
def _pattern(lang: Language) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?P<{name}>\b(?:{said[lang][1]})\b)" for name, said in _table().items()), re.I)
