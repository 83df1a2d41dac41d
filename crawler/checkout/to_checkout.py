"""The second part of the walk: opens the cart and goes to the checkout."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from urllib.parse import urlsplit

from crawler.checkout.page_state import PageState, removal_link
from crawler.checkout.walker import WalkEnded, Walker
from crawler.reading.controls.control_words import read_address, says
from crawler.reading.controls.controls import Control, leaves_account_choice
from crawler.reading.pages.addresses import canonical, site_of
from crawler.reading.pages.platforms import checkout_address
from crawler.record.causes import because
from crawler.record.walk import StepName

PATIENCE = 4
"""Looks, a second apart, until a page must have said that the product lies in the cart."""


async def to_checkout(walker: Walker) -> None:
    """Opens the cart and goes to the checkout. Raises WalkEnded with the next-best candidates where no way leads
    there."""
    state = walker.state or await walker.read_page()
    for _ in range(PATIENCE):
        if state.order.kind == "checkout" or walker.weigh(state, "open_cart", "checkout"):
            break
        await asyncio.sleep(1.0)
        state = await walker.read_page()
    if state.order.kind != "checkout":
        state = await _open_cart(walker, state)
    if state.order.kind != "checkout":
        state = await _leave_for_checkout(walker, state)
    walker.phase = "checkout"
    state = await walker.at_rest(state, closely=bool(state.order.asks))
    if state.order.kind == "login":
        state = await _as_guest(walker, state)
    elif state.order.kind == "checkout" and not state.order.asks:
        state = await _past_gate(walker, state) or walker.state or state
    if state.hard_to_use is None:
        state = await walker.at_rest(state, closely=True)
    await walker.step(_name(state), role="checkout", state=state)
    walker.reason = because("at_checkout", reason=state.order.why)


def _name(state: PageState) -> StepName:
    asks = state.order.asks
    if len(asks) == 1:
        return next(iter(asks))
    return "checkout"


async def _open_cart(walker: Walker, state: PageState) -> PageState:
    """The page or drawer that shows the cart, recorded as a step."""
    override = walker.site.journey.cart
    ways = walker.weigh(state, "open_cart")
    if override:
        if override.startswith("http"):
            await walker.goto(override, "the cart")
            state = await walker.arrive(lambda page: page.order.kind in ("cart", "checkout"))
            return await _cart_step(walker, state)
        marked = set(state.document.css(override))
        ways = [c for c in state.controls if c.element in marked]
    opened = walker.weigh(state, "checkout")
    if state.order.kind == "cart" or (opened and not any(c.href for c in ways)):
        return await _cart_step(walker, state)
    for control in sorted(ways, key=lambda c: (not c.href, -c.score))[:3]:
        if not await walker.press(control, "way", state):
            continue
        state = await walker.arrive(lambda page: page.order.kind in ("cart", "checkout", "login"))
        if state.order.kind == "empty_cart":
            raise WalkEnded("product", because("cart_emptied", reason=state.order.why))
        if state.order.kind in ("cart", "checkout", "login") or walker.weigh(state, "checkout"):
            return await _cart_step(walker, state)
    if walker.weigh(state, "checkout"):
        return await _cart_step(walker, state)
    raise WalkEnded("product", because("cart_not_openable", seen=walker.weighed()))


async def _cart_step(walker: Walker, state: PageState) -> PageState:
    if state.order.kind in ("checkout", "login"):
        return state
    walker.cart_url, walker.removal = state.url, removal_link(state.controls)
    await walker.step("cart", role="cart", state=state)
    return state


async def _leave_for_checkout(walker: Walker, state: PageState) -> PageState:
    override = walker.site.journey.checkout
    if override and override.startswith("http"):
        await walker.goto(override, "the checkout")
        return await walker.arrive(_at_checkout)
    state, ways = await _ways_to_checkout(walker, state, override)
    tried: list[str] = []
    for control in ways[:4]:
        tried.append(control.name)
        after, left = await _press_towards_checkout(walker, control, state)
        if _at_checkout(after):
            return after
        if left:
            await walker.goto(state.url, "back to the cart")
            state = await walker.read_page()
            walker.weigh(state, "checkout", "guest")
        else:
            state = after
    note = next((t for e in state.document.elements() if says("says_minimum", t := state.document.own_text(e))), "")
    if note:
        raise WalkEnded("cart", because("minimum_order", text=note[:120]))
    state = await _by_platform(walker, state)
    if _at_checkout(state):
        return state
    raise WalkEnded("cart", because("no_way_to_checkout", pressed=tried or "", seen=walker.weighed()))


def _at_checkout(state: PageState) -> bool:
    return state.order.kind in ("checkout", "login")


async def _ways_to_checkout(walker: Walker, state: PageState, override: str | None) -> tuple[PageState, list[Control]]:
    """The controls that may lead from the cart to the checkout, and the page that shows them. `override`: the selector
    that the site's settings name."""
    ways = walker.weigh(state, "checkout", "guest", "continue", "continue_payment")
    if override:
        marked = set(state.document.css(override))
        return state, [c for c in state.controls if c.element in marked]
    onward = [c for c in walker.weigh(state, "open_cart") if c.href and canonical(c.href) != canonical(state.url)]
    if not ways and onward and await walker.press(onward[0], "way", state):  # something was offered before the cart
        state = await walker.arrive(lambda page: page.order.kind in ("cart", "checkout", "login"))
        ways = walker.weigh(state, "checkout", "guest", "continue", "continue_payment")
    return state, ways


