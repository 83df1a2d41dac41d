"""What a page says against a field, read from the page before and after its form was sent."""

from __future__ import annotations

import pytest

from crawler.reading.forms.validation_messages import (
    Complaint,
    complaints,
    field_keys,
    general_message,
    message_language,
    named_in,
)
from crawler.reading.pages.document import Document

FORM = """<html lang=ru><form><div><label>Имя</label><input name=name>{name}</div>
<div class="{zone}"><label>Телефон</label><input name=tel {tel}>{beside}</div><button>Отправить</button></form>{after}</html>"""


def document(**parts: str) -> Document:
    return Document(FORM.format_map({"name": "", "zone": "", "tel": "", "beside": "", "after": "", **parts}))


BEFORE = document()
TEL = next(key for key in field_keys(BEFORE) if key[1] == "tel")


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({}, None),
        ({"tel": "aria-invalid=true"}, Complaint("", "")),
        ({"tel": "class=is-invalid"}, Complaint("", "")),
        ({"zone": "field has-error"}, Complaint("", "")),
        ({"beside": "<small class=error>Введите номер</small>"}, Complaint("Введите номер", "beside")),
        ({"beside": "<p>Введите номер</p>"}, Complaint("Введите номер", "beside")),
        ({"beside": "<p class=error hidden>Введите номер</p>"}, None),
        ({"beside": "<p>*</p>"}, None),
        ({"tel": "aria-describedby=m aria-invalid=true", "after": "<p id=m>Нужны 11 цифр</p>"}, Complaint("Нужны 11 цифр", "beside")),
        ({"tel": "data-lw-x=1"}, Complaint("", "browser")),
        ({"tel": "data-lw-x=1", "beside": "<i>Введите номер</i>"}, Complaint("Введите номер", "beside")),
    ],
)  # fmt: skip
def test_a_complaint_is_what_is_new_and_belongs_to_the_field_alone(
    parts: dict[str, str], said: Complaint | None
) -> None:
    assert complaints(BEFORE, document(**parts), native=True).get(TEL) == said


def test_what_stood_there_before_the_press_is_no_complaint() -> None:
    before = document(zone="field has-error", beside="<small class=error>Нужен номер</small>")
    assert complaints(before, before, native=False) == {}


def test_the_browsers_opinion_counts_only_where_the_browser_checks() -> None:
    assert complaints(BEFORE, document(tel="data-lw-x=1"), native=False) == {}


def test_a_message_put_between_the_fields_does_not_shift_them() -> None:
    after = document(name="<em class=error>Введите имя</em>", beside="<em class=error>Введите номер</em>")
    said = complaints(BEFORE, after, native=False)
    assert {key[1]: one.text for key, one in said.items()} == {"name": "Введите имя", "tel": "Введите номер"}


def test_a_general_message_is_new_and_marked() -> None:
    alert = document(after="<div role=alert>Заполните все поля</div>")
    assert general_message(BEFORE, alert) == "Заполните все поля"
    assert general_message(alert, alert) == ""
    assert general_message(BEFORE, document(after="<div>Новости</div>")) == ""


@pytest.mark.parametrize(
    ("text", "page", "language"),
    [
        ("Введите номер", "ru", "ru"),
        ("Введіть номер", "uk", "uk"),
        ("Please enter a valid number", "ru", "en"),
        ("Please enter a valid number", "de", "en"),
        ("Bitte Nummer eingeben", "de", "de"),
        ("Поле email обязательно", "en", "ru"),
        ("123", "ru", ""),
    ],
)
def test_the_language_of_a_message(text: str, page: str, language: str) -> None:
    assert message_language(text, page) == language


@pytest.mark.parametrize(
    ("message", "field"),
    [
        ("Введите имя", 0),
        ("Не указан телефон", 1),
        ("Неверный номер телефона", 1),
        ("Заполните имя и телефон", None),
        ("Ошибка", None),
        ("", None),
    ],
)
def test_a_message_without_a_place_names_its_field(message: str, field: int | None) -> None:
    assert named_in(message, ["Ваше имя *", "Телефон", "E-mail"]) == field
