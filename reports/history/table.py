"""The scores over time as a table of pandas: what each run changed, and how the sites stood beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reports.model import HistoryPoint

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = ("started", "run", "site", "value", "low", "high", "coverage")


def history_table(points: Sequence[HistoryPoint]) -> DataFrame:
    """A line for each site of each run, in the order given (oldest run first).

    Columns: those of a `HistoryPoint`; change: points since the last earlier run in which the site had a score; median:
    of the scores of the run's sites. NaN where there is no such number.
    """
    from pandas import DataFrame

    table = DataFrame([p.model_dump() for p in points], columns=list(COLUMNS))
    table["value"] = table["value"].astype(float)
    scored = table["value"].dropna()
    table["change"] = scored.groupby(table["site"]).diff()
    table["median"] = table.groupby("run")["value"].transform("median")
    return table
