"""What the forms of an order ask: the one count that checks, rows and changes share."""

from __future__ import annotations

from checks.facts.checkout.model import Checkout, RequiredField
from checks.facts.forms.questions import SILENT, questions


def order_questions(order: Checkout) -> tuple[int, int]:
    """What the forms of an order ask, and how much of it they demand: counted like the questions of a form."""
    required = len(demanded_answers(order))
    return max(sum(len(questions(form)) for form in order.order_forms), required), required


def demanded_answers(order: Checkout, step: int | None = None) -> list[RequiredField]:
    """What the order (or one step of it) cannot be placed without, ticks and codes left out."""
    return [f for f in order.required_fields if f.type not in SILENT and step in (None, f.step)]


def checkout_counts(walk: Checkout | None) -> tuple[int, int] | None:
    """Fields that the checkout's steps show, and how many it demands; None where the walk did not reach it."""
    if walk is None or walk.outcome != "checkout":
        return None
    return order_questions(walk)
