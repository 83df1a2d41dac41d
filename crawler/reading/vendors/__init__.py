"""Vendors as data: one TOML file per vendor in a folder named after its kind, and the engine that finds them in a page.

`model` says what a file may hold and loads it, `match` finds vendors in a page and explains what it saw, `lint` refuses
patterns that would match what is not the vendor.
"""

from crawler.reading.vendors.match import Explanation, Match, NearMiss, Seen, Signatures, list_rows, load
from crawler.reading.vendors.model import Signature, SignatureError

__all__ = ["Explanation", "Match", "NearMiss", "Seen", "Signature", "SignatureError", "Signatures", "list_rows", "load"]
