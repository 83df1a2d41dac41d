"""What a tick agrees to, or adds to the order."""

from __future__ import annotations

import pytest

from checks.facts.checkout.paid_extras import paid_extra
from checks.facts.common.words import words_of
from checks.facts.forms.agreements import Subject, agreed

TABLES = {name: table for name, table in words_of("forms", "agreements").items() if "match" in table}


@pytest.mark.parametrize(("kind", "text"), [(k, t) for k, table in TABLES.items() for t in table["match"]])
def test_words_of_a_subject(kind: Subject, text: str) -> None:
    assert kind in agreed(text)


@pytest.mark.parametrize(("kind", "text"), [(k, t) for k, table in TABLES.items() for t in table["no_match"]])
def test_words_of_something_else(kind: Subject, text: str) -> None:
    assert kind not in agreed(text)


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Согласен с политикой обработки персональных данных", {"policy"}),
        ("Даю согласие на обработку персональных данных согласно Политике конфиденциальности", {"personal"}),
        ("Согласен на обработку данных по Федеральному закону от 01.01.2000 «О персональных данных»", {"personal"}),
        ("Принимаю правила магазина и политику конфиденциальности", {"policy", "offer"}),
        ("Перезвоните мне", set()),
        ("", set()),
    ],
)
def test_one_text_and_all_it_agrees_to(text: str, subjects: set[Subject]) -> None:
    assert agreed(text) == subjects


def test_endless_words_are_read_in_time() -> None:
    assert agreed("в соответствии с " * 20_000 + "обработку " * 20_000) == frozenset()


@pytest.mark.parametrize("label", words_of("checkout", "paid_extras")["match"])
def test_paid_extras(label: str) -> None:
    assert paid_extra(label)


@pytest.mark.parametrize("label", words_of("checkout", "paid_extras")["no_match"])
def test_what_is_no_paid_extra(label: str) -> None:
    assert not paid_extra(label)
