"""What goes wrong on a page while it loads: errors of its scripts, and parts of its own that do not come."""

from __future__ import annotations

from crawler.reading.pages.addresses import site_of
from crawler.record.page import Page

MAX_FAILED = 10
_PARTS = frozenset(("document", "script", "stylesheet", "xhr", "fetch", "image", "font"))
_NOT_ITS_FAULT = ("ERR_ABORTED", "ERR_BLOCKED", "NS_BINDING_ABORTED")
"""Failures of requests that the page gave up, or that we held back."""


def script_errors(page: Page) -> int:
    """How many errors its scripts reported. Lines on files that did not come are left out: `failed_loads` knows whose
    they are, and a tracker that does not answer us is no error of the site."""
    return sum(not text.startswith("Failed to load resource") for text in page.console_errors)


def failed_loads(page: Page) -> list[str]:
    """Addresses of the site's own that the page asked for and did not get, once each, at most `MAX_FAILED`. The page
    itself is not among them (its status tells), nor is what the walk caused."""
    own = site_of(page.final_url or page.url)
    found: dict[str, None] = {}
    for request in page.requests:
        if request.by_walk or request.type not in _PARTS or site_of(request.url) != own:
            continue
        refused = request.failure is not None and not any(word in request.failure for word in _NOT_ITS_FAULT)
        if ((request.status or 0) >= 400 or refused) and request.url not in (page.url, page.final_url):
            found.setdefault(request.url)
    return list(found)[:MAX_FAILED]
