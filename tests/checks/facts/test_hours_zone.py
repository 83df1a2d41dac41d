"""The time zone that a site names beside its hours."""

from __future__ import annotations

import pytest

from checks.facts.context import Pages
from checks.facts.hours.reader import hours
from crawler.reading.pages.page import PageView
from crawler.record.page import Page, Snapshot


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Пн-Пт с 9:00 до 18:00 (МСК)", "МСК"),
        ("Ежедневно 10:00-19:00 по московскому времени", "по московскому времени"),
        ("Режим работы: 9:00-18:00, UTC+5", "UTC+5"),
        ("Mon-Fri 9:00-17:00 GMT", "GMT"),
        ("Пн-Пт с 9:00 до 18:00", None),
    ],
)
def test_time_zone(text: str, zone: str | None) -> None:
    snapshot = Snapshot(stage="settled", html=f"<p>{text}</p>")
    view = PageView.of(Page(n=0, url="https://dom.example/", snapshots=[snapshot]))
    assert view is not None
    assert [h.time_zone for h in hours(Pages.of_views([view]))] == [zone]


def found(body: str) -> list[tuple[str, str | None]]:
    view = PageView.of(Page(n=0, url="https://dom.example/", snapshots=[Snapshot(stage="settled", html=body)]))
    assert view is not None
    return [(h.text, h.time_zone) for h in hours(Pages.of_views([view]))]


def test_a_zone_in_a_line_of_its_own() -> None:
    assert found("<p>Пн-Пт с 9:00 до 18:00</p><p>Время указано московское (МСК)</p>") == [
        ("Пн-Пт с 9:00 до 18:00", "МСК")
    ]


def test_a_zone_told_to_machines() -> None:
    data = '{"openingHoursSpecification": {"dayOfWeek": "Monday", "opens": "09:00+05:00", "closes": "18:00+05:00"}}'
    assert found(f'<body><script type="application/ld+json">{data}</script>') == [
        ("Mo 09:00-18:00 UTC+05:00", "UTC+05:00")
    ]


def test_numbers_beside_hours_are_left_out() -> None:
    assert found("<p>Тел.: 8 (495) 222-04-12, Пн-Пт 9:00-18:00</p>") == [("Пн-Пт 9:00-18:00", None)]


def test_the_same_week_in_other_words_is_told_once() -> None:
    assert len(found("<p>Пн-Пт 9:00-18:00</p><p>Часы работы: Пн–Пт с 9 до 18</p>")) == 1
