"""The time zone that a site names beside its hours."""

from __future__ import annotations

import pytest

from checks.facts.hours import hours
from crawler.evidence import Page, Snapshot
from crawler.reading.page import PageView


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
    assert [h.time_zone for h in hours([view], market="RU")] == [zone]
