"""The pages on a customer's way to an order, each once for every device, for the facts that are recorded page by
page."""

from __future__ import annotations

from collections.abc import Collection

from checks.facts.context import Pages
from crawler.reading.pages.page import PageView
from crawler.record.page import Page
from crawler.record.vocabulary import PageRole

JOURNEY: frozenset[PageRole] = frozenset(("home", "category", "product", "service", "cart"))
"""Pages that lead a customer towards an order."""
MAX_PAGES = 40
"""Pages read for such a fact."""
_NOT_THE_PAGE = frozenset(("blocked", "http_error", "not_html", "unreachable", "crashed"))


def answered(page: Page) -> bool:
    """Whether the page itself was seen, and not the server's message that there is none, or a picture."""
    return (page.status or 200) < 400 and not any(gap.kind in _NOT_THE_PAGE for gap in page.gaps)


def journey_pages(pages: Pages, roles: Collection[PageRole] = JOURNEY) -> list[PageView]:
    """The pages with one of these roles that answered, by address and device; at most `MAX_PAGES`."""
    found: dict[tuple[str, str], PageView] = {}
    for view in pages.views:
        if view.page.role in roles and view.snapshot.stage != "opened" and answered(view.page):
            found.setdefault((view.url, view.page.device), view)
    return [found[key] for key in sorted(found)][:MAX_PAGES]
