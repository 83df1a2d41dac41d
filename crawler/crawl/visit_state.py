"""The state of one site's visit: what was seen, what to see next, and when to stop. Pure but for the clock."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from crawler.browser.faults import kept
from crawler.browser.private_addresses import PrivateAddresses
from crawler.config.model import Site
from crawler.crawl.frontier import Frontier, Pick
from crawler.reading.pages.addresses import canonical
from crawler.reading.pages.links import Link, read_links
from crawler.reading.pages.page import PageView
from crawler.reading.pages.roles import Guess, guess_page, page_roles
from crawler.reading.pages.site_search import product_word, search_address
from crawler.record.causes import Reason, because
from crawler.record.gaps import Gap, GapKind, gap, gap_of
from crawler.record.masking import mask_text
from crawler.record.page import Page
from crawler.record.site import SiteEvidence
from crawler.record.vocabulary import Device, PageRole

BLOCKS_IN_A_ROW = 2
"""After so many refused pages in a row the site is left alone."""

ALSO = 0.6
"""From this score on a page counts as what it is beside its role."""

PHONE_PAGES = 4

DESKTOP_SHARE = 0.65
MOBILE_SHARE = 0.8
"""Of `limits.seconds`: when the desktop pages end, and when the phone's end; the rest is the journey's."""

_FATAL: frozenset[GapKind] = frozenset(("blocked", "unreachable", "not_html", "http_error"))
"""Gaps of a page that leave nothing of it to read."""

_PHONE_ROLES: tuple[tuple[PageRole, ...], ...] = (("home",), ("contacts",), ("product",), ("checkout", "cart"))


class Session(Protocol):
    """A browser context of one device."""

    async def visit(self, url: str, *, n: int, long_look: bool = False) -> Page:
        """One visit, within the limits of a page."""


OpenSession = Callable[[Device], Awaitable[Session]]


@dataclass(frozen=True)
class Event:
    """Something that happened, for whoever shows progress. `elapsed` is in seconds since the site was begun."""

    site: str
    kind: Literal["started", "page", "journey", "finished"]
    elapsed: float
    n: int = 0
    of: int = 0
    url: str = ""
    role: str = ""

    def __str__(self) -> str:
        """One line."""
        if self.kind == "page":
            return f"{self.site}  page {self.n}/{self.of}  {self.role}  {self.url}"
        return "  ".join(part for part in (self.site, self.kind, self.role, self.url) if part)


OnEvent = Callable[[Event], None]


class SiteVisit:
    """The state of one site's visit. The spider asks it what to request and gives it what came."""

    def __init__(
        self,
        site: Site,
        evidence: SiteEvidence,
        open_session: OpenSession,
        on_event: OnEvent,
        *,
        private: PrivateAddresses | None = None,
        proxy: str | None = None,
    ) -> None:
        """`private`: refuses private addresses, together with `proxy`, through which plain requests go then."""
        self.site = site
        self.evidence = evidence
        self.began = time.monotonic()
        self.frontier = Frontier(
            site.url,
            extra=[*site.start, *site.extra],
            include=site.include,
            exclude=site.exclude,
            pages=site.limits.pages,
        )
        self.private = private
        self.proxy = proxy or site.proxy
        self.spent = ""
        self.bytes = 0
        self._open_session = open_session
        self._on_event = on_event
        self._sessions: dict[Device, Session] = {}
        self._opening = asyncio.Lock()
        self._n = 0
        self._blocks = 0
        self._blocked = False

    @property
    def elapsed(self) -> float:
        """Seconds since the visit began."""
        return time.monotonic() - self.began

    def next_n(self) -> int:
        """The number of the next page."""
        self._n += 1
        return self._n

    def report(self, kind: Literal["started", "page", "journey", "finished"], **more: Any) -> None:
        """Reports progress, secrets of addresses masked."""
        more |= {name: mask_text(value) for name, value in more.items() if isinstance(value, str)}
        self._on_event(Event(site=self.site.name, kind=kind, elapsed=round(self.elapsed, 2), **more))

    def end(self, outcome: Literal["blocked", "unreachable", "partial"], reason: Reason, kind: GapKind) -> None:
        """The site cannot be seen (or no further)."""
        self.evidence.outcome = outcome
        self.evidence.set_reason(reason)
        self.evidence.gaps.append(gap_of(reason, kind=kind, url=self.site.url))

    async def render(self, url: str, n: int, device: Device, long_look: bool) -> Page:
        """Visits a page with the device's session, opened when first needed."""
        async with self._opening:
            if device not in self._sessions:
                self._sessions[device] = await self._open_session(device)
        return await self._sessions[device].visit(url, n=n, long_look=long_look)

    def over_budget(self, device: Device) -> bool:
        """Whether no further page of this device may be begun; notes which limit was reached."""
        limits = self.site.limits
        share = DESKTOP_SHARE if device == "desktop" else MOBILE_SHARE
        if self.site.journey.mode == "off":
            share += 1 - MOBILE_SHARE
        if self.elapsed >= limits.seconds * share:
            self.spent = "seconds"
        elif self.bytes >= limits.bytes:
            self.spent = "bytes"
        elif self._blocked:
            return True
        return bool(self.spent)

    # --- what came ------------------------------------------------------------------------------------------------

    def add_page(self, page: Page, pick: Pick) -> None:
        """A page was visited: what is it, and what does it lead to?"""
        page.found_on, page.link_text = pick.found_on, pick.link_text
        self.bytes += _size(page)
        home = canonical(pick.url) == canonical(self.site.url)
        trouble = trouble_of(page)
        final = page.final_url or page.url
        if trouble is not None:
            self._add_unread(page, pick, trouble, home)
            return
        self._blocks = 0
        if home:
            self.frontier.adopt(final)
        elif (elsewhere := self._elsewhere(pick, final)) is not None:
            self.frontier.failed(pick, elsewhere)
            return
        guess, also, links = self._read(page, pick, final if home else self.site.url)
        if pick.asks:
            guess, also = Guess("search", 1.0, pick.why), []
        page.role, page.role_why = guess.role, guess.why
        self.evidence.pages.append(page)
        self.frontier.add_visited(final, guess.role, links, also=also, pick=pick)
        self._report_page(page)

    def _elsewhere(self, pick: Pick, final: str) -> Gap | None:
        """Why a page that was moved is not the site's own new page."""
        if canonical(final) == canonical(pick.url):
            return None
        if not self.frontier.admits(final):
            return gap("leads_elsewhere", address=final[:200])
        seen = {canonical(p.final_url or p.url) for p in self.evidence.pages if p.device == "desktop"}
        return gap("leads_back", address=final[:200]) if canonical(final) in seen else None

    def _read(self, page: Page, pick: Pick, home: str) -> tuple[Guess, list[PageRole], list[Link]]:
        """What the page is, what else it is, and its links."""
        view = PageView.of(page)
        if view is None:
            return Guess(pick.role, 0.0, pick.why), [], []
        with kept(page.gaps, "page", page.url):
            guess = guess_page(view.main, view.url, home=home, hints=pick.hints, status=page.status)
            roles = page_roles(view.main, view.url, home=home, hints=pick.hints)
            also = [g.role for g in roles if g.score >= ALSO and g.role != guess.role]
            links = read_links(view.main)
            with kept(self.evidence.gaps, "search", page.url):
                self._plan_search(view, guess.role, links)
            return guess, also, links
        return Guess(pick.role, 0.0, pick.why), [], []

    def _plan_search(self, view: PageView, role: PageRole, links: Sequence[Link]) -> None:
        """Plans one question to the site's own search, as soon as a page shows both its box and what the site sells."""
        if self.frontier.asked:
            return
        cards = [(link.url, link.text) for link in links if link.card]
        if role == "product" and not cards:
            heading = next((e for e in view.main.elements("h1") if view.main.visible(e)), None)
            cards = [(view.url, view.main.text(heading, limit=160))] if heading is not None else []
        word = product_word(cards)
        address = search_address(view.main, word) if word else None
        if address is not None:
            self.frontier.ask_search(address, word, view.url)

    def _add_unread(self, page: Page, pick: Pick, trouble: Gap, home: bool) -> None:
        page.role, page.role_why = ("home" if home else pick.role), pick.why
        if trouble not in page.gaps:
            page.gaps.append(trouble)
        self.evidence.pages.append(page)
        self.frontier.failed(pick, trouble)
        self._report_page(page)
        if home:
            refused = trouble.kind == "blocked"
            self.end("blocked" if refused else "unreachable", trouble.because(), trouble.kind)
            self._blocked = True
        elif trouble.kind == "blocked":
            self._blocks += 1
            if self._blocks >= BLOCKS_IN_A_ROW:
                self._blocked = True
                seen = len(self.evidence.pages)
                self.end("partial", because("refused_after", pages=seen, reason=trouble.because()), "blocked")

    def add_phone_page(self, page: Page, seen: Page) -> None:
        """A page was visited as a phone; it is what it was on the desktop. One over the budget leaves a gap only."""
        if not page.snapshots and any(g.kind == "budget" for g in page.gaps):
            self.evidence.gaps += page.gaps
            return
        page.role, page.role_why = seen.role, seen.role_why
        self.bytes += _size(page)
        trouble = trouble_of(page)
        if trouble is not None and trouble not in page.gaps:
            page.gaps.append(trouble)
        self.evidence.pages.append(page)
        self._report_page(page)

    def _report_page(self, page: Page) -> None:
        phones = PHONE_PAGES if "mobile" in self.site.devices else 0
        phone = "phone: " if page.device == "mobile" else ""
        self.report(
            "page", n=page.n, of=self.site.limits.pages + phones, url=page.final_url or page.url, role=phone + page.role
        )

    def phone_pages(self) -> Iterator[Page]:
        """The pages to visit as a phone: home, contacts, one product, and the checkout or the cart."""
        for roles in _PHONE_ROLES:
            fitting = [
                p for role in roles for p in self.evidence.pages
                if p.role == role and p.device == "desktop" and trouble_of(p) is None
            ]  # fmt: skip
            yield from fitting[:1]


def _size(page: Page) -> int:
    if page.vitals is not None and page.vitals.transferred is not None:
        return page.vitals.transferred
    return sum(len(s.html) for s in page.snapshots)


def trouble_of(page: Page) -> Gap | None:
    """Why a visit gave no page to read; None where it did."""
    url = page.final_url or page.url
    later = page.headers.get("retry-after", "")[:40]
    for found in page.gaps:
        if found.kind == "http_error" and page.status in (429, 503) and later:
            asked = because("come_back_later", reason=found.because(), after=later)
            return gap_of(asked, url=found.url, role=found.role)
        if found.kind in _FATAL or (not page.snapshots and found.kind != "not_found"):
            return found
    if page.status is not None and page.status >= 400:
        return gap("http_status", status=page.status, url=url)
    if not page.snapshots:
        return gap("page_absent", url=url)
    return None
