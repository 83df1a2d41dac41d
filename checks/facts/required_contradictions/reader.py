"""Fields whose signs of being required contradict each other, in forms and in the checkout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.checkout.model import Checkout
from checks.facts.context import Pages
from checks.facts.forms.fact import FORMS
from checks.facts.required_contradictions.model import RequiredContradiction, RequiredContradictionKind
from crawler.reading.forms.required import says_optional
from crawler.record.form import Form, FormField
from crawler.record.page import Proof

_UNTYPED = ("checkbox", "radio", "hidden")


def required_contradictions(pages: Pages) -> list[RequiredContradiction]:
    """The fields of the forms and of the checkout's whose signals contradict each other, each once."""
    return contradicting_fields(pages[FORMS], pages[CHECKOUT])


def contradicting_fields(forms: Sequence[Form], order: Checkout | None) -> list[RequiredContradiction]:
    """The same of these forms, and of those that the steps of an order show."""
    steps = order.steps if order is not None else []
    found: dict[tuple[str, str, str], RequiredContradiction] = {}
    for form in [*forms, *(f for step in steps for f in step.forms)]:
        for field, kind in of_form(form):
            one = RequiredContradiction(
                kind=kind,
                type=field.type,
                label=field.label,
                form=form.heading or form.submit,
                message=next((t.message for t in field.trials if t.typed == "" and t.message), ""),
                proof=[_proof(form, field)],
            )
            found.setdefault((kind, field.type, field.label), one)
    return list(found.values())


def of_form(form: Form) -> Iterator[tuple[FormField, RequiredContradictionKind]]:
    """The fields of a form whose signals of being required contradict each other."""
    typed = [f for f in form.fields if f.visible and f.input_type not in _UNTYPED and f.parts]
    for field in typed:
        accepted = any(t.typed == "" and t.refused is False for t in field.trials)
        demanded = bool({"validation", "step"} & set(field.required_by))
        if accepted and not demanded and "marked" in field.required_by:
            yield field, "marked_accepted"
        elif accepted and not demanded and "attribute" in field.required_by:
            yield field, "declared_accepted"
        elif demanded and _called_optional(field):
            yield field, "optional_demanded"
        elif demanded and len(typed) > 1 and not {"marked", "attribute"} & set(field.required_by):
            yield field, "silent_demanded"  # a form of one question needs no mark


def _called_optional(field: FormField) -> bool:
    return says_optional(field.label, field.attributes.get("placeholder", ""), field.attributes.get("aria-label", ""))


def _proof(form: Form, field: FormField) -> Proof:
    base = form.proof[0] if form.proof else Proof(page="", signal="selector")
    return base.model_copy(
        update={"signal": "selector", "quote": field.label or field.name, "selector": field.selector, "box": field.box}
    )
