"""What is recorded of reviews."""

from __future__ import annotations

from typing import Literal

from checks.model.text import Model
from crawler.record.page import Proof


class Review(Model):
    kind: Literal["section", "schema_org"]
    text: str = ""
    proof: list[Proof]
