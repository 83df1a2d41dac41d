"""Words of the trade: found whole, explained in both languages, and none left unexplained."""

from __future__ import annotations

import re

from checks.engine.catalogue import checks_by_id
from checks.model.wording import LANGUAGES, pick
from crawler.record.vocabulary import Language
from reports.language.glossary import split, terms
from reports.language.words import tables

PLAIN = re.compile(
    r"https?|e-mail|site|leadwalk|[a-z]+\.[a-z]{2,}|MAX|name|tel|email|street-address|type|label|for|checked|required|href|"
    r"WhatsApp|Telegram|Viber|Messenger|Skype|WeChat|LINE|Signal|imo|YouTube|Rutube|VK|Google|Apple|Facebook|GitHub|Android|iOS|SMS|QR|ФЗ|ИП|ООО|РФ|СМС",
    re.I,
)
"""Latin words and abbreviations that a customer knows, names, and what is written into a page."""


def found(text: str, lang: Language) -> list[str]:
    return [part for part, term in split(text, lang) if term]


def test_terms_are_found_as_whole_words_and_once_a_text() -> None:
    assert found("ИНН и ОГРН; ещё раз ИНН", "ru") == ["ИНН", "ОГРН"]
    assert found("длинный список, старинный", "ru") == []
    assert found("framework, a frame and frames", "en") == ["frame"]
    assert "".join(part for part, _ in split("Cookie — это cookie", "ru")) == "Cookie — это cookie"


def test_every_term_is_explained_in_words_without_terms() -> None:
    for term in terms().values():
        for lang in LANGUAGES:
            meaning = pick(term.meaning, lang)
            assert meaning.endswith(".") and 20 < len(meaning) <= 120, term.id
            assert found(meaning, lang) == [], term.id
            assert found(pick(term.title, lang), lang), term.id


def test_no_abbreviation_in_russian_is_left_unexplained() -> None:
    texts = [
        pick(t, "ru") for c in checks_by_id().values() for t in (c.title, c.why, c.fix, *(s.claim for s in c.sources))
    ]
    texts += [
        re.sub(r"\{\w+\}", "", words[0])
        for name, table in tables().items()
        if name != "channels"
        for words in table.values()
    ]
    unknown = set()
    for text in texts:
        plain = "".join(part for part, term in split(text, "ru") if not term)
        for word in re.findall(r"[A-Za-z][A-Za-z.-]*[A-Za-z]|\b[А-Я]{2,}\b", plain):
            if not PLAIN.fullmatch(word) and not found(word, "ru"):
                unknown.add(word)
    assert unknown == set(), "explain them in reports/language/glossary.toml"
