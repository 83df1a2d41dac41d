"""Counters that reported the visit before the cookie notice was answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import parse_qs, urlsplit

from checks.facts.context import Pages
from checks.facts.early_trackers.model import EarlyTracker
from crawler.reading.pages.page import PageView
from crawler.record.page import Page, Request, Snapshot

TRACKERS = frozenset(("analytics", "ads", "call_tracking", "cdp", "ab_test"))
"""Categories of vendors that observe visitors. A tag manager by itself observes nobody."""
_REPORTS = frozenset(("xhr", "fetch", "ping", "beacon", "image", "websocket", "eventsource", "other"))
"""Types of requests that report; a script that was fetched may still wait for the answer."""


def early_trackers(pages: Pages) -> list[EarlyTracker]:
    """One for each vendor whose report or cookie was seen, by vendor: on the first pages whose notice was found, one of
    each device. Empty where no notice was found, or none reported."""
    known = pages.signatures
    found: dict[str, EarlyTracker] = {}
    for page in _with_a_notice(pages.views):
        early = next((s for s in page.snapshots if s.stage == "first_seen"), None)
        if early is None:
            continue
        for match in known.match(PageView(*_reports(page, early))):
            kinds = [c for c in match.categories if c in TRACKERS]
            if kinds:
                vendor = match.signature.id
                proof = match.proof(kinds[0])
                found.setdefault(
                    vendor, EarlyTracker(vendor=vendor, name=match.signature.name, category=kinds[0], proof=proof)
                )
    return [found[vendor] for vendor in sorted(found)]


def _with_a_notice(views: Sequence[PageView]) -> Iterator[Page]:
    devices: set[str] = set()
    for view in views:
        page = view.page
        if page.device not in devices and page.consent is not None and page.consent.seen:
            devices.add(page.device)
            yield page


def _reports(page: Page, early: Snapshot) -> tuple[Page, Snapshot]:
    """The page as its counters left it before the answer: their reports and cookies, nothing that was merely
    fetched."""
    sent = [r for r in page.requests if r.stage == "first_seen" and r.type in _REPORTS and not _refrains(r)]
    moment = early.model_copy(update={"html": "", "frames": [], "globals": {}})
    return page.model_copy(update={"requests": sent, "headers": {}, "snapshots": [moment]}), moment


def _refrains(request: Request) -> bool:
    """Google's counters in "consent mode" say in `gcs` that storage for analytics and ads is denied."""
    return any(v.startswith("G100") for v in parse_qs(urlsplit(request.url).query).get("gcs", []))
