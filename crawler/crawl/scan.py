"""Visits sites: several hosts at once, each to its evidence, in one browser."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Sequence
from datetime import UTC, datetime
from typing import Literal

from crawler.browser.browser import Browser, open_browser
from crawler.browser.faults import kept
from crawler.browser.settings import BrowserSettings
from crawler.checkout.walk import walk
from crawler.checkout.walker import WalkPlan
from crawler.config.model import Project, Site
from crawler.crawl.frontier import GOALS
from crawler.crawl.social_links import ask
from crawler.crawl.spider import crawl
from crawler.crawl.visit_state import OnEvent, Session, SiteVisit, trouble_of
from crawler.interact.form_trial_runs import try_forms
from crawler.interact.hint_openings import open_hints
from crawler.interact.widget_openings import open_widgets
from crawler.reading.pages.addresses import host_of
from crawler.record.causes import Reason, because
from crawler.record.files import OutputError
from crawler.record.gaps import Gap, GapKind, gap_of
from crawler.record.masking import secrets_of
from crawler.record.site import SiteEvidence
from crawler.record.store import RunStore, slugs
from crawler.record.vocabulary import Device
from crawler.record.walk import Walk

LEAST_WALK = 30.0
"""Seconds that the journey gets even where the pages used up their share."""

_MAJOR = 5.0
"""Goals that weigh less may be over the budget without the visit being called partial."""


async def scan_sites(
    project: Project,
    sites: Sequence[Site],
    *,
    store: RunStore,
    settings: BrowserSettings,
    jobs: int = 3,
    place_order: bool = False,
    on_event: OnEvent | None = None,
) -> None:
    """Visits the sites and saves each into `store` as soon as it is finished.

    `jobs`: sites visited at the same time; sites of one host are visited one after the other. `place_order`: see
    `crawler.checkout.walk.walk`. A site that cannot be seen does not disturb the others. When the caller is cancelled
    (Ctrl-C), finished sites are kept and the browser is closed within seconds. Raises OutputError where a site cannot
    be saved: after the others were visited, at once when a second one cannot; BrowserMissing where no browser can be
    had.
    """
    known = {site.name: secrets_of(site) for site in sites}
    unsaved: OutputError | None = None
    async with contextlib.aclosing(
        visit_sites(project, sites, settings=settings, jobs=jobs, place_order=place_order, on_event=on_event)
    ) as visits:
        async for evidence in visits:
            evidence.slug, evidence.leadwalk = store.entry(evidence.name).slug, store.info.leadwalk
            try:
                store.save_site(evidence, known=known[evidence.name])
            except OutputError as error:
                if unsaved is not None:
                    raise
                unsaved = error
    if unsaved is not None:
        raise unsaved


async def visit_sites(
    project: Project,
    sites: Sequence[Site],
    *,
    settings: BrowserSettings,
    jobs: int = 3,
    place_order: bool = False,
    on_event: OnEvent | None = None,
) -> AsyncGenerator[SiteEvidence]:
    """The evidence of each site, as they are finished."""
    report = on_event or (lambda _: None)
    hosts = {host_of(site.url): asyncio.Lock() for site in sites}
    places = asyncio.Semaphore(max(1, jobs))
    done: asyncio.Queue[SiteEvidence] = asyncio.Queue()

    async def one(browser: Browser, site: Site, slug: str) -> None:
        async with hosts[host_of(site.url)], places:
            await done.put(
                await visit_site(browser, project, site, slug=slug, on_event=report, place_order=place_order)
            )

    async with open_browser(settings) as browser:
        tasks = [
            asyncio.create_task(one(browser, site, slug))
            for site, slug in zip(sites, slugs([s.name for s in sites]), strict=True)
        ]
        try:
            for _ in tasks:
                yield await _first(done, tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def _first(done: asyncio.Queue[SiteEvidence], tasks: Sequence[asyncio.Task[None]]) -> SiteEvidence:
    """The next finished site; the error of a task that failed is raised here."""
    waiting = asyncio.ensure_future(done.get())
    try:
        while not waiting.done():
            failed = next((t for t in tasks if t.done() and not t.cancelled() and t.exception()), None)
            if failed is not None:
                await failed
            await asyncio.wait({waiting, *(t for t in tasks if not t.done())}, return_when=asyncio.FIRST_COMPLETED)
        return waiting.result()
    finally:
        waiting.cancel()


async def visit_site(
    browser: Browser, project: Project, site: Site, *, slug: str, on_event: OnEvent, place_order: bool = False
) -> SiteEvidence:
    """Visits one site's pages and gives its evidence. Trouble of the site stands in it, and is not raised."""
    evidence = SiteEvidence(
        name=site.name,
        slug=slug,
        url=site.url,
        role=site.role,
        profile=site.profile,
        market=project.market,
        started=datetime.now(UTC),
        browser=browser.version,
    )
    async with contextlib.AsyncExitStack() as stack:

        async def open_session(device: Device) -> Session:
            return await stack.enter_async_context(browser.session(site, device))

        visiting = SiteVisit(
            site, evidence, open_session, on_event, private=browser.settings.private, proxy=browser.proxy
        )
        visiting.report("started", url=site.url)
        with kept(evidence.gaps, "page", site.url):
            await crawl(visiting, browser.user_agent("desktop"))
    if evidence.outcome in ("complete", "partial"):
        with kept(evidence.gaps, "social", site.url):
            await _ask(browser, visiting)
    if site.journey.mode != "off" and evidence.outcome in ("complete", "partial"):
        with kept(evidence.gaps, "opening", site.url):
            await _open(browser, visiting)
        with kept(evidence.gaps, "trial", site.url):
            await _try(browser, visiting)
        with kept(evidence.gaps, "walk", site.url):
            await _walk(browser, visiting, place_order=place_order)
    _conclude(visiting)
    visiting.report("finished", role=evidence.outcome, url=evidence.reason)
    return evidence


