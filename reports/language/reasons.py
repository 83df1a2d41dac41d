"""Why something was not seen, or is what it is, in both languages.

A record with a cause (`crawler.record.causes`) is worded from it and its parameters. Runs of 0.1 noted English
sentences only: their gaps and reasons are found by regular expressions in `reasons.toml`. Why a page has its role is
still noted as a sentence, and read the same way.
"""

from __future__ import annotations

import re
from functools import cache

from checks.model.text import Text
from crawler.reading.words.tables import beside
from crawler.record.causes import Caused, words
from crawler.record.vocabulary import Language
from reports.language.words import tables, word

LONGEST = 600
"""Characters of one sentence that are read: it may quote a site."""
DEEPEST = 3
"""A sentence may name another one as its cause, and that one another."""

_LEXICON = {"role": "pages", "kind": "gaps", "outcome": "walk", "step": "steps"}
"""Placeholders of causes whose values have words in the reports' own lexicon, and its table."""


def text_of(record: Caused) -> Text:
    """The reason of a gap, a walk or a site."""
    russian, english = (words(record.cause, record.params, language, _word_of) for language in ("ru", "en"))
    if russian is None or english is None:
        return text_of_sentence(record.reason)
    return Text(ru=russian, en=english)


def _word_of(placeholder: str, value: str, language: Language) -> str | None:
    table = _LEXICON.get(placeholder)
    if table is None or value not in tables()[table]:
        return None
    found = word(table, value)
    return found.ru if language == "ru" else found.en


def text_of_sentence(sentence: str) -> Text:
    """An English sentence in both languages; as it is where none of `reasons.toml` fits."""
    english = re.sub("«([^«»]{0,200})»", r"“\1”", sentence)
    return Text(ru=_russian(sentence[:LONGEST], DEEPEST) or sentence, en=english)


def known(sentence: str) -> bool:
    """Whether a sentence of the lexicon fits."""
    return _russian(sentence, DEEPEST) is not None


def _russian(sentence: str, depth: int) -> str | None:
    for pattern, template in _sentences():
        found = pattern.fullmatch(sentence)
        if found:
            return template.format(*(_part(part, depth) for part in found.groups()))
    return None


def _part(text: str, depth: int) -> str:
    """What a placeholder holds: another sentence, our own words in a list, or something quoted."""
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
