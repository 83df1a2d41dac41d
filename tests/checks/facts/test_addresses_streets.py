"""Street words of Russian addresses, and words that are streets only where the house is marked as one."""

from __future__ import annotations

import pytest

from checks.facts.addresses.reader import find, street_and_house


@pytest.mark.parametrize(
    "text",
    [
        "г. Энск, Промышленный тупик, стр. 3",
        "Энск, тупик Заводской, д. 4",
        "6-я линия В.О., д. 12",
        "наб. реки Тихой, 5",
        "Зелёный бульвар, д. 7, корп. 2, оф. 15",
        "Энское шоссе, 12, пом. 4Н",
        "мкр. Северный, корп. 5",
        "1-й Заводской проезд, вл. 7",
        "проезд Завода, 4, стр. 10, этаж 2, пом. IV",
        "Крымский вал, д. 9",
        "г.Энск, ул.Садовая, д.15",
        "Энск, ул Большая Садовая д 16 лит А",
        "г. Энск, пр. Мира , д. 52, к. 1",
        "г. Энск, Садовая 27/44",
        "Садовая д.50",
        "Энская область, Энский район, д. Новая Заря,16",
        "п. Дальний, Северная территория, д. 699, помещение 8",
        "st. Sadovaya, 91",
    ],
)
def test_street_words(text: str) -> None:
    assert find(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Новая линия 2024",
        "Поточная линия 3 станка",
        "Железная дорога 5 вагонов",
        "Коленчатый вал 12",
        "Новый 2024 год",
        "Садовая мебель, 5 предметов",
        "с. Иванов, 16",
    ],
)
def test_words_of_many_meanings(text: str) -> None:
    assert find(text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("101000, г. Энск, ул. Садовая, д. 1, стр. 2, офис 33", ({"садовая"}, "1")),
        ("Энск, Садовая улица, 1", ({"садовая"}, "1")),
        ("ул. 8 Марта, д. 212", ({"марта"}, "212")),
        ("г.Энск,ул.Садовая 15 корп 2", ({"садовая"}, "15")),
        ("221 Baker Street, Springfield", ({"baker"}, "221")),
        ("Gartenstraße 12, 10115 Musterstadt", ({"gartenstr"}, "12")),
        ("Энск", None),
    ],
)
def test_what_of_an_address_is_compared(text: str, expected: tuple[set[str], str] | None) -> None:
    assert street_and_house(text) == (expected and (frozenset(expected[0]), expected[1]))
