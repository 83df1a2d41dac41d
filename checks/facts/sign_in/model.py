"""A way to sign in."""

from __future__ import annotations

from checks.model.text import Model
from crawler.record.page import Proof


class SignIn(Model):
    """A way to sign in: "phone", "password" or "email" with the site itself, else the service's name."""

    way: str
    foreign: bool = False
    """The service's owner is not Russian."""
    text: str = ""
    proof: list[Proof]
