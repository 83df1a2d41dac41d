"""Rows of the comparison about the technology behind the contact: what serves, counts and sends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from checks.facts.site import SiteFacts
from checks.facts.tools.fact import TOOLS
from checks.model.source import Effort
from checks.model.text import same
from reports.comparison.cells import first_few, no, yes
from reports.comparison.rows.features import Feature
from reports.language.words import word
from reports.model import Cell

COMPARED: Mapping[str, Effort] = {
    "call_tracking": "medium", "crm": "large", "form_builder": "small", "analytics": "small", "tag_manager": "small",
    "cdp": "large", "ab_test": "medium", "recommendations": "large", "address_suggest": "small",
    "email_marketing": "medium", "push": "small", "loyalty": "large",
}  # fmt: skip
"""Kinds of tools that a site may want because a competitor has them, and the work to get one. Others (counters of
advertisers, maps, captchas, the platform itself) are only listed."""
_CHECKS: Mapping[str, tuple[str, ...]] = {
    "call_tracking": ("call_measurement",), "analytics": ("visit_analytics",), "address_suggest": ("address_suggestions",),
}  # fmt: skip


def technology_features(sites: Sequence[SiteFacts]) -> list[Feature]:
    """A row for each kind of tool that at least one of the sites has."""
    used = {tool.category for site in sites for tool in site[TOOLS]}
    return [
        Feature(f"tool_{kind}", "technology", word("tools", kind), partial(_tool, kind), _CHECKS.get(kind, ()), effort=effort)
        for kind, effort in COMPARED.items()
        if kind in used
    ]  # fmt: skip


def _tool(category: str, site: SiteFacts) -> Cell:
    found = [t for t in site[TOOLS] if t.category == category]
    if not found:
        return no(site, TOOLS)
    return yes(first_few((same(t.name or t.vendor) for t in found), 2), [p for t in found for p in t.proof])
