"""What kept a page from being seen, as gaps: errors of the navigation, refusals, and what was cut off."""

from __future__ import annotations

from crawler.browser.blocking import wall
from crawler.browser.traffic import storable
from crawler.record.gaps import Gap, gap, gap_of
from crawler.record.page import Snapshot

CAUSES: tuple[tuple[str, str], ...] = (
    ("ERR_NAME_NOT_RESOLVED", "no_address"),
    ("ERR_CONNECTION_REFUSED", "connection_refused"),
    ("ERR_CONNECTION_TIMED_OUT", "host_silent"),
    ("ERR_ADDRESS_UNREACHABLE", "host_unreachable"),
    ("ERR_INTERNET_DISCONNECTED", "no_network"),
    ("ERR_PROXY", "proxy_unusable"),
    ("ERR_TUNNEL", "proxy_unusable"),
    ("ERR_CERT", "certificate_invalid"),
    ("ERR_SSL", "no_secure_connection"),
    ("ERR_EMPTY_RESPONSE", "closed_unanswered"),
    ("ERR_CONNECTION_RESET", "connection_broken"),
    ("ERR_CONNECTION_CLOSED", "connection_broken"),
    ("ERR_TOO_MANY_REDIRECTS", "redirect_circle"),
    ("ERR_HTTP_RESPONSE_CODE_FAILURE", "error_without_page"),
    ("ERR_INVALID_HTTP_RESPONSE", "http_invalid"),
    ("ERR_INVALID_AUTH_CREDENTIALS", "password_wanted"),
    ("ERR_UNSAFE_PORT", "port_refused"),
    ("ERR_ABORTED", "download_or_nothing"),
    ("Download is starting", "download"),
    ("crash", "page_crashed"),
)
"""Parts of the browser's messages (net_error_list.h in Chromium's sources), and the causes of `causes.toml` that they
mean."""


def navigation_gap(message: str, url: str) -> Gap:
    """The gap for a navigation that failed with this message."""
    for mark, cause in CAUSES:
        if mark in message:
            return gap(cause, url=url)
    first = storable((message.splitlines() or [""])[0], 200)
    return gap("connection_failed", error=first, url=url) if first else gap("page_not_opened", url=url)


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
