"""Which forms take a request that the company can answer."""

from __future__ import annotations

from collections.abc import Iterable

from checks.facts.forms.questions import SILENT
from crawler.record.form import Form
from crawler.record.vocabulary import FieldType, Purpose

LEADS: tuple[Purpose, ...] = ("contact", "callback", "order", "booking", "quiz")
"""Purposes of forms by which a visitor asks for an answer, the plainest first."""
CONTACT: frozenset[FieldType] = frozenset(("email", "tel", "messenger"))
"""Field types that leave a way to reach the visitor."""


def leaves_contact(form: Form) -> bool:
    """Whether the form asks how to reach the visitor."""
    return any(field.type in CONTACT for field in form.fields)


def lead_forms(forms: Iterable[Form], purposes: Iterable[Purpose] = LEADS) -> list[Form]:
    """Those of the forms that take a request, in their order.

    A form of an order that leaves no contact only fills a cart; one that asks nothing is a button.
    """
    wanted = frozenset(purposes)
    return [
        form
        for form in forms
        if form.purpose in wanted
        and (leaves_contact(form) if form.purpose == "order" else any(f.type not in SILENT for f in form.fields))
    ]
