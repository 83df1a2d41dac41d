"""Rows of the comparison: buying for a company."""

from __future__ import annotations

from checks.facts.site import SiteFacts
from checks.model.finding import Finding
from checks.model.text import Text
from reports.comparison.cells import first_few
from reports.comparison.rows.row import Feature, Rows
from reports.language.words import ui, word


def _companies(_: SiteFacts, finding: Finding) -> Text | None:
    signs = finding.values.get("signs")
    return first_few((word("legal_signs", s) for s in signs), 4) if signs else None


ROWS: Rows = [
    Feature("companies", ui("row_companies"), "medium", answered_by="company_purchase", words=_companies),
]
