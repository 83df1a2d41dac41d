"""What a form is for."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.evidence import FieldType, Purpose
from crawler.reading.document import Document
from crawler.reading.groups import Group
from crawler.reading.inputs import Input, Inputs


def form_purpose(
    document: Document, inputs: Inputs, group: Group, controls: Sequence[Input], types: Sequence[FieldType]
) -> tuple[Purpose, str]:
    """The purpose of a form, and the words of the reason."""
    kinds = set(types)
    passwords = sum(k in ("current-password", "new-password") for k in types)
    if passwords >= 2:
        return "registration", "two passwords"
    if passwords:
        return (
            ("login", "a password and little else") if len(controls) <= 4 else ("registration", "a password among many")
        )
    if "search" in kinds:
        return "search", "a search field"
    if kinds & {"cc-number", "street-address", "postal-code", "delivery-method", "payment-method"}:
        return "checkout", "address or payment"
    if "email" in kinds and not kinds & {"tel", "comment", "name"}:
        return "newsletter", "only an e-mail"
    if "tel" in kinds and not kinds & {"comment", "email"}:
        return "callback", "a phone and no e-mail"
    if kinds & {"comment", "tel"}:
        return "contact", "a way to answer"
    return "other", ""
