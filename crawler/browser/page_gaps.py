"""What kept a page from being seen, as gaps: errors of the navigation, refusals, and what was cut off."""

from __future__ import annotations

from crawler.browser.blocking import wall
from crawler.browser.browser_words import cause_in
from crawler.browser.traffic import storable
from crawler.record.causes import because
from crawler.record.gaps import Gap, gap, gap_of
from crawler.record.page import Snapshot


def navigation_gap(message: str, url: str) -> Gap:
    """The gap for a navigation that failed with this message."""
    return gap_of(because(cause_in(message) or "page_not_opened"), url=url)


def page_gaps(status: int | None, seen: Snapshot, url: str) -> list[Gap]:
    """What a visit that ended well could not see all the same."""
    gaps: list[Gap] = []
    refused = wall(status, seen.html)
    if refused:
        gaps.append(gap_of(refused, url=url))
    elif status is not None and status >= 400:
        gaps.append(gap("http_status", status=status, url=url))
    if seen.truncated:
        gaps.append(gap("page_truncated", url=url))
    unread = [f for f in seen.frames if f.visible and not f.html]
    if unread:
        named = storable(", ".join(sorted({f.url or f.owner for f in unread})), 300)
        gaps.append(gap("frames_unreadable", number=len(unread), frames=named, url=url))
    return gaps
