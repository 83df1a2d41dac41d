"""What the crawl noted in English (why something was not seen, why a page is what it is), in both languages."""

from __future__ import annotations

import re
from functools import cache

from checks.model.text import Text
from crawler.reading.words.tables import beside
from reports.language.words import tables, word

LONGEST = 600
"""Characters of one reason that are read: it may quote a site."""
DEEPEST = 3
"""A reason may name another one as its cause, and that one another."""


def said(reason: str) -> Text:
    """The reason in both languages; as it is where no sentence of `reasons.toml` fits."""
    english = re.sub("«([^«»]{0,200})»", r"“\1”", reason)
    return Text(ru=_russian(reason[:LONGEST], DEEPEST) or reason, en=english)


def known(reason: str) -> bool:
    """Whether a sentence of the lexicon fits."""
    return _russian(reason, DEEPEST) is not None


def _russian(reason: str, depth: int) -> str | None:
    for pattern, template in _sentences():
        found = pattern.fullmatch(reason)
        if found:
            return template.format(*(_part(part, depth) for part in found.groups()))
    return None


def _part(text: str, depth: int) -> str:
    """What a placeholder holds: another reason, our own words in a list, or something quoted."""
    named = [_word(part) for part in text.split(", ")]
    if None not in named:
        return ", ".join(word for word in named if word)
    return (_russian(text, depth - 1) if depth else None) or text


def _word(text: str) -> str | None:
    unseen = re.fullmatch(r"(\w+) \((\w+)\)", text)
    if unseen and unseen[1] in tables()["pages"] and unseen[2] in tables()["gaps"]:
        return f"{word('pages', unseen[1]).ru} ({word('gaps', unseen[2]).ru})"
    return _lexicon()["reason_words"].get(text)


@cache
def _lexicon() -> dict[str, dict[str, str]]:
    return beside(__file__, "reasons")


@cache
def _sentences() -> list[tuple[re.Pattern[str], str]]:
    """The sentences, those with the most words of their own first."""
    ordered = sorted(_lexicon()["reasons"].items(), key=lambda pair: -len(pair[0].replace("{}", "")))
    return [(re.compile("(.*?)".join(map(re.escape, english.split("{}"))), re.DOTALL), ru) for english, ru in ordered]
