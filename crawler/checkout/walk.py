"""The walk to the checkout: a product, the cart, the checkout, as far as it leads without giving data.

A planner over what is on the page: controls by what they do, addresses, and what changed after a press. No table of
platforms. What may be pressed is decided by `crawler.reading.controls.controls.refusal`; in doubt the walk stops and says so.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack, suppress
from typing import Literal

from crawler.browser import accessibility
from crawler.browser.browser import Browser, GapError
from crawler.browser.offline_proxy import NO_PEERS, cutoff
from crawler.checkout.cart import fill_cart, to_checkout
from crawler.checkout.fill import fill_steps
from crawler.checkout.state import BRISK, Ended, Trip
from crawler.config.model import Site
from crawler.interact.form_trial import probe, refused_fields
from crawler.record.causes import because
from crawler.record.page import Page
from crawler.record.vocabulary import Device
from crawler.record.walk import Step, Walk

OnStep = Callable[[Step], None]


def may_order(site: Site) -> bool:
    """Whether the site's settings ask for an order: its own site, filled in, and paid by a method that they name."""
    wants = site.journey
    return site.role == "own" and wants.mode == "fill" and wants.place_order and bool(wants.test_payment.strip())


async def walk(
    browser: Browser,
    site: Site,
    *,
    start: str,
    product_urls: Sequence[str] = (),
    next_n: int = 1,
    mode: Literal["read", "fill"] = "read",
    device: Device = "desktop",
    place_order: bool = False,
    on_event: OnStep | None = None,
) -> tuple[Walk, list[Page]]:
    """Walks from `start` to the checkout of a shop. `product_urls`: products that are known already, best first.

    Gives the journey and a page for each of its steps, numbered from `next_n`. `on_event` is told each step. With `fill`
    (own sites only) the persona of sites.toml is typed to see the later steps. The order is placed only with `place_order`,
    where the site's own settings ask for it too and the payment method that they name is chosen. Raises ValueError for `fill`
    on a competitor's site, and nothing for what the site does.
    """
    if mode == "fill" and site.role != "own":
        raise ValueError(f"{site.name}: filling in forms is for own sites only")
    record = Walk(url=start, device=device, mode=mode, outcome="failed")
    trip: Trip | None = None
    began = time.monotonic()
    probing = mode == "read" and site.journey.probe and not site.proxy
    try:
        async with AsyncExitStack() as stack:
            cut = await stack.enter_async_context(cutoff(browser.settings.host_rules)) if probing else None
            session = await stack.enter_async_context(browser.session(site, device, proxy=cut.url if cut else None))
            if cut is not None:
                await session.context.add_init_script(NO_PEERS)
            live = await stack.enter_async_context(session.live(start, quiet=BRISK))
            trip = Trip(live, site, mode, next_n, on_event)
            trip.may_order = place_order and may_order(site)
            try:
                await fill_cart(trip, start, product_urls)
                await to_checkout(trip)
                if mode == "fill":
                    await fill_steps(trip)
                record.outcome = "checkout"
                record.set_reason(trip.last_words)
            except Ended as end:
                record.outcome = end.outcome
                record.set_reason(end.reason)
            if mode == "fill" and record.outcome == "checkout" and trip.pages[-1].accessibility is None:
                trip.pages[-1].accessibility = await accessibility.look(live.world)
            if not trip.ordered:
                await trip.leave_cart()
            if cut is not None and record.outcome == "checkout":
                with suppress(Exception):  # the checkout was reached, whatever it does when it is tried
                    trip.steps[-1].tried = await probe(live, cut)
                    trip.steps[-1].refused = refused_fields(trip.steps[-1].tried)
    except GapError as error:
        record.outcome = "blocked" if error.gap.kind == "blocked" else "failed"
        record.set_reason(error.gap.because())
    except Exception as error:  # noqa: BLE001 - whatever a page does to the browser is its trouble, not ours
        record.outcome = "failed"
        told = (str(error).splitlines() or [""])[0][:200] or type(error).__name__
        after = trip.steps[-1].name if trip and trip.steps else None
        record.set_reason(
            because("browser_gave_up_after", step=after, error=told)
            if after
            else because("browser_gave_up", error=told)
        )
    record.elapsed_ms = round((time.monotonic() - began) * 1000)
    if trip is None:
        return record, []
    record.steps = trip.steps
    trip.mark_pictures()
    record.ordered, record.page_messages_sent = trip.ordered, trip.messages()
    record.requests_written, record.page_requests_written = trip.writes()
    return record, trip.pages
