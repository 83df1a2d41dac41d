"""A field that is demanded otherwise than it is marked."""

from __future__ import annotations

from typing import Literal

from checks.model.text import Model
from crawler.record.page import Proof

RequiredContradictionKind = Literal["marked_accepted", "declared_accepted", "silent_demanded", "optional_demanded"]
"""Marked as required, but the form goes off without it; the same, declared to programs only; demanded, and nothing said
so; called optional, and demanded."""


class RequiredContradiction(Model):
    """A field whose signs of being required contradict each other."""

    kind: RequiredContradictionKind
    type: str
    label: str
    form: str = ""
    """The form's heading, or its button's words."""
    message: str = ""
    """What the page said when the field was left empty."""
    proof: list[Proof]
