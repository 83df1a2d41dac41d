"""A licence, a certificate or a membership."""

from __future__ import annotations

from typing import Literal

from checks.model.text import Model
from crawler.record.page import Proof

CredentialKind = Literal["licence", "certificate", "membership"]


class Credential(Model):
    """A licence, certificate or membership that the company shows or claims."""

    kind: CredentialKind
    text: str = ""
    number: str = ""
    shown: Literal["number", "document", "page", "words"]
    """What a visitor can check: its number; a scan; a page named so; nothing but words."""
    url: str = ""
    proof: list[Proof]
