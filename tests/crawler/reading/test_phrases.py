"""The engine of words: what is a word, where a phrase stands, which of several counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.reading.words.lexicon import Lexicon
from crawler.reading.words.phrases import PhraseIndex, outermost, without_overlaps
from crawler.reading.words.text import name_tokens, normalised_words

INDEX = PhraseIndex(
    {
        "name": ["имя", "имя и фамилия"],
        "card": ["имя на карте", "контактн* данн*"],
        "pay": ["оплат*", "=счёт"],
    }
)


def found(text: str) -> set[tuple[str, str]]:
    words = normalised_words(text)
    return {(m.kind, m.text(words)) for m in outermost(INDEX.find(words))}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Имя", {("name", "имя")}),
        ("Ваше ИМЯ и фамилия *", {("name", "имя и фамилия")}),
        ("Имя на карте", {("card", "имя на карте")}),
        ("Имя-на-карте, имя", {("card", "имя на карте"), ("name", "имя")}),
        ("Контактные данные", {("card", "контактные данные")}),
        ("Онлайн-оплата", {("pay", "оплата")}),
        ("Счет", {("pay", "счет")}),
        ("Выставить счёт", set()),
        ("Имянаречение", set()),
        ("", set()),
    ],
)
def test_phrases_are_found_as_whole_words_and_the_longest_wins(text: str, wanted: set[tuple[str, str]]) -> None:
    assert found(text) == wanted


def test_a_phrase_that_must_be_the_whole_may_have_numbers_beside_it() -> None:
    assert [m.whole for m in INDEX.find(("счет", "12"), ("счет",))] == [True]
    assert INDEX.find(("счет", "12")) == []


def test_of_phrases_that_overlap_the_first_counts() -> None:
    index = PhraseIndex({"a": ["x y", "y z", "y"], "b": ["y z"]})
    kept = without_overlaps(index.find(("x", "y", "z")))
    assert [(m.kind, m.start, m.end) for m in kept] == [("a", 0, 2), ("b", 1, 3)]


@pytest.mark.parametrize(
    ("name", "tokens"),
    [
        ("btn-addToCart", ("btn", "add", "to", "cart")),
        ("HTMLForm_2", ("html", "form", "2")),
        ("адресДоставки", ("адрес", "доставки")),
    ],
)
def test_names_are_taken_apart_as_programmers_write_them(name: str, tokens: tuple[str, ...]) -> None:
    assert name_tokens(name) == tokens


def test_glued_words_are_found_at_the_ends_of_a_token(tmp_path: Path) -> None:
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "things.toml").write_text('[phone]\nname = ["phone", "tel"]\n', "utf-8")
    lexicon = Lexicon("things", frozenset(("phone",)), folder=tmp_path)
    assert [m.kind for m in lexicon.in_name("userphone")] == ["phone"]
    assert lexicon.in_name("hotel") == ()
    assert lexicon.in_name("telephones") == ()


def test_a_lexicon_without_words_finds_nothing(tmp_path: Path) -> None:
    lexicon = Lexicon("things", frozenset(("phone",)), folder=tmp_path)
    assert lexicon.in_name("telephones") == lexicon.in_text("Telephones") == ()


WORD = st.text(st.characters(categories=("Ll", "Lu", "Nd")), min_size=1, max_size=8).filter(normalised_words)
TEXTS = st.text(max_size=60)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.lists(TEXTS, max_size=4))
def test_the_engine_never_raises(text: str, phrases: list[str]) -> None:
    index = PhraseIndex({"any": phrases})
    for words in (normalised_words(text), name_tokens(text)):
        for match in outermost(without_overlaps(index.find(words))):
            assert 0 <= match.start < match.end <= match.total == len(words)
            assert 0 < match.share <= 1


@settings(max_examples=60, deadline=None)
@given(st.lists(WORD, max_size=3), st.lists(WORD, min_size=1, max_size=4), st.lists(WORD, max_size=3))
def test_a_phrase_is_found_in_a_sentence_that_holds_it(before: list[str], phrase: list[str], after: list[str]) -> None:
    index = PhraseIndex({"it": [" ".join(phrase)]})
    words = normalised_words(" ".join([*before, *phrase, *after]))
    assert normalised_words(" ".join(phrase)) in [words[m.start : m.end] for m in index.find(words)]


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_words_are_the_same_when_they_are_read_again(text: str) -> None:
    words = normalised_words(text)
    assert normalised_words(" ".join(words), limit=10_000) == words
