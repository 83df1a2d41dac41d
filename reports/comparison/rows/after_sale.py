"""Rows of the comparison: what follows an order."""

from __future__ import annotations

from functools import partial

from checks.facts.after_sale.fact import AFTER_SALE
from checks.facts.after_sale.model import AfterSaleKind
from checks.facts.site import Profile, SiteFacts
from checks.model.finding import Finding
from checks.model.source import Effort
from checks.model.text import Text, same
from reports.comparison.cells import no, yes
from reports.comparison.rows.row import ALL, ORDERS, Feature, Rows
from reports.language.words import word
from reports.model import Cell


def _asked(kind: AfterSaleKind, check: str, effort: Effort, profiles: tuple[Profile, ...] = ALL) -> Feature:
    """A row whose question is a check's."""
    title = word("after_sale_kinds", kind)
    return Feature(f"after_{kind}", title, effort, answered_by=check, words=partial(_words, kind), profiles=profiles)


def _part_of(kind: AfterSaleKind, check: str, effort: Effort) -> Feature:
    """A row that asks for one of the things any of which is enough for a check."""
    return Feature(f"after_{kind}", word("after_sale_kinds", kind), effort, partial(_offer, kind), weighed_by=(check,))


def _words(kind: AfterSaleKind, site: SiteFacts, _: Finding) -> Text | None:
    found = next((a for a in site[AFTER_SALE] if a.kind == kind), None)
    return same(found.text[:60]) if found else None


def _offer(kind: AfterSaleKind, site: SiteFacts) -> Cell:
    found = [a for a in site[AFTER_SALE] if a.kind == kind]
    if not found:
        return no(site, AFTER_SALE)
    return yes(same(found[0].text[:60]), [p for a in found for p in a.proof])


ROWS: Rows = [
    _asked("order_tracking", "order_tracking", "medium", ORDERS),
    _asked("account", "customer_account", "large", ORDERS),
    _asked("notices", "order_notices", "small", ORDERS),
    _asked("loyalty", "loyalty_programme", "large"),
    _part_of("warranty", "warranty_service", "small"),
    _part_of("service", "warranty_service", "medium"),
    _asked("complaints", "complaint_channel", "small"),
    _part_of("app", "staying_in_touch", "large"),
]
