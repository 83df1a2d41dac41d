"""Opening hours as times of the week."""

from __future__ import annotations

import pytest

from checks.facts.hours.timetable import differ, merged, subject, week

WORKDAYS = ("mo", "tu", "we", "th", "fr")


def spans(text: str) -> dict[str, str]:
    return {day: " ".join(times) for day, times in week(text).items()}


@pytest.mark.parametrize(
    "text",
    [
        "Пн-Пт: 9:00 - 18:00", "Часы работы: Пн–Пт с 9 до 18", "по будням с 9 до 18", "с 9 до 18 по будням", "Mo-Fr 09:00-18:00",
        "Mo,Tu,We,Th,Fr 09:00:00-18:00:00", "Mon-Fri 9am to 6pm", "понедельник — пятница, 9.00–18.00", "Lun-Ven 9h-18h",
        "Montag bis Freitag 9:00-18:00 Uhr", "Пн-Пт с 9:00 до 18:00, обед с 13:00 до 14:00", "пн., вт., ср., чт. и пт. 9-18",
    ],
)  # fmt: skip
def test_one_week_in_many_wordings(text: str) -> None:
    assert spans(text) == dict.fromkeys(WORKDAYS, "09:00-18:00")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Сб 10:00 - 17:00 Вс выходной", {"sa": "10:00-17:00", "su": ""}),
        ("с 10:00 до 18:00 (воскресенье, понедельник - выходной)", {**dict.fromkeys(["tu", "we", "th", "fr", "sa"], "10:00-18:00"), "su": "", "mo": ""}),
        ("Пн-Сб 9-18. Выходной: вс", {**dict.fromkeys([*WORKDAYS, "sa"], "09:00-18:00"), "su": ""}),
        ("ежедневно, кроме воскресенья, с 10 до 19", {**dict.fromkeys([*WORKDAYS, "sa"], "10:00-19:00"), "su": ""}),
        ("в будни 9-20, в выходные 10-18", {**dict.fromkeys(WORKDAYS, "09:00-20:00"), "sa": "10:00-18:00", "su": "10:00-18:00"}),
        ("с 9 до 20 по будням, с 10 до 18 в выходные", {**dict.fromkeys(WORKDAYS, "09:00-20:00"), "sa": "10:00-18:00", "su": "10:00-18:00"}),
        ("пт-пн 18:00–02:00", dict.fromkeys(["mo", "fr", "sa", "su"], "18:00-26:00")),
        ("Режим работы: 9:00–20:00", {"day": "09:00-20:00"}),
        ("Open 9-5 pm", {"day": "09:00-17:00"}),
        ("Пн 9-13, 14-18", {"mo": "09:00-13:00 14:00-18:00"}),
    ],
)  # fmt: skip
def test_days_off_nights_and_breaks(text: str, days: dict[str, str]) -> None:
    assert spans(text) == days


def test_around_the_clock_is_every_day() -> None:
    assert set(spans("Круглосуточно").values()) == {"00:00-24:00"} and len(week("24/7")) == 7


@pytest.mark.parametrize(
    "text", ["Офис: пн-пт 9-18, склад: пн-сб 8-17", "последний четверг месяца — санитарный день", "по записи", "с 9 до 18 пн, 10-16", ""]
)  # fmt: skip
def test_what_is_no_single_week(text: str) -> None:
    assert week(text) == {}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Пн-Пт 9-18", "Часы работы: Mo-Fr 09:00-18:00", False),
        ("Пн-Пт 9-18", "Сб 10-15", False),
        ("Пн-Пт 9-18", "ежедневно 9-18", False),
        ("Пн-Пт 9-13, 14-18", "Пн-Пт 9-18", False),
        ("Пн-Пт 9-18", "Пн-Пт 9-19", True),
        ("Пн-Вс 9-18", "Пн-Пт 9-18, сб-вс выходной", True),
        ("Режим работы: 9-18", "Пн-Пт 9-18, сб 10-15", False),
        ("Режим работы: 9-20", "Пн-Пт 9-18, сб 10-15", True),
    ],
)
def test_what_contradicts(one: str, other: str, *, expected: bool) -> None:
    assert differ(week(one), week(other)) is expected


def test_lines_of_one_place_make_one_week_unless_they_clash() -> None:
    assert merged([week("Пн-Пт 9-18"), week("Сб 10-15")])["sa"] == ["10:00-15:00"]
    assert merged([week("Пн-Пт 9-18"), week("Пн-Пт 10-15")]) == {}


def test_whose_hours_they_are() -> None:
    assert [subject(t) for t in ("Склад: пн-пт 8-17", "Приём звонков: 9-21", "Пн-Пт 9-18")] == ["depot", "calls", ""]


def test_hostile_text_is_read_in_time() -> None:
    week("пн-" * 100_000)
    week("с 9 до 18 кроме " * 50_000)