async def _press_towards_checkout(walker: Walker, control: Control, state: PageState) -> tuple[PageState, bool]:
    """The page that a press leads to, or one press further, and whether the cart was left for another page."""
    stopped = len(walker.gate.stopped)
    if not await walker.press(control, "way", state):
        return state, False
    after = await walker.arrive(_at_checkout)
    if not _at_checkout(after):
        after = await _by_asking(walker, control, after, walker.gate.stopped[stopped:])
    if _at_checkout(after) or canonical(after.url) == canonical(state.url):
        return after, False
    further = walker.weigh(after, "checkout", "guest")
    if further and await walker.press(further[0], "way", after):
        after = await walker.arrive(_at_checkout)
    return after, True


async def _by_asking(walker: Walker, control: Control, state: PageState, stopped: Sequence[str]) -> PageState:
    """Where the way to the checkout is a form that writes, asks for its address instead: most shops answer that too."""
    for entry in stopped:
        method, _, url = entry.partition(" ")
        if (
            method != "GET"
            and site_of(url) == site_of(walker.site.url)
            and "checkout" in read_address(urlsplit(url).path.rstrip("/").rpartition("/")[2])
            and await walker.goto(url, f"«{control.name}», asked for instead of sent")
        ):
            return await walker.arrive(_at_checkout)
    return state


async def _by_platform(walker: Walker, state: PageState) -> PageState:
    """Asks for the address that the shop's platform has for its checkout, where no control may be pressed or leads
    on."""
    address = checkout_address(state.snapshot.html, walker.cart_url or state.url)
    if address and await walker.goto(address, "the checkout's address on this platform"):
        return await walker.arrive(_at_checkout)
    return state


async def _past_gate(walker: Walker, state: PageState) -> PageState | None:
    """The page that asks who buys, behind one that offers a way without an account: a link, or a choice and the button
    beside it. None where it cannot be had without giving data."""
    for control in walker.weigh(state, "guest")[:2]:
        if not await walker.press(control, "read", state):
            continue
        state = await walker.arrive(lambda page: bool(page.order.asks))
        if state.order.asks:
            return state
        for onward in [c for c in state.controls if c.act == "continue" and leaves_account_choice(state.document, c)][
            :1
        ]:
            if await walker.press(onward, "read", state):
                state = await walker.arrive(lambda page: bool(page.order.asks))
                if state.order.asks:
                    return state
    return None


async def _as_guest(walker: Walker, state: PageState) -> PageState:
    """Goes past a page that asks for an account, where it offers a way without one."""
    behind = await _past_gate(walker, state)
    if behind is not None and behind.order.kind == "checkout":
        return behind
    state = walker.state or state
    if state.order.guest and any(True for c in state.order.guest if c.asks):
        return state
    await walker.step("contact", role="login", state=state)
    raise WalkEnded("login_wall", state.order.why)
