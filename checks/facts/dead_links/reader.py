"""Links of the site that lead to an error."""

from __future__ import annotations

from checks.facts.context import Pages
from checks.facts.dead_links.model import DeadLink
from crawler.record.page import Proof

MAX_DEAD = 20


def dead_links(pages: Pages) -> list[DeadLink]:
    """Links of the site that answered 404, 410 or a server's error, by address, at most `MAX_DEAD`."""
    found: dict[str, DeadLink] = {}
    for page in pages.evidence.pages:
        status = page.status or 0
        if page.url in found or not page.found_on or page.role == "search":
            continue
        if not (status in (404, 410) or 500 <= status < 600):
            continue
        found[page.url] = DeadLink(
            url=page.url,
            text=page.link_text[:120],
            found_on=page.found_on,
            status=status,
            proof=[Proof(page=page.found_on, signal="request", quote=f"{page.link_text or page.url}: {status}"[:300])],
        )
    return [found[url] for url in sorted(found)][:MAX_DEAD]
