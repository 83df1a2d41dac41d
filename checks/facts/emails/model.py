"""An e-mail address."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof


class Email(Model):
    """An address to write to, as the site shows it."""

    address: str
    clickable: bool = False
    """A link opens the visitor's mail program."""
    proof: list[Proof]
