"""Rows of the comparison: how the site gets a visitor's contact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from checks.facts.capture.fact import CAPTURE
from checks.facts.forms.fact import FORMS
from checks.facts.forms.questions import opened_text
from checks.facts.hints.fact import HINTS
from checks.facts.popups.fact import POPUPS
from checks.facts.site import SiteFacts
from checks.measures.lead_forms import LEADS, lead_forms, leaves_contact
from checks.model.finding import Finding
from checks.model.source import Effort
from checks.model.text import Text, joined, same
from crawler.record.vocabulary import Purpose
from reports.comparison.cells import MAX_PROOFS, and_more, asking_for, beside, first_few, no, seen_values, yes
from reports.comparison.rows.row import Feature, Rows
from reports.language.words import ui, word
from reports.model import Cell

_CAPTURES: Mapping[str, Effort] = {
    "lead_magnet": "small",
    "calculator": "medium",
    "quiz": "small",
    "booking": "medium",
    "promo_code": "small",
}
"""What captures a contact and has no row of its own, with the work to add it."""


def _lead_form(site: SiteFacts, _: Finding) -> Text | None:
    forms = lead_forms(site[FORMS])
    if not forms:
        return None
    best = min(forms, key=lambda f: (not leaves_contact(f), LEADS.index(f.purpose), len(f.fields)))
    return and_more(joined([word("purposes", best.purpose), opened_text(best)], ": "), len(forms) - 1, "form")


def _popup(site: SiteFacts) -> Cell:
    found = [p for p in site[POPUPS] if p.kind != "opened"]
    if not found:
        return no(site, POPUPS)
    popup = found[0]
    text = ui("popup_exit") if popup.kind == "exit" else ui("popup_itself")
    asks = asking_for(popup.asks)
    return yes(joined([text, asks]) if asks else text, popup.proof)


def _form(purpose: Purpose, site: SiteFacts) -> Cell:
    forms = lead_forms(site[FORMS], (purpose,))
    if not forms:
        return no(site, FORMS)
    return yes(opened_text(forms[0]), forms[0].proof)


def _captures(sites: Sequence[SiteFacts]) -> list[Feature]:
    """A row for each other way to get a contact that some site has."""
    kinds = seen_values(c.kind for s in sites for c in s[CAPTURE] if c.kind in _CAPTURES)
    return [Feature(f"capture_{k}", word("captures", k), _CAPTURES[k], partial(_capture, k)) for k in kinds]


def _capture(kind: str, site: SiteFacts) -> Cell:
    found = [c for c in site[CAPTURE] if c.kind == kind]
    if not found:
        return no(site, CAPTURE, FORMS)
    names = first_few([same(c.text) if c.text else word("states", "yes") for c in found], 2)
    if all(c.confidence == "likely" for c in found):
        names = beside(names, ui("likely"))
    asks = asking_for(next((c.asks for c in found if c.asks), []))
    return yes(joined([names, asks], "; ") if asks else names, [p for c in found for p in c.proof])


def _hints(site: SiteFacts) -> Cell:
    found = site[HINTS]
    if not found:
        return no(site, HINTS)
    proof = [p for h in found for p in h.proof]
    if all(h.opens is False for h in found):
        return Cell(state="no", text=ui("hints_shut"), proof=proof[:MAX_PROOFS])
    return yes(joined(word("hinted", on) for on in ("field", "price", "mark") if any(h.on == on for h in found)), proof)


ROWS: Rows = [
    Feature("lead_form", ui("row_lead_form"), "small", answered_by="lead_form", words=_lead_form),
    Feature("popup", ui("row_popup"), "small", _popup),
    Feature("newsletter", ui("row_newsletter"), "medium", partial(_form, "newsletter")),
    _captures,
    Feature("hints", ui("row_hints"), "small", _hints),
]
