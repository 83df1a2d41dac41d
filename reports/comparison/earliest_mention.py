"""Rows of the comparison on where a term of the order is told first."""

from __future__ import annotations

from functools import partial
from typing import Any

from checks.facts.delivery.fact import DELIVERY
from checks.facts.earliest_mention.fact import EARLIEST_MENTION
from checks.facts.earliest_mention.model import BEFORE_THE_CART, MentionSubject
from checks.facts.fact import Fact
from checks.facts.payments.fact import PAYMENTS
from checks.facts.products.fact import PRODUCTS
from checks.facts.site import SiteFacts
from checks.measures.orders import no_orders
from checks.model.source import Source
from reports.comparison.cells import no
from reports.comparison.rows.row import ORDERS, Feature
from reports.language.words import word
from reports.model import Cell


def mention_row(subject: MentionSubject, study: Source | None = None) -> Feature:
    """The row of one subject. Its own question: the check looks at delivery and payment together."""
    return Feature(
        f"told_{subject}",
        word("service_rows", f"told_{subject}"),
        "small",
        partial(_mention, subject),
        weighed_by=("early_terms",),
        profiles=ORDERS,
        study=study,
    )


def _mention(subject: MentionSubject, site: SiteFacts) -> Cell:
    if no_orders(site):
        return Cell(state="n/a", text=word("walk", "no_shop"))
    first = next((m for m in site[EARLIEST_MENTION] if m.subject == subject), None)
    needs: tuple[Fact[Any], ...] = (PRODUCTS, PAYMENTS if subject == "payment" else DELIVERY)
    if first is None:
        return no(site, *needs)
    early = first.place in BEFORE_THE_CART
    if not early and (gap := site.unseen(*needs)) is not None:
        return Cell(state="unknown", text=word("gaps", gap.kind))
    return Cell(state="yes" if early else "no", text=word("told_at", first.place), proof=first.proof)
