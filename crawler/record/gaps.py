"""What could not be seen, and why.

A gap is made with `gap`, which names a cause; `causes.toml` has its words, and which kind of gap it is.
"""

from __future__ import annotations

from typing import Literal, cast, get_args

from crawler.record.causes import Caused, Param, Reason, because, causes
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
    "fault",  # ours, not the site's: something of leadwalk broke
]


class Gap(Caused):
    """Something that could not be seen, and why. What depends on it is unknown, never absent."""

    kind: GapKind
    reason: str
    url: str | None = None
    role: PageRole | None = None
    """The role of page that stays unseen because of it, where known."""


def gap(cause: str, /, *, url: str | None = None, role: PageRole | None = None, **params: Param) -> Gap:
    """The gap of a cause. Raises KeyError for a cause without words or kind, ValueError for wrong parameters."""
    return gap_of(because(cause, **params), url=url, role=role)


def gap_of(reason: Reason, *, kind: GapKind | None = None, url: str | None = None, role: PageRole | None = None) -> Gap:
    """The gap of a reason; `kind`, where it is another than its cause's own. Raises KeyError where neither is known."""
    made = Gap(kind=kind or kind_of(reason.cause), reason="", url=url, role=role)
    made.set_reason(reason)
    return made


def gap_for(record: Caused, kind: GapKind, *, url: str | None = None, role: PageRole | None = None) -> Gap:
    """The gap that a walk or a site leaves by how it ended."""
    return Gap(kind=kind, reason=record.reason, cause=record.cause, params=record.params, url=url, role=role)


def kind_of(cause: str) -> GapKind:
    """The kind of gap that a cause makes. Raises KeyError where it makes none."""
    kind = causes()[cause]["gap"]
    if kind not in get_args(GapKind):
        raise KeyError(kind)
    return cast("GapKind", kind)


FaultOf = Literal[
    "page", "banner", "exit_popup", "accessibility", "vitals", "trial", "opening", "hint", "social", "walk", "cart",
    "search",
]  # fmt: skip
"""What was done when something of leadwalk broke."""


def fault(doing: FaultOf, error: BaseException, *, url: str | None = None, role: PageRole | None = None) -> Gap:
    """The gap that a fault of our own leaves; the exception's class is told, its message is not (it may hold
    secrets)."""
    return gap("fault", url=url, role=role, doing=doing, error=type(error).__name__)