_HINTED = ("product", "service", "delivery_payment", "delivery", "contacts", "home")
"""Roles of the pages on which a hint is worth most; `_open` tries those of the first that has any."""


async def _ask(browser: Browser, visiting: SiteVisit) -> None:
    """Whether the company's pages in social networks answer, where the site's seconds last for it."""
    site, evidence = visiting.site, visiting.evidence
    if site.limits.seconds - visiting.elapsed > LEAST_WALK:
        seen = [p for p in evidence.pages if p.device == "desktop" and p.role in ("home", "contacts", "about")]
        evidence.social = await ask(browser, site, seen, evidence.gaps)


async def _open(browser: Browser, visiting: SiteVisit) -> None:
    """What callback buttons and the chat open, where the site's seconds last for it."""
    site, evidence = visiting.site, visiting.evidence
    seen = [p for p in evidence.pages if p.device == "desktop" and trouble_of(p) is None]
    first = [next((p for p in seen if p.role == role), None) for role in ("home", "contacts")]
    if site.limits.seconds - visiting.elapsed > LEAST_WALK:
        evidence.openings = await open_widgets(browser, site, [p for p in first if p is not None], evidence.gaps)
    hinted = [p for role in _HINTED for p in seen if p.role == role][:6]
    if site.limits.seconds - visiting.elapsed > LEAST_WALK:
        evidence.openings += await open_hints(browser, site, hinted, evidence.gaps)


async def _try(browser: Browser, visiting: SiteVisit) -> None:
    """What the forms of the pages demand and how they speak of mistakes, where the site's seconds last for it."""
    site, evidence = visiting.site, visiting.evidence
    if site.journey.probe and not site.proxy and site.limits.seconds - visiting.elapsed > LEAST_WALK:
        seen = [p for p in evidence.pages if p.device == "desktop" and trouble_of(p) is None]
        evidence.tried = await try_forms(browser, site, seen, evidence.gaps)


async def _walk(browser: Browser, visiting: SiteVisit, *, place_order: bool) -> None:
    """The journey to the checkout, in what is left of the site's seconds (at least `LEAST_WALK`)."""
    site, evidence = visiting.site, visiting.evidence
    seen = [p for p in evidence.pages if p.device == "desktop" and trouble_of(p) is None]
    start = next((p.final_url or p.url for p in seen if p.role == "home"), site.url)
    mode: Literal["read", "fill"] = "fill" if site.journey.mode == "fill" and site.role == "own" else "read"
    seconds = max(LEAST_WALK, site.limits.seconds - visiting.elapsed)
    visiting.report("journey", url=start)
    plan = WalkPlan(
        start=start,
        product_urls=[p.final_url or p.url for p in seen if p.role == "product"],
        next_n=visiting.next_n(),
        mode=mode,
        device=site.journey.device,
        place_order=place_order,
    )
    try:
        async with asyncio.timeout(seconds):
            evidence.walk, pages = await walk(
                browser,
                site,
                plan,
                on_step=lambda step: visiting.report("journey", role=step.name, url=step.url),
                faults=evidence.gaps,
            )
    except TimeoutError:
        evidence.walk, pages = Walk(url=start, mode=mode, outcome="budget"), []
        evidence.walk.set_reason(because("walk_over_time", seconds=round(seconds)))
    evidence.pages += pages
    if evidence.walk.outcome not in ("checkout", "no_shop"):
        kind: GapKind = "blocked" if evidence.walk.outcome == "blocked" else "journey"
        if evidence.walk.cause == "fault":
            kind = "fault"
        outcome = because("walk_ended", outcome=evidence.walk.outcome)
        reason = evidence.walk.because() if evidence.walk.reason else outcome
        last = evidence.walk.steps[-1].url if evidence.walk.steps else start
        evidence.gaps.append(gap_of(reason, kind=kind, url=last, role="checkout"))


def _conclude(visiting: SiteVisit) -> None:
    """What was not seen, and how the visit is to be called."""
    evidence = visiting.evidence
    evidence.ended = datetime.now(UTC)
    if evidence.outcome in ("blocked", "unreachable"):
        return
    evidence.links = visiting.frontier.unvisited()
    known = {page.role for page in evidence.pages if trouble_of(page) is None} | {gap.role for gap in evidence.gaps}
    gaps = [gap for gap in visiting.frontier.gaps(visiting.spent) if gap.role not in known]
    evidence.gaps += gaps
    broken = next((gap for gap in evidence.gaps if gap.kind == "fault" and gap.params.get("doing") == "page"), None)
    if evidence.outcome == "complete" and (reason := _shortfall(gaps, visiting.spent) or (broken and broken.because())):
        evidence.outcome = "partial"
        evidence.set_reason(reason)


def _shortfall(gaps: Sequence[Gap], spent: str) -> Reason | None:
    """Why the visit is partial; None where it is not."""
    weights = {goal.role: goal.weight for goal in GOALS}
    unseen = [
        g
        for g in gaps
        if g.kind not in ("not_found", "fault")
        and g.role != "search"  # most sites keep robots from their search
        and (g.kind != "budget" or weights.get(g.role or "other", 0) >= _MAJOR)
    ]
    if spent:
        return because("limit_reached", limit=spent)
    if not unseen:
        return None
    named = [because("page_unseen", role=g.role or "other", kind=g.kind) for g in unseen[:6]]
    return because("pages_unseen", pages=named)
