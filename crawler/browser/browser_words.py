"""What the browser says when something fails, as causes: its own words (`net::ERR_…`, call logs) are shown to
nobody."""

from __future__ import annotations

from crawler.record.causes import Reason, because

CAUSES: tuple[tuple[str, str], ...] = (
    ("ERR_NAME_NOT_RESOLVED", "no_address"),
    ("ERR_NAME_RESOLUTION_FAILED", "no_address"),
    ("ERR_DNS", "no_address"),
    ("ERR_ICANN_NAME_COLLISION", "no_address"),
    ("ERR_CONNECTION_REFUSED", "connection_refused"),
    ("ERR_CONNECTION_TIMED_OUT", "host_silent"),
    ("ERR_TIMED_OUT", "host_slow"),
    ("ERR_CONNECTION_FAILED", "no_connection"),
    ("ERR_ADDRESS_UNREACHABLE", "host_unreachable"),
    ("ERR_ADDRESS_INVALID", "host_unreachable"),
    ("ERR_NETWORK_ACCESS_DENIED", "host_unreachable"),
    ("ERR_INTERNET_DISCONNECTED", "no_network"),
    ("ERR_NETWORK_CHANGED", "network_changed"),
    ("ERR_NETWORK_IO_SUSPENDED", "network_changed"),
    ("ERR_PROXY", "proxy_unusable"),
    ("ERR_TUNNEL", "proxy_unusable"),
    ("ERR_SOCKS", "proxy_unusable"),
    ("ERR_NO_SUPPORTED_PROXIES", "proxy_unusable"),
    ("ERR_CERT", "certificate_invalid"),
    ("ERR_SSL", "no_secure_connection"),
    ("ERR_BAD_SSL", "no_secure_connection"),
    ("ERR_EMPTY_RESPONSE", "closed_unanswered"),
    ("ERR_CONNECTION_RESET", "connection_broken"),
    ("ERR_CONNECTION_CLOSED", "connection_broken"),
    ("ERR_CONNECTION_ABORTED", "connection_broken"),
    ("ERR_SOCKET_NOT_CONNECTED", "connection_broken"),
    ("ERR_INCOMPLETE_CHUNKED_ENCODING", "answer_cut_off"),
    ("ERR_INVALID_CHUNKED_ENCODING", "answer_cut_off"),
    ("ERR_CONTENT_LENGTH_MISMATCH", "answer_cut_off"),
    ("ERR_CONTENT_DECODING", "answer_undecodable"),
    ("ERR_TOO_MANY_REDIRECTS", "redirect_circle"),
    ("ERR_UNSAFE_REDIRECT", "address_unusable"),
    ("ERR_INVALID_REDIRECT", "address_unusable"),
    ("ERR_INVALID_URL", "address_unusable"),
    ("ERR_UNKNOWN_URL_SCHEME", "address_unusable"),
    ("ERR_DISALLOWED_URL_SCHEME", "address_unusable"),
    ("Cannot navigate to invalid URL", "address_unusable"),
    ("ERR_HTTP_RESPONSE_CODE_FAILURE", "error_without_page"),
    ("ERR_INVALID_HTTP_RESPONSE", "http_invalid"),
    ("ERR_INVALID_RESPONSE", "http_invalid"),
    ("ERR_RESPONSE_HEADERS", "http_invalid"),
    ("ERR_HTTP2", "http_invalid"),
    ("ERR_QUIC", "http_invalid"),
    ("ERR_HTTP_1_1_REQUIRED", "http_invalid"),
    ("ERR_INVALID_AUTH_CREDENTIALS", "password_wanted"),
    ("ERR_UNSAFE_PORT", "port_refused"),
    ("ERR_BLOCKED", "page_held"),
    ("ERR_INSUFFICIENT_RESOURCES", "memory_short"),
    ("ERR_OUT_OF_MEMORY", "memory_short"),
    ("ERR_ABORTED", "download_or_nothing"),
    ("Download is starting", "download"),
    ("crash", "page_crashed"),
    ("has been closed", "page_closed"),
    ("Target closed", "page_closed"),
    ("Connection closed", "page_closed"),
    ("Browser closed", "page_closed"),
    ("Timeout", "page_too_slow"),
)
"""Parts of the browser's messages (net_error_list.h in Chromium's sources, Playwright's own), and the causes of
`causes.toml` that they mean; the first that fits."""


def cause_in(message: str) -> str | None:
    """The cause that a message of the browser means; None for an unknown one."""
    return next((cause for mark, cause in CAUSES if mark in message), None)


def reason_in(message: str) -> Reason:
    """Why something failed, by the browser's message; that it does not say, for an unknown one."""
    return because(cause_in(message) or "browser_does_not_say")
