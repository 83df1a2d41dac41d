"""The comparison as a table of pandas: a line for each feature and site, for the formats that are tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.model.text import Text
from checks.model.wording import pick
from crawler.record.vocabulary import Language
from reports.language.words import word
from reports.model import Scorecard

if TYPE_CHECKING:
    from pandas import DataFrame


def comparison_table(card: Scorecard, lang: Language) -> DataFrame:
    """A line for each feature and site in the order of the scorecard, its words in one language.

    Columns: row (the feature's id), group, feature, site, state (as in `scorecard.json`), details, weight (int),
    decision and reason ("" where there is none).
    """
    from pandas import DataFrame

    def words(text: Text | None) -> str:
        return pick(text, lang) if text else ""

    columns = ["row", "group", "feature", "site", "state", "details", "weight", "decision", "reason"]
    lines = [
        (
            row.row,
            words(word("groups", row.group)),
            words(row.title),
            site,
            cell.state,
            words(cell.text),
            row.weight,
            words(word("decisions", row.decision)) if row.decision else "",
            words(row.reason),
        )
        for row in card.comparison
        for site, cell in row.cells.items()
    ]
    return DataFrame(lines, columns=columns)


def side_by_side(table: DataFrame, cells: str) -> DataFrame:
    """The same with the sites beside each other: a line for each feature, the column `cells` of each site under its
    name.

    The other columns that are the same for all sites (group, feature, weight, decision, reason) keep their names, so a
    site is found by its place: after group and feature, in the order of the scorecard.
    """
    from pandas import concat

    wide = table.pivot(index="row", columns="site", values=cells)
    rows, sites = table["row"].unique(), table["site"].unique()
    once = table.drop_duplicates("row").set_index("row")
    parts = [once[["group", "feature"]], wide.loc[rows, sites], once[["weight", "decision", "reason"]]]
    return concat(parts, axis="columns")
