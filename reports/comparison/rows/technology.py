"""Rows of the comparison: the technology behind the contact, what counts, sends and suggests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from checks.facts.goals.fact import GOALS
from checks.facts.site import SiteFacts
from checks.facts.tools.fact import TOOLS
from checks.model.source import Effort
from checks.model.text import same
from reports.comparison.cells import first_few, no, yes
from reports.comparison.rows.row import Feature, Rows
from reports.language.words import word
from reports.model import Cell

COMPARED: Mapping[str, Effort] = {
    "call_tracking": "medium",
    "crm": "large",
    "form_builder": "small",
    "analytics": "small",
    "tag_manager": "small",
    "cdp": "large",
    "ab_test": "medium",
    "recommendations": "large",
    "address_suggest": "small",
    "email_marketing": "medium",
    "push": "small",
    "loyalty": "large",
}
"""Kinds of tools that a site may want because a competitor has them, and the work to get one. Others (counters of
advertisers, maps, captchas, the platform itself) are only listed."""
_CHECKS: Mapping[str, tuple[str, ...]] = {
    "call_tracking": ("call_measurement",),
    "analytics": ("visit_analytics",),
    "address_suggest": ("address_suggestions",),
}
"""They ask for a tool only of a site that needs one, or take another kind as well."""


def _tools(sites: Sequence[SiteFacts]) -> list[Feature]:
    """A row for each kind of tool that some site has."""
    used = {tool.category for site in sites for tool in site[TOOLS]}
    return [
        Feature(f"tool_{kind}", word("tools", kind), effort, partial(_tool, kind), weighed_by=_CHECKS.get(kind, ()))
        for kind, effort in COMPARED.items()
        if kind in used
    ]


def _tool(category: str, site: SiteFacts) -> Cell:
    found = [t for t in site[TOOLS] if t.category == category]
    if not found:
        return no(site, TOOLS)
    return yes(first_few((same(t.name or t.vendor) for t in found), 2), [p for t in found for p in t.proof])


def _goals(site: SiteFacts) -> Cell:
    found = site[GOALS]
    if not found:
        return Cell(state="unknown", text=word("states", "unknown"))
    return yes(same(", ".join(dict.fromkeys(g.name for g in found[:3]))), found[0].proof)


ROWS: Rows = [
    Feature("goals", word("service_rows", "goals"), "small", _goals, weighed_by=("visit_analytics",)),
    _tools,
]
