"""Promises of delivery, from words to days and sums."""

from __future__ import annotations

import pytest

from checks.facts.delivery.terms import free_from, price, term


@pytest.mark.parametrize(
    ("text", "least", "most", "working"),
    [
        ("Доставка завтра", 1, 1, False),
        ("Послезавтра после 14:00", 2, 2, False),
        ("Отправим в день заказа", 0, 0, False),
        ("Доставим в тот же день", 0, 0, False),
        ("На следующий рабочий день", 1, 1, True),
        ("2-3 рабочих дня", 2, 3, True),
        ("от 3 до 5 дней", 3, 5, False),
        ("от 7 дней", 7, None, False),
        ("до 5 дней", 0, 5, False),
        ("за 2 часа", 0, 0, False),
        ("Доставим за 3 дня с момента получения оплаты", 3, 3, False),
        ("Ships within 2 days from receipt of payment", 0, 2, False),
        ("в течение 36 часов", 0, 2, False),
        ("1–2 недели", 7, 14, False),
        ("в течение суток", 1, 1, False),
        ("Срок хранения 7 дней, доставка 3 дня", 3, 3, False),
        ("3–5 business days", 3, 5, True),
        ("next day delivery", 1, 1, False),
        ("Lieferung in 2-4 Werktagen", 2, 4, True),
        ("sous 3 jours ouvrés", 3, 3, True),
    ],
)
def test_a_promise_is_told_in_days(text: str, least: int, most: int | None, working: bool) -> None:
    found = term(text)
    assert found is not None
    assert (found[1].least, found[1].most, found[1].working) == (least, most, working)


@pytest.mark.parametrize(
    "text",
    [
        "Возврат в течение 14 дней",
        "Храним заказ 7 дней",
        "3 дня бесплатного хранения",
        "Гарантия 30 дней",
        "14 дней с момента получения товара",
        "Within 15 days of delivery, you may return it",
        "Доставка курьером",
        "Returns within 30 days",
        "Счёт действителен 5 дней",
    ],
)
def test_other_terms_are_no_delivery(text: str) -> None:
    assert term(text) is None


@pytest.mark.parametrize(
    ("text", "cost", "sum_"),
    [
        ("Курьером 300 ₽, бесплатно от 3000 ₽", "300 ₽", "3000 ₽"),
        ("Бесплатная доставка при заказе от 5 000 руб.", None, "5 000 руб"),
        ("При сумме заказа более 4000 руб. доставка бесплатна", None, "4000 руб"),
        ("Free shipping on orders over $50", None, "$50"),
        ("При сумме заказа менее 4000 руб. стоимость доставки 400 руб.", "400 руб", None),
        ("Самовывоз бесплатно", "бесплатно", None),
        ("от 200 руб.", "от 200 руб", None),
        ("Курьером завтра", None, None),
    ],
)
def test_the_price_is_told_apart_from_the_sum_that_makes_it_free(text: str, cost: str | None, sum_: str | None) -> None:
    assert (price(text), free_from(text)) == (cost, sum_)


def test_a_long_hostile_text_is_read_in_time() -> None:
    assert term("от 1 до " * 20_000) is None
    assert price("9 " * 50_000) is None
    assert free_from("от 9 ₽ бесплатно" + " 9" * 50_000) == "9 ₽"
