"""Callback widgets of known vendors. Buttons and forms that promise a call are read in `checks.facts.callback`."""

from __future__ import annotations

from collections.abc import Sequence

from checks.model import Callback
from checks.signatures.match import Signatures, default
from crawler.reading.page import PageView


def callback_widgets(views: Sequence[PageView], *, market: str, signatures: Signatures | None = None) -> list[Callback]:
    """One entry for each vendor whose callback widget left a trace, by id. A vendor that also sells chats or call
    tracking counts only where the callback itself was seen. `market` does not matter here."""
    return [
        Callback(
            kind="widget",
            vendor=match.signature.id,
            text=match.signature.name,
            confidence=match.confidence,
            proof=match.proof("callback"),
        )
        for match in (signatures or default()).match_site(views)
        if "callback" in match.categories
    ]
