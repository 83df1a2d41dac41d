"""Rows of the comparison: a row for each way to pay that some site takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from checks.facts.payments.fact import PAYMENTS
from checks.facts.site import SiteFacts
from checks.model.source import Effort
from checks.model.text import same
from reports.comparison.cells import beside, first_few, no, seen_values, yes
from reports.comparison.rows.row import ORDERS, Feature, Rows
from reports.language.words import ui, word
from reports.model import Cell

_EFFORT: Mapping[str, Effort] = {"cash": "small", "invoice": "small", "transfer": "small", "sbp": "small"}
_CHECKS = {"invoice": "company_purchase"}
_PLACES = ("checkout", "page", "footer", "script")
"""Where a way to pay is named, the surest place first."""


def _methods(sites: Sequence[SiteFacts]) -> list[Feature]:
    return [
        Feature(
            f"payment_{method}",
            word("payments", method),
            _EFFORT.get(method, "medium"),
            partial(_payment, method),
            weighed_by=(_CHECKS.get(method, "payment_choice"),),
            profiles=ORDERS,
        )
        for method in seen_values(p.method for s in sites for p in s[PAYMENTS])
    ]


def _payment(method: str, site: SiteFacts) -> Cell:
    found = [p for p in site[PAYMENTS] if p.method == method]
    if not found:
        return no(site, PAYMENTS)
    providers = first_few((same(n) for n in sorted({p.provider_name for p in found if p.provider_name})), 4)
    place = next(place for place in _PLACES if any(p.where == place for p in found))
    text = beside(providers, ui(f"paid_{place}")) if providers.ru else ui(f"paid_{place}")
    return yes(text, [p for f in found for p in f.proof])


ROWS: Rows = [_methods]
