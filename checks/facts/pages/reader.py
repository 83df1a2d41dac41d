"""The pages that were visited, as checks ask for them."""

from __future__ import annotations

from checks.facts.context import Pages
from checks.facts.pages.model import PageInfo
from checks.facts.pages.page_errors import failed_loads, script_errors
from crawler.reading.pages.lines import lines
from crawler.reading.pages.page import PageView
from crawler.reading.pages.prices import has_price


def pages_seen(pages: Pages) -> list[PageInfo]:
    """Every page that gave a look, in the order of the visit."""
    return [_page(view) for view in pages.views]


def _page(view: PageView) -> PageInfo:
    page, vitals = view.page, view.page.vitals
    return PageInfo(
        url=view.url,
        role=page.role,
        why=page.role_why,
        device=page.device,
        title=page.title or view.main.title,
        status=page.status,
        language=view.main.language,
        largest_contentful_paint=vitals.largest_contentful_paint if vitals else None,
        layout_shift=vitals.layout_shift if vitals else None,
        console_errors=script_errors(page),
        failed_loads=failed_loads(page),
        prices=any(has_price(line.text) for line in lines(view.main)),
        shot=view.snapshot.shot.file if view.snapshot.shot else None,
    )
