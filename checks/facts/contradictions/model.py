"""Two places of a site that contradict each other."""

from __future__ import annotations

from typing import Literal

from checks.model.text import Model
from crawler.record.page import Proof


class Contradiction(Model):
    """Two places of a site that say different things of the same: a number, an address, or hours."""

    kind: Literal["phone", "hours", "address"]
    first: str
    second: str
    """Both as written."""
    places: tuple[str, str]
    """Where each stands: header, footer, contacts, page, schema_org, link (the number that a press dials)."""
    proof: list[Proof]
    """Of the first, then of the second."""
