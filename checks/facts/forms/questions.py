"""What a form asks a person: the one count of its questions, which checks, rows and cards share."""

from __future__ import annotations

from collections.abc import Iterable

from checks.model.text import Text, joined
from checks.model.wording import plural
from crawler.record.form import Form, FormField
from crawler.record.vocabulary import FieldType

SILENT: frozenset[FieldType] = frozenset(("consent", "captcha", "subscribe", "search", "promo-code", "quantity"))
"""Boxes that are no questions."""


def questions(form: Form) -> list[FormField]:
    """What a person is asked: visible fields (those of a closed pop-up too), split boxes counted once, ticks and codes
    not."""
    shown = [f for f in form.fields if (f.visible or form.popup) and f.input_type != "hidden" and f.parts]
    return [f for f in shown if f.type not in SILENT]


def opened_questions(form: Form) -> list[FormField]:
    """What a form asks once a press has opened it: where it shows nothing yet, what it holds."""
    return questions(form) or [f for f in form.fields if f.parts and f.type not in SILENT]


def demanded(fields: Iterable[FormField]) -> list[FormField]:
    """Those of the fields that are known to be required."""
    return [f for f in fields if f.required]


def opened_text(form: Form) -> Text:
    """How many fields of a form there are to fill in, once it is open, and how many of them are required."""
    fields = opened_questions(form)
    return fields_text(len(fields), len(demanded(fields)))


def fields_text(fields: int, required: int) -> Text:
    """ "11 полей, 7 обязательных"."""
    return joined([plural(fields, "field"), plural(required, "required")])
