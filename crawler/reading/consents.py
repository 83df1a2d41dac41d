"""How a form asks for consent to the processing of personal data."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.evidence import Consent, FieldType
from crawler.reading.document import Document
from crawler.reading.groups import Group
from crawler.reading.inputs import Input, Inputs


def read_consent(
    document: Document, inputs: Inputs, group: Group, controls: Sequence[Input], types: Sequence[FieldType]
) -> Consent:
    """The consent of a form: its box, whether that is ticked already, and the documents that its wording links to."""
    boxes = [one for one, kind in zip(controls, types, strict=True) if kind == "consent"]
    if not boxes:
        return Consent()
    box = boxes[0]
    return Consent(checkbox=True, prechecked=box.element.get("checked") is not None, text=box.label)
