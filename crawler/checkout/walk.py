"""The walk to the checkout: a product, the cart, the checkout, as far as it leads without giving data.

A planner over what is on the page: controls by what they do, addresses, and what changed after a press. No table of
platforms. What may be pressed is decided by `crawler.reading.controls.controls.refusal`; in doubt the walk stops and
says so.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AsyncExitStack

from crawler.browser import accessibility
from crawler.browser.browser import Browser
from crawler.browser.browser_words import reason_in
from crawler.browser.faults import GapError, by_page, kept, note
from crawler.browser.offline_proxy import Cutoff, cutoff
from crawler.browser.scripts import no_peers
from crawler.checkout.fill import fill_steps
from crawler.checkout.product_search import fill_cart
from crawler.checkout.to_checkout import to_checkout
from crawler.checkout.walker import BRISK, WalkEnded, Walker, WalkPlan
from crawler.config.model import Site
from crawler.interact.form_trial import probe, refused_fields
from crawler.record.causes import Reason, because
from crawler.record.gaps import Gap
from crawler.record.page import Page
from crawler.record.walk import Step, Walk

OnStep = Callable[[Step], None]


def may_order(site: Site) -> bool:
    """Whether the site's settings ask for an order: its own site, filled in, and paid by a method that they name."""
    wants = site.journey
    return site.role == "own" and wants.mode == "fill" and wants.place_order and bool(wants.test_payment.strip())


async def walk(
    browser: Browser, site: Site, plan: WalkPlan, *, on_step: OnStep | None = None, faults: list[Gap] | None = None
) -> tuple[Walk, list[Page]]:
    """Walks to the checkout of a shop as planned. Gives the journey and a page for each of its steps.

    `on_step` is given each step; `faults` gets a gap for what broke in leadwalk itself. The order is placed only where
    the site's settings ask for it and the payment method that they name is chosen. Raises ValueError for `fill` on a
    competitor's site, and nothing for what the site does.
    """
    if plan.mode == "fill" and site.role != "own":
        raise ValueError(f"{site.name}: filling in forms is for own sites only")
    record = Walk(url=plan.start, device=plan.device, mode=plan.mode, outcome="failed")
    faults = [] if faults is None else faults
    walker: Walker | None = None
    began = time.monotonic()
    try:
        async with AsyncExitStack() as stack:
            cut = None
            if plan.mode == "read" and site.journey.probe and not site.proxy:
                cut = await stack.enter_async_context(cutoff(browser.settings.host_rules, browser.settings.private))
            session = await stack.enter_async_context(
                browser.session(site, plan.device, proxy=cut.url if cut else None)
            )
            if cut is not None:
                await session.context.add_init_script(no_peers())
            live = await stack.enter_async_context(session.live(plan.start, quiet=BRISK))
            walker = Walker(session, live, plan, on_step)
            walker.may_order = plan.place_order and may_order(site)
            await _to_the_end(walker, plan, record)
            if cut is not None and record.outcome == "checkout":
                await _try_form(walker, cut)
    except GapError as error:
        record.outcome = "blocked" if error.gap.kind == "blocked" else "failed"
        record.set_reason(error.gap.because())
    except Exception as error:  # noqa: BLE001  what it is, is decided below
        record.outcome = "failed"
        record.set_reason(_broken(error, walker, plan.start, faults))
    record.elapsed_ms = round((time.monotonic() - began) * 1000)
    if walker is None:
        return record, []
    faults += walker.live.faults
    record.steps = walker.steps
    walker.mark_pictures()
    record.ordered, record.page_messages_sent = walker.ordered, walker.messages()
    record.requests_written, record.page_requests_written = walker.writes()
    return record, walker.pages


async def _to_the_end(walker: Walker, plan: WalkPlan, record: Walk) -> None:
    """The walk itself, and what is left behind."""
    try:
        await fill_cart(walker, plan.start, plan.product_urls)
        await to_checkout(walker)
        if plan.mode == "fill":
            await fill_steps(walker)
        record.outcome = "checkout"
        record.set_reason(walker.reason)
    except WalkEnded as end:
        record.outcome = end.outcome
        record.set_reason(end.reason)
    if plan.mode == "fill" and record.outcome == "checkout" and walker.pages[-1].accessibility is None:
        with kept(walker.live.faults, "accessibility", walker.pages[-1].url, pass_pages=True):
            walker.pages[-1].accessibility = await accessibility.look(walker.live.world)
    if not walker.ordered:
        await walker.leave_cart()


async def _try_form(walker: Walker, cut: Cutoff) -> None:
    """Tries the form of the checkout with the network cut off; whatever that does, the checkout was reached."""
    step = walker.steps[-1]
    with kept(walker.live.faults, "trial", step.url):
        step.tried = await probe(walker.live, cut)
        step.refused = refused_fields(step.tried)


def _broken(error: Exception, walker: Walker | None, url: str, faults: list[Gap]) -> Reason:
    """Why a walk ended that an exception broke off."""
    if not by_page(error):
        note(error, faults, "walk", url)
        return faults[-1].because()
    said = reason_in(str(error))
    if walker is not None and walker.steps:
        return because("browser_gave_up_after", step=walker.steps[-1].name, error=said)
    return because("browser_gave_up", error=said)
