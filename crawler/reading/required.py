"""What a form demands, by two signals: attributes and visible marks."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.evidence import RequiredBy
from crawler.reading.document import Document
from crawler.reading.groups import Group
from crawler.reading.inputs import Input, Inputs

Demand = tuple[bool | None, list[RequiredBy]]


def demands(document: Document, inputs: Inputs, group: Group, controls: Sequence[Input]) -> list[Demand]:
    """For each control whether it is required (None: the form does not say), and by which signals."""
    found: list[list[RequiredBy]] = []
    for one in controls:
        by: list[RequiredBy] = []
        element = one.element
        if (
            element.get("required") is not None
            or element.get("aria-required") == "true"
            or element.get("data-lw-r") == "1"
        ):
            by.append("attribute")
        if "*" in one.label or "*" in one.placeholder:
            by.append("marked")
        found.append(by)
    says = any(found)
    return [(True if by else (False if says else None), by) for by in found]
