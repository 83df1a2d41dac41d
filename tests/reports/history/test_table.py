"""The scores over time: what each run changed, and the median of its sites."""

from __future__ import annotations

from datetime import UTC, datetime
from math import isnan

from reports.history.table import history_table
from reports.model import HistoryPoint


def point(day: int, site: str, value: float | None) -> HistoryPoint:
    started = datetime(2026, 1, day, tzinfo=UTC)
    return HistoryPoint(run=f"r{day}", started=started, site=site, value=value, low=0, high=100, coverage=1)


def test_a_change_is_since_the_last_run_with_a_score() -> None:
    points = [point(1, "A", 50), point(1, "B", 70), point(2, "A", None), point(2, "B", 65), point(3, "A", 62.5)]
    table = history_table(points)
    assert [None if isnan(c) else c for c in table["change"]] == [None, None, None, -5, 12.5]
    assert list(table["median"]) == [60, 60, 65, 65, 62.5]
    assert list(table["site"]) == [p.site for p in points]


def test_no_runs_make_an_empty_table() -> None:
    assert history_table([]).empty
