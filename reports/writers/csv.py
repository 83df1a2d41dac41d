"""The comparison as CSV: a line for each feature and site. No value can run as a formula when a spreadsheet opens
it."""

from __future__ import annotations

from checks.model.wording import pick
from crawler.record.vocabulary import Language
from reports.comparison.table import comparison_table
from reports.language.words import ui, word
from reports.model import Scorecard
from reports.writers import text_writer

COLUMNS = {
    "group": "col_group",
    "feature": "col_feature",
    "site": "col_site",
    "state": "col_state",
    "details": "col_details",
    "weight": "col_weight",
    "decision": "col_decision",
}
"""Columns of the comparison's table, and their heads."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def render(card: Scorecard, *, lang: Language = "en") -> str:
    """UTF-8 with a byte order mark, so that spreadsheets read Russian; commas, lines end in CR LF (RFC 4180)."""
    table = comparison_table(card, lang)[list(COLUMNS)]
    table["state"] = table["state"].map(lambda state: pick(word("states", state), lang))
    table["weight"] = table["weight"].astype(str)
    heads = [pick(ui(key), lang) for key in COLUMNS.values()]
    return "\ufeff" + table.map(_inert).to_csv(header=heads, index=False, lineterminator="\r\n")


def _inert(text: str) -> str:
    """An apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


WRITER = text_writer("comparison.csv", lambda order: render(order.card, lang=order.lang))
