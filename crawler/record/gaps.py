"""What could not be seen, and why."""

from __future__ import annotations

from typing import Literal

from crawler.record.base import Record
from crawler.record.vocabulary import PageRole

GapKind = Literal[
    "blocked",  # the site refused us: captcha, 403, 429
    "robots",  # robots.txt does not allow it
    "timeout",
    "unreachable",  # no DNS, no connection, TLS failure
    "http_error",  # 4xx or 5xx other than a block
    "not_html",
    "budget",  # a limit of pages, seconds or bytes was reached
    "truncated",  # larger than the limit; what was kept was read
    "frame",  # a frame's content could not be read
    "not_rendered",  # read without a browser: scripts did not run
    "crashed",  # the page or the browser died
    "journey",  # the walk stopped before this point
    "not_found",  # nothing on the site leads there
]


class Gap(Record):
    """Something that could not be seen, and why. What depends on it is unknown, never absent."""

    kind: GapKind
    reason: str
    url: str | None = None
    role: PageRole | None = None
    """The role of page that stays unseen because of it, where known."""
