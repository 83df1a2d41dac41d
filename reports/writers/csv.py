"""The comparison as CSV: a line for each feature and site. No value can run as a formula when opened in a spreadsheet."""

from __future__ import annotations

import csv
import io

from checks.model.wording import pick
from crawler.record.vocabulary import Language
from reports.language.words import ui, word
from reports.model import Scorecard
from reports.writers import text_writer

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def render(card: Scorecard, *, lang: Language = "en") -> str:
    """UTF-8 with a byte order mark, so that spreadsheets read Russian; commas, lines end in CR LF (RFC 4180)."""
    out = io.StringIO()
    writer = csv.writer(out)
    columns = ("col_group", "col_feature", "col_site", "col_state", "col_details", "col_weight", "col_decision")
    writer.writerow([pick(ui(key), lang) for key in columns])
    for row in card.comparison:
        for site, cell in row.cells.items():
            decision = pick(word("decisions", row.decision), lang) if row.decision else ""
            values = [
                pick(word("groups", row.group), lang),
                pick(row.title, lang),
                site,
                pick(word("states", cell.state), lang),
                pick(cell.text, lang),
                str(row.weight),
                decision,
            ]
            writer.writerow([_inert(v) for v in values])
    return "\ufeff" + out.getvalue()


def _inert(text: str) -> str:
    """An apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


WRITER = text_writer("comparison.csv", lambda order: render(order.card, lang=order.lang))
