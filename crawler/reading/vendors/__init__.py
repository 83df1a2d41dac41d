"""Vendors as data: one TOML file per vendor in a folder named after its kind, and the engine that finds them in a page.

`model` says what a file may hold, `files` reads them, `lint` refuses patterns that would match what is not the vendor,
`match` finds vendors in a page and explains what it saw (`results`). `wanted_globals`, `launchers` and
`callback_launchers` tell a browser what to look for.
"""

from crawler.reading.vendors.match import (
    Signatures,
    callback_launchers,
    default,
    launchers,
    list_rows,
    load,
    wanted_globals,
)
from crawler.reading.vendors.model import Signature, SignatureError
from crawler.reading.vendors.results import Explanation, Match, NearMiss, Seen

__all__ = [
    "Explanation",
    "Match",
    "NearMiss",
    "Seen",
    "Signature",
    "SignatureError",
    "Signatures",
    "callback_launchers",
    "default",
    "launchers",
    "list_rows",
    "load",
    "wanted_globals",
]
