"""Rows of the comparison: how an order reaches the customer, and what is said of it when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.delivery.fact import DELIVERY
from checks.facts.delivery.wording import delivery_text
from checks.facts.delivery_options.fact import DELIVERY_OPTIONS
from checks.facts.site import SiteFacts
from checks.model.finding import Finding, Status
from checks.model.source import Effort
from checks.model.text import Text, same
from checks.sources.studies.purchase import HIDDEN_TOTAL
from reports.comparison.cells import beside, no, no_shop, seen_values, yes
from reports.comparison.earliest_mention import mention_row
from reports.comparison.rows.row import ORDERS, Feature, Rows
from reports.language.words import ui, word
from reports.model import Cell

_OPTION_EFFORT: Mapping[str, Effort] = {"regions": "small", "courier_note": "small", "time_slot": "medium"}


def _ways(sites: Sequence[SiteFacts]) -> list[Feature]:
    """A row for each way of delivery that some site has."""
    return [
        Feature(f"delivery_{way}", word("delivery", way), "large", partial(_delivery, way), profiles=ORDERS)
        for way in seen_values(d.method for s in sites for d in s[DELIVERY] if d.method != "other")
    ]


def _delivery(method: str, site: SiteFacts) -> Cell:
    found = [d for d in site[DELIVERY] if d.method == method]
    if not found:
        return no(site, DELIVERY)
    best = max(found, key=lambda d: (bool(d.price or d.free_from), bool(d.term), bool(d.carrier)))
    details = delivery_text(best)
    return yes(details if details.ru else word("states", "yes"), best.proof)


def _options(sites: Sequence[SiteFacts]) -> list[Feature]:
    """A row for each thing that makes delivery convenient and that some site has."""
    return [
        Feature(
            f"delivery_option_{kind}",
            word("delivery_options", kind),
            _OPTION_EFFORT.get(kind, "large"),
            partial(_option, kind),
            profiles=ORDERS,
        )
        for kind in seen_values(o.kind for s in sites for o in s[DELIVERY_OPTIONS])
    ]


def _option(kind: str, site: SiteFacts) -> Cell:
    found = next((o for o in site[DELIVERY_OPTIONS] if o.kind == kind), None)
    if found is None:
        return no(site, DELIVERY, CHECKOUT)
    where = word("steps", "checkout") if found.where == "checkout" else same("")
    return yes(beside(same(found.text[:60]), where), found.proof)


def _terms(site: SiteFacts, finding: Finding) -> Text | None:
    """What is said before the checkout, as the check reads it."""
    early = [d for d in site[DELIVERY] if d.where != "checkout"]
    if finding.status not in (Status.PASS, Status.FAIL):
        return no_shop(site, finding)
    if not early:
        return None
    priced, timed = any(d.price or d.free_from for d in early), any(d.term for d in early)
    if priced and timed:
        return ui("terms_both")
    return ui("terms_price") if priced else ui("terms_time") if timed else ui("terms_none")


ROWS: Rows = [
    _ways,
    _options,
    Feature(
        "delivery_terms",
        ui("row_delivery_terms"),
        "small",
        answered_by="delivery_terms",
        words=_terms,
        profiles=ORDERS,
    ),
    mention_row("delivery"),
    mention_row("delivery_price", HIDDEN_TOTAL),
    mention_row("delivery_term"),
]
