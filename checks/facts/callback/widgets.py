"""Callback widgets of known vendors. Buttons and forms that promise a call are read in
`checks.facts.callback.reader`."""

from __future__ import annotations

from collections.abc import Sequence

from checks.facts.callback.model import Callback
from checks.facts.context import Pages
from crawler.reading.pages.page import PageView
from crawler.reading.vendors.match import first_visible
from crawler.reading.vendors.results import Match, Seen, confidence


def callback_widgets(pages: Pages) -> list[Callback]:
    """One entry for each vendor whose callback widget left a trace, by id. A vendor that also sells chats or call
    tracking counts only where the callback itself was seen; its visible button counts as a trace of its own beside
    others."""
    found = (m for m in pages.signatures.match_site(pages.views) if "callback" in m.categories)
    return [_widget(match, pages.views) for match in found]


def _widget(match: Match, views: Sequence[PageView]) -> Callback:
    shown = _button(match, views)
    signals = (*match.signals, shown) if shown else match.signals
    return Callback(
        kind="widget",
        vendor=match.signature.id,
        text=match.signature.name,
        confidence=confidence(signals),
        proof=Match(match.signature, signals).proof("callback"),
    )


def _button(match: Match, views: Sequence[PageView]) -> Seen | None:
    for view in views:
        for selector in match.signature.launcher.callback:
            if place := first_visible(view, selector):
                document, element = place
                proof = view.prove("selector", document.name(element) or selector, document=document, element=element)
                return Seen("selector", selector, proof, "rendered", ("callback",))
    return None
