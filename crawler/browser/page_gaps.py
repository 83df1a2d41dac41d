"""What kept a page from being seen, as gaps: errors of the navigation, refusals, and what was cut off."""

from __future__ import annotations

from crawler.browser.blocking import wall
from crawler.browser.traffic import storable
from crawler.record.gaps import Gap, GapKind
from crawler.record.page import Snapshot

_ERRORS: tuple[tuple[str, GapKind, str], ...] = (
    ("ERR_NAME_NOT_RESOLVED", "unreachable", "the host has no address (DNS)"),
    ("ERR_CONNECTION_REFUSED", "unreachable", "the host refuses the connection"),
    ("ERR_CONNECTION_TIMED_OUT", "unreachable", "the host does not answer"),
    ("ERR_ADDRESS_UNREACHABLE", "unreachable", "the host cannot be reached"),
    ("ERR_INTERNET_DISCONNECTED", "unreachable", "there is no network"),
    ("ERR_PROXY", "unreachable", "the proxy cannot be used"),
    ("ERR_TUNNEL", "unreachable", "the proxy cannot be used"),
    ("ERR_CERT", "unreachable", "its certificate is not valid"),
    ("ERR_SSL", "unreachable", "no secure connection could be made"),
    ("ERR_EMPTY_RESPONSE", "unreachable", "the server closed the connection without an answer"),
    ("ERR_CONNECTION_RESET", "unreachable", "the server broke the connection"),
    ("ERR_CONNECTION_CLOSED", "unreachable", "the server broke the connection"),
    ("ERR_TOO_MANY_REDIRECTS", "http_error", "the page redirects in a circle"),
    ("ERR_HTTP_RESPONSE_CODE_FAILURE", "http_error", "the server answered with an error and no page"),
    ("ERR_INVALID_HTTP_RESPONSE", "http_error", "the server's answer is not valid HTTP"),
    ("ERR_INVALID_AUTH_CREDENTIALS", "blocked", "the page asks for a password"),
    ("ERR_UNSAFE_PORT", "unreachable", "browsers refuse this port"),
    ("ERR_ABORTED", "not_html", "not a page: the server sends a download, or nothing"),
    ("Download is starting", "not_html", "not a page: the server sends a download"),
    ("crash", "crashed", "the page crashed"),
)
"""Parts of the browser's messages (net_error_list.h in Chromium's sources), and what they mean."""


def navigation_gap(message: str, url: str) -> Gap:
    """The gap for a navigation that failed with this message."""
    for mark, kind, reason in _ERRORS:
        if mark in message:
            return Gap(kind=kind, reason=reason, url=url)
    first = (message.splitlines() or ["the page did not open"])[0]
    return Gap(kind="unreachable", reason=storable(first, 200), url=url)


def page_gaps(status: int | None, seen: Snapshot, url: str) -> list[Gap]:
    """What a visit that ended well could not see all the same."""
    gaps: list[Gap] = []
    refused = wall(status, seen.html)
    if refused:
        gaps.append(Gap(kind="blocked", reason=refused, url=url))
    elif status is not None and status >= 400:
        gaps.append(Gap(kind="http_error", reason=f"the server answered {status}", url=url))
    if seen.truncated:
        gaps.append(Gap(kind="truncated", reason="the page is larger than the limit; its beginning was read", url=url))
    unread = [f for f in seen.frames if f.visible and not f.html]
    if unread:
        named = storable(", ".join(sorted({f.url or f.owner for f in unread})), 300)
        gaps.append(Gap(kind="frame", reason=f"{len(unread)} frames could not be read: {named}", url=url))
    return gaps
