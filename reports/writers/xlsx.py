"""The scorecard as a workbook: summary, comparison, fields, findings. Nothing in it can run as a formula."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from checks.model.wording import date, pick
from crawler.record.vocabulary import Language
from reports.comparison.table import comparison_table, side_by_side
from reports.language.words import ui, word
from reports.model import Scorecard
from reports.writers import Writer

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONGEST = 2000
"""Characters of one cell; Excel's own limit is 32,767."""
WIDEST = 60
"""Widest column, in characters."""
FILLS = {"yes": "E6F3EA", "no": "FBEBE8", "unknown": "F3F1EB", "pass": "E6F3EA", "fail": "FBEBE8"}
SIGNS = {"yes": "✓", "no": "✗", "unknown": "?", "n/a": "–"}

Table = tuple[str, list[str], list[list[object]]]


def write_workbook(card: Scorecard, path: Path, *, lang: Language = "en") -> None:
    """Writes the workbook. Text of sites is stored as text whatever it begins with."""
    import pandas as pd

    with pd.ExcelWriter(path, engine="openpyxl") as writer:
        for name, heads, rows in _tables(card, lang):
            frame = pd.DataFrame([[_value(v) for v in row] for row in rows], columns=[_value(h) for h in heads])
            frame.to_excel(writer, sheet_name=name, index=False)
            _dress(writer.sheets[name], pick(ui("col_coverage"), lang))
        for key in ("comparison", "findings"):
            _paint(writer.sheets[_sheet(key, lang)], _fills(lang))


def _sheet(key: str, lang: Language) -> str:
    return pick(ui(key), lang)[:31]


def _tables(card: Scorecard, lang: Language) -> list[Table]:
    return [
        (_sheet("verdict", lang), *_summary(card, lang)),
        (_sheet("comparison", lang), *_comparison(card, lang)),
        (_sheet("forms", lang), *_fields(card, lang)),
        (_sheet("findings", lang), *_findings(card, lang)),
    ]


def _heads(lang: Language, *keys: str) -> list[str]:
    return [pick(ui(f"col_{key}"), lang) for key in keys]


def _summary(card: Scorecard, lang: Language) -> tuple[list[str], list[list[object]]]:
    rows: list[list[object]] = [
        [
            site.name,
            site.url,
            site.score.value,
            f"{site.score.low:.0f}–{site.score.high:.0f}",
            site.score.coverage,
            pick(word("outcomes", site.outcome), lang),
            "",
        ]
        for site in card.sites
    ]
    rows.append(["", "", None, "", None, "", ""])
    rows.append([pick(date(card.run.started), lang), "", None, "", None, "", pick(card.verdict, lang)])
    rows.append(["", "", None, "", None, "", pick(card.unseen, lang)])
    for n, fix in enumerate([*card.first_fixes, *card.next_fixes], 1):
        said = f"{pick(fix.message, lang)} {pick(fix.fix, lang)}"
        rows.append([f"{n}. {pick(fix.title, lang)}", "", None, f"+{fix.points:.1f}", None, "", said])
    return _heads(lang, "site", "page", "score", "range", "coverage", "outcome", "details"), rows


def _comparison(card: Scorecard, lang: Language) -> tuple[list[str], list[list[object]]]:
    table = comparison_table(card, lang)
    bare = {pick(word("states", state), lang) for state in ("yes", "no", "n/a")}
    details = table["details"].where(~table["details"].isin(bare), "")
    table["cell"] = (table["state"].map(SIGNS) + " " + details).str.strip()
    heads = [
        *_heads(lang, "group", "feature"),
        *(s.name for s in card.sites),
        *_heads(lang, "weight", "decision", "reason"),
    ]
    return heads, side_by_side(table, "cell").to_numpy().tolist()


def _fields(card: Scorecard, lang: Language) -> tuple[list[str], list[list[object]]]:
    rows: list[list[object]] = [
        [
            site.name,
            pick(word("purposes", form.purpose), lang),
            form.page,
            field.label,
            pick(word("fields", field.type), lang),
            {True: "✓", False: "", None: "?"}[field.required],
            pick(word("advice", field.advice), lang) if site.role == "own" else "",
            pick(field.reason, lang) if field.reason else "",
        ]
        for site in card.sites
        for form in site.forms
        for field in form.fields
    ]
    return _heads(lang, "site", "form", "page", "field", "type", "required", "advice", "reason"), rows


def _findings(card: Scorecard, lang: Language) -> tuple[list[str], list[list[object]]]:
    rows: list[list[object]] = [
        [
            site.name,
            pick(word("categories", f.category), lang),
            pick(f.title, lang),
            pick(word("statuses", f.status), lang),
            f.weight,
            pick(f.message, lang),
            pick(f.fix, lang) if f.status == "fail" else "",
            f.proof[0].page if f.proof else "",
        ]
        for site in card.sites
        for f in site.findings
    ]
    return _heads(lang, "site", "category", "check", "result", "weight", "found", "fix", "page"), rows


def _value(value: object) -> object:
    return _NOT_XML.sub("\ufffd", value)[:LONGEST] if isinstance(value, str) else value


def _fills(lang: Language) -> dict[str, str]:
    """Fill colours by the first word of a cell: the sign of a comparison, or the result of a check."""
    signs = {SIGNS[state]: FILLS[state] for state in ("yes", "no", "unknown")}
    return signs | {pick(word("statuses", s), lang): FILLS[s] for s in ("pass", "fail", "unknown")}


def _paint(sheet: Worksheet, fills: dict[str, str]) -> None:
    from openpyxl.styles import PatternFill

    made = {start: PatternFill("solid", fgColor=colour) for start, colour in fills.items()}
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            text = cell.value if isinstance(cell.value, str) else ""
            fill = made.get(text) or made.get(text.partition(" ")[0])
            if fill:
                cell.fill = fill


def _dress(sheet: Worksheet, share: str) -> None:
    """Frozen and filtered heads, readable columns, every text stored as text, and shares as percentages."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "B2" if sheet.max_column > 4 else "A2"
    sheet.auto_filter.ref = sheet.dimensions
    for index, column in enumerate(sheet.iter_cols(), 1):
        longest = max((len(str(c.value)) for c in column if c.value is not None), default=8)
        sheet.column_dimensions[get_column_letter(index)].width = min(WIDEST, max(10, longest * 0.9 + 2))
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if cell.row == 1:
                cell.font = Font(bold=True)
            if isinstance(cell.value, str):
                cell.data_type = "s"
                cell.quotePrefix = True
            elif isinstance(cell.value, float):
                cell.number_format = "0%" if sheet.cell(1, cell.column).value == share else "0.0"


WRITER = Writer("scorecard.xlsx", lambda order, path: write_workbook(order.card, path, lang=order.lang))
