"""Services that the site runs besides chats and callback widgets: call tracking, CRM, analytics, booking, payment
..."""

from __future__ import annotations

from collections.abc import Sequence

from checks.facts.context import Pages
from checks.facts.tools.model import Tool
from crawler.reading.pages.page import PageView
from crawler.reading.vendors import Signatures

_ELSEWHERE = frozenset(("chat", "callback"))


def tools(pages: Pages) -> list[Tool]:
    """Every vendor found on the pages, once for each of its categories that a trace proves, by category and id."""
    return vendors(pages.views, pages.signatures)


def vendors(views: Sequence[PageView], signatures: Signatures) -> list[Tool]:
    """The same of single pages."""
    found = signatures.match_site(views)
    out = [
        Tool(
            vendor=match.signature.id,
            name=match.signature.name,
            category=category,
            confidence=match.confidence,
            proof=match.proof(category),
        )
        for match in found
        for category in match.categories
        if category not in _ELSEWHERE
    ]
    return sorted(out, key=lambda tool: (tool.category, tool.vendor))
