"""The comparison as a table: long for CSV, side by side for a workbook."""

from __future__ import annotations

from reports.comparison.table import comparison_table, side_by_side
from tests.reports.sample import scorecard


def test_a_line_holds_one_cell_of_the_comparison() -> None:
    card = scorecard(pictures=False)
    table = comparison_table(card, "ru")
    assert len(table) == len(card.comparison) * len(card.sites)
    chat = table[(table["row"] == "chat") & (table["site"] == "Розарий Плюс")].iloc[0]
    assert (chat["group"], chat["state"], chat["details"]) == ("Связь", "yes", "Jivo, онлайн")


def test_side_by_side_the_sites_stand_in_the_order_of_the_scorecard() -> None:
    card = scorecard(pictures=False)
    wide = side_by_side(comparison_table(card, "en"), "state")
    assert list(wide.columns[2:5]) == [site.name for site in card.sites]
    assert list(wide.index) == [row.row for row in card.comparison]
    assert list(wide.loc["chat"])[2:5] == [
        c.state for r in card.comparison if r.row == "chat" for c in r.cells.values()
    ]


def test_a_scorecard_without_rows_makes_empty_tables() -> None:
    card = scorecard(pictures=False).model_copy(update={"comparison": []})
    table = comparison_table(card, "en")
    assert table.empty and side_by_side(table, "state").empty
