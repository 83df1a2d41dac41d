"""Rows of the comparison: ordering on the site."""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.forms.questions import fields_text
from checks.facts.site import SiteFacts
from checks.model.finding import Finding, Status
from checks.model.text import Text
from checks.sources.studies.purchase import FEW_PAYMENT_METHODS
from reports.comparison.cells import how_far, no, no_shop, yes
from reports.comparison.earliest_mention import mention_row
from reports.comparison.rows.row import ORDERS, Feature, Rows
from reports.language.words import ui, word
from reports.model import Cell


def _order_online(site: SiteFacts) -> Cell:
    walk = site.checkout
    if walk is None:
        return no(site, CHECKOUT) if site.unseen(CHECKOUT) else Cell(state="n/a", text=word("states", "n/a"))
    proof = [p for step in walk.steps for form in step.forms for p in form.proof]
    if walk.outcome in ("checkout", "login_wall", "cart"):
        return yes(word("walk", walk.outcome), proof)
    if walk.outcome == "no_shop":
        return no(site, CHECKOUT, text=word("walk", "no_shop"))
    return Cell(state="unknown", text=word("walk", walk.outcome))


def _guest(site: SiteFacts, finding: Finding) -> Text | None:
    words = {Status.PASS: ui("guest_yes"), Status.FAIL: ui("guest_no")}
    return words.get(finding.status) or how_far(site, finding)


def _fields(site: SiteFacts, finding: Finding) -> Text | None:
    if finding.status in (Status.PASS, Status.FAIL):
        return fields_text(finding.values["fields"], finding.values["required"])
    return how_far(site, finding)


def _total(site: SiteFacts, finding: Finding) -> Text | None:
    step = next((s for s in site.checkout.steps if s.total), None) if site.checkout else None
    if finding.status is Status.PASS and step is not None:
        name = word("steps", step.name)
        return Text(ru=f"{step.total}, шаг «{name.ru}»", en=f"{step.total}, step “{name.en}”")
    return word("states", "no") if finding.status is Status.FAIL else how_far(site, finding)


ROWS: Rows = [
    Feature("order_online", ui("row_order_online"), "large", _order_online, profiles=ORDERS),
    Feature(
        "guest_checkout",
        ui("row_guest_checkout"),
        "medium",
        answered_by="guest_checkout",
        words=_guest,
        profiles=ORDERS,
    ),
    Feature(
        "short_checkout",
        ui("row_short_checkout"),
        "medium",
        answered_by="checkout_fields",
        words=_fields,
        profiles=ORDERS,
    ),
    Feature("one_click", ui("row_one_click"), "medium", answered_by="quick_order", words=no_shop, profiles=ORDERS),
    Feature("total_early", ui("row_total_early"), "medium", answered_by="early_total", words=_total, profiles=ORDERS),
    mention_row("payment", FEW_PAYMENT_METHODS),
]
