"""The first part of the walk: finds a product that can be bought, puts it into the cart, and goes to the checkout."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.checkout.state import SETTLE, Ended, Look, Trip, removal_link
from crawler.interact.press import choose, press, value_of, write
from crawler.reading.controls.control_words import read_address, read_name, says
from crawler.reading.controls.controls import Control, leaves_account_choice
from crawler.reading.controls.options import OptionGroup, quantity_fields, read_options
from crawler.reading.pages.addresses import avoid, canonical, site_of
from crawler.reading.pages.document import Document
from crawler.reading.pages.links import product_cards, read_links
from crawler.reading.pages.platforms import checkout_address
from crawler.reading.pages.roles import PROMISE, guess_link
from crawler.record.causes import because
from crawler.record.walk import StepName

MAX_PAGES = 10
"""Pages looked at in search of a product."""
PATIENCE = 4
"""Looks, a second apart, until a page must have said that the product lies in the cart."""
MAX_PRODUCTS = 5
"""Products tried until one goes into the cart."""


async def fill_cart(trip: Trip, start: str, product_urls: Sequence[str]) -> None:
    """Puts one product into the cart. Raises Ended where no product can be found or bought."""
    wanted = trip.site.journey.product
    queue: list[str] = [*product_urls]
    if wanted and wanted.startswith("http"):
        queue.insert(0, wanted)
    seen = {canonical(start)}
    listed: list[tuple[str, Control]] = []
    tried: list[str] = []
    here: str | None = None if queue else start
    looked = 0
    while looked < MAX_PAGES:
        if here is None:
            here = next((u for u in queue if canonical(u) not in seen), None)
            if here is None:
                break
            queue.remove(here)
            seen.add(canonical(here))
            if not await trip.goto(here, "a product"):
                here = None
                continue
        here, looked = None, looked + 1
        look = await _answer_dialogs(trip)
        if (trip.live.status or 0) >= 400:
            raise Ended("failed", because("http_status", status=trip.live.status or 0))
        adds = _main_adds(look, trip) or await _woken_adds(trip, look)
        look = trip.look or look
        if adds and len(tried) < MAX_PRODUCTS:
            tried.append(look.url)
            if await _add(trip, look, adds):
                return
            look = await trip.see()
        listed += [(look.url, c) for c in trip.weigh(look, "add_to_cart") if c not in adds][:2]
        trip.weigh(look, "one_click")  # never pressed, but worth naming where nothing else is found
        products, others = _ways_to_products(look, trip.site.url, wanted)
        queue = [*products[:4], *queue, *others[:3]] if not tried else [*queue, *products[:2]]
    for url, _ in listed[:2]:
        if len(tried) < MAX_PRODUCTS and await trip.goto(url, "a list with goods"):
            look = await trip.see()
            tried.append(url)
            if await _add(trip, look, trip.weigh(look, "add_to_cart")):
                return
    if tried:
        shown = [url[:200] for url in dict.fromkeys(tried)][:3]
        raise Ended("product", because("cart_stays_empty", products=shown, seen=trip.weighed()))
    raise Ended("no_shop", because("no_product", number=looked, seen=trip.weighed()))


def _main_adds(look: Look, trip: Trip) -> list[Control]:
    """The controls that put this page's own product into the cart, best first; those of product cards left out."""
    chosen = trip.site.journey.add_to_cart
    if chosen:
        marked = set(look.document.css(chosen))
        return [c for c in trip.weigh(look, "add_to_cart") if c.element in marked]
    cards = product_cards(look.document)
    adds = [c for c in trip.weigh(look, "add_to_cart") if c.zone in ("main", "aside") and not cards.holds(c.element)]
    titled = [e for e in look.document.elements("h1") if look.document.visible(e)]
    if not adds or (len(adds) > 3 and not titled):
        return []
    return sorted(adds, key=lambda c: -_rank(look.document, c, adds))


async def _woken_adds(trip: Trip, look: Look) -> list[Control]:
    """The same after choosing options, where the page's button waits for that, switched off."""
    cards = product_cards(look.document)
    for button in look.document.elements("button"):
        name = look.document.name(button)
        off = button.get("disabled") is not None or button.get("aria-disabled") == "true"
        if not off or not look.document.visible(button) or cards.holds(button):
            continue
        told = read_name(name)
        if not says("says_choose", name) and (told is None or told.act != "add_to_cart"):
            continue
        held = len(trip.gate.sends())
        if await _choose_options(trip, look, button, again=False) and len(trip.gate.sends()) == held:
            return _main_adds(trip.look or look, trip)
        break
    return []


def _rank(document: Document, control: Control, adds: Sequence[Control]) -> float:
    box = document.box(control.element)
    below = (box[1] / 10_000 if box else 0.0) + adds.index(control) / 1000
    return control.score + (0.2 if control.form is not None else 0.0) - below


def _ways_to_products(look: Look, home: str, wanted: str | None) -> tuple[list[str], list[str]]:
    """Addresses of products, then of pages that list some."""
    document = look.document
    if wanted and not wanted.startswith("http"):
        chosen = [document.absolute(e.get("href")) for e in document.css(wanted)]
        return [u for u in chosen if u], []
    products = [u for u in product_cards(document).links if site_of(u) == site_of(home)]
    scored: list[tuple[float, str]] = []
    categories: list[tuple[float, str]] = []
    for link in read_links(document):
        if site_of(link.url) != site_of(home) or avoid(link.url, link.text) or not link.visible:
            continue
        for guess in guess_link(link.url, link.text, link.zone, card=link.card):
            if guess.score >= PROMISE and guess.role == "product":
                scored.append((guess.score, link.url))
            elif guess.score >= PROMISE and guess.role == "category":
                categories.append((guess.score + (0.2 if link.zone in ("main", "nav", "header") else 0), link.url))
    products += [u for _, u in sorted(scored, key=lambda pair: -pair[0])]
    return list(dict.fromkeys(products)), list(dict.fromkeys(u for _, u in sorted(categories, key=lambda p: -p[0])))


async def _answer_dialogs(trip: Trip) -> Look:
    """The page, after saying yes to a city or an age where a pop-up asks."""
    look = await trip.arrive(lambda look: bool(_main_adds(look, trip) or product_cards(look.document).links))
    for control in trip.weigh(look, "confirm")[:1]:
        await trip.press(control, "choose", look)
        look = await trip.see()
    return look


async def _add(trip: Trip, look: Look, adds: Sequence[Control]) -> bool:
    """Chooses options and presses the best of the controls; whether something lies in the cart now. A product whose
    options would send the page, or send it elsewhere, is left alone."""
    for round_ in range(3):
        control = adds[0] if adds else None
        if control is None:
            return False
        held, target = len(trip.gate.sends()), _target(control)
        if await _choose_options(trip, look, control.element, again=round_ > 0):
            look = trip.look or look
            adds = _main_adds(look, trip) or trip.weigh(look, "add_to_cart")
            if not adds or len(trip.gate.sends()) > held or _target(adds[0]) != target:
                return False
            control = adds[0]
        await _raise_quantity(trip, look, control)
        before = look
        if not round_:
            await trip.step("product", role="product", look=look)
        if not await trip.press(control, "buy", look):
            return False
        look = await _wait_for_cart(trip, before)
        if _went_in(before, look):
            trip.cart_filled()
            return True
        adds = _main_adds(look, trip)
        if not _asks_for_choice(before.document, look.document):
            break
    return False


def _target(control: Control) -> str:
    """Where the control's form goes, as written."""
    return (control.form.get("action") or "") if control.form is not None else ""


async def _wait_for_cart(trip: Trip, before: Look) -> Look:
    """The page once it says that the product went in, or asks for a choice; else after the patience is over."""
    for _ in range(PATIENCE):
        look = await trip.see()
        if _went_in(before, look) or _asks_for_choice(before.document, look.document):
            return look
        await asyncio.sleep(1.0)
    return await trip.see()


def _went_in(before: Look, after: Look) -> bool:
    """Whether the page says that the product lies in the cart: by its words, its address, its counter or its controls."""
    if after.order.kind == "empty_cart":
        return False
    if canonical(after.url) != canonical(before.url):
        address = read_address(after.url.partition("://")[2].partition("/")[2])
        if "open_cart" in address or "checkout" in address:
            return True
    old, new = _sayings(before.document), _sayings(after.document)
    if new - old:
        return True
    if _counters(before) != _counters(after):
        return True
    old_ways = {(c.act, c.name) for c in before.controls if c.act in ("open_cart", "checkout")}
    return any((c.act, c.name) not in old_ways for c in after.controls if c.act in ("open_cart", "checkout"))


def _sayings(document: Document) -> set[str]:
    said: set[str] = set()
    for element in document.elements():
        own = document.own_text(element)
        if 6 <= len(own) <= 200 and document.visible(element) and says("says_added", own):
            said.add(own)
    return said


def _counters(look: Look) -> list[str]:
    """The numbers in the controls that open the cart, and in what is named a counter of it."""
    found = [re.sub(r"\D+", " ", look.document.name(c.element)) for c in look.controls if c.act == "open_cart"]
    for element in look.document.elements("span", "b", "div", "sup", "i", "em", "strong"):
        marks = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        if ("cart" in marks or "basket" in marks) and len(element) == 0:
            text = look.document.own_text(element)
            if text and len(text) <= 20 and any(c.isdigit() for c in text):
                found.append(text)
    return found


def _asks_for_choice(before: Document, after: Document) -> bool:
    def asked(document: Document) -> set[str]:
        return {
            own
            for e in document.elements("div", "span", "p", "label", "li", "small", "strong", "option", "button")
            if 4 <= len(own := document.own_text(e)) <= 160 and document.visible(e) and says("says_choose", own)
        }

    return bool(asked(after) - asked(before))


async def _choose_options(trip: Trip, look: Look, button: HtmlElement, *, again: bool) -> bool:
    """Answers what is not yet answered around the button that adds to the cart; whether anything was chosen."""
    chosen = False
    for number, group in enumerate(read_options(look.document, button)):
        if group.chosen and not (again and group.kind == "swatch"):
            continue
        here = trip.look or look
        there = _again(look.document, here.document, button)
        fresh = read_options(here.document, there) if there is not None else []
        group = fresh[number] if number < len(fresh) else group
        if group.chosen and not again:
            continue
        if await _choose(trip, here, group):
            chosen = True
            await trip.see()
    return chosen


def _again(old: Document, new: Document, element: HtmlElement) -> HtmlElement | None:
    found = new.css(old.selector(element))
    return found[0] if found else None


async def _choose(trip: Trip, look: Look, group: OptionGroup) -> bool:
    choice = group.choices[0]
    if group.kind == "select":
        index = look.document.index(group.element)
        if index is None:
            return False
        async with trip.gate.open("choose"):
            done = await choose(trip.live, index, choice.value)
            await trip.live.settle(SETTLE)
        return done
    index = look.document.index(choice.element)
    if index is None:
        return False
    async with trip.gate.open("choose"):
        done = await press(trip.live, index)
        await trip.live.settle(SETTLE)
    return done


async def _raise_quantity(trip: Trip, look: Look, control: Control) -> None:
    """Where all boxes for a quantity are empty or nought, sets the first to one."""
    here = trip.look or look
    button = _again(look.document, here.document, control.element)
    boxes = quantity_fields(here.document, button) if button is not None else []
    indexes = [i for e in boxes if (i := here.document.index(e)) is not None]
    held = [await value_of(trip.live, i) for i in indexes]
    if indexes and not any(value.strip(" 0") for value in held):
        async with trip.gate.open("choose"):
            await write(trip.live, indexes[0], "1")
            await trip.live.settle(2.0)


async def to_checkout(trip: Trip) -> None:
    """Opens the cart and goes to the checkout. Raises Ended with the next-best candidates where no way leads there."""
    look = trip.look or await trip.see()
    for _ in range(PATIENCE):
        if look.order.kind == "checkout" or trip.weigh(look, "open_cart", "checkout"):
            break
        await asyncio.sleep(1.0)
        look = await trip.see()
    if look.order.kind != "checkout":
        look = await _open_cart(trip, look)
    if look.order.kind != "checkout":
        look = await _leave_for_checkout(trip, look)
    trip.place = "checkout"
    look = await trip.rested(look, closely=bool(look.order.asks))
    if look.order.kind == "login":
        look = await _as_guest(trip, look)
    elif look.order.kind == "checkout" and not look.order.asks:
        look = await _past_gate(trip, look) or trip.look or look
    if look.hard_to_use is None:
        look = await trip.rested(look, closely=True)
    await trip.step(_name(look), role="checkout", look=look)
    trip.last_words = because("at_checkout", reason=look.order.why)


def _name(look: Look) -> StepName:
    asks = look.order.asks
    if len(asks) == 1:
        return next(iter(asks))
    return "checkout"


async def _open_cart(trip: Trip, look: Look) -> Look:
    """The page or drawer that shows the cart, recorded as a step."""
    override = trip.site.journey.cart
    ways = trip.weigh(look, "open_cart")
    if override:
        if override.startswith("http"):
            await trip.goto(override, "the cart")
            look = await trip.arrive(lambda look: look.order.kind in ("cart", "checkout"))
            return await _cart_step(trip, look)
        marked = set(look.document.css(override))
        ways = [c for c in look.controls if c.element in marked]
    opened = trip.weigh(look, "checkout")
    if look.order.kind == "cart" or (opened and not any(c.href for c in ways)):
        return await _cart_step(trip, look)
    for control in sorted(ways, key=lambda c: (not c.href, -c.score))[:3]:
        if not await trip.press(control, "way", look):
            continue
        look = await trip.arrive(lambda look: look.order.kind in ("cart", "checkout", "login"))
        if look.order.kind == "empty_cart":
            raise Ended("product", because("cart_emptied", reason=look.order.why))
        if look.order.kind in ("cart", "checkout", "login") or trip.weigh(look, "checkout"):
            return await _cart_step(trip, look)
    if trip.weigh(look, "checkout"):
        return await _cart_step(trip, look)
    raise Ended("product", because("cart_not_openable", seen=trip.weighed()))


async def _cart_step(trip: Trip, look: Look) -> Look:
    if look.order.kind in ("checkout", "login"):
        return look
    trip.cart_url, trip.removal = look.url, removal_link(look.controls)
    await trip.step("cart", role="cart", look=look)
    return look


async def _leave_for_checkout(trip: Trip, look: Look) -> Look:
    override = trip.site.journey.checkout
    if override and override.startswith("http"):
        await trip.goto(override, "the checkout")
        return await trip.arrive(lambda look: look.order.kind in ("checkout", "login"))
    ways = trip.weigh(look, "checkout", "guest", "continue", "continue_payment")
    if override:
        marked = set(look.document.css(override))
        ways = [c for c in look.controls if c.element in marked]
    else:
        onward = [c for c in trip.weigh(look, "open_cart") if c.href and canonical(c.href) != canonical(look.url)]
        if not ways and onward and await trip.press(onward[0], "way", look):  # something was offered before the cart
            look = await trip.arrive(lambda look: look.order.kind in ("cart", "checkout", "login"))
            ways = trip.weigh(look, "checkout", "guest", "continue", "continue_payment")
    tried: list[str] = []
    for control in ways[:4]:
        tried.append(control.name)
        stopped = len(trip.gate.stopped)
        if not await trip.press(control, "way", look):
            continue
        look_now = await trip.arrive(lambda look: look.order.kind in ("checkout", "login"))
        if look_now.order.kind not in ("checkout", "login"):
            look_now = await _by_asking(trip, control, look_now, trip.gate.stopped[stopped:])
        if look_now.order.kind in ("checkout", "login"):
            return look_now
        if canonical(look_now.url) == canonical(look.url):
            look = look_now
            continue
        further = trip.weigh(look_now, "checkout", "guest")
        if further and await trip.press(further[0], "way", look_now):
            look_now = await trip.arrive(lambda look: look.order.kind in ("checkout", "login"))
            if look_now.order.kind in ("checkout", "login"):
                return look_now
        await trip.goto(look.url, "back to the cart")
        look = await trip.see()
        ways = trip.weigh(look, "checkout", "guest")
    note = next((t for e in look.document.elements() if says("says_minimum", t := look.document.own_text(e))), "")
    if not note:
        look = await _by_platform(trip, look)
        if look.order.kind in ("checkout", "login"):
            return look
    if note:
        raise Ended("cart", because("minimum_order", text=note[:120]))
    raise Ended("cart", because("no_way_to_checkout", pressed=tried or "", seen=trip.weighed()))


async def _by_asking(trip: Trip, control: Control, look: Look, stopped: Sequence[str]) -> Look:
    """Where the way to the checkout is a form that writes, asks for its address instead: most shops answer that too."""
    for entry in stopped:
        method, _, url = entry.partition(" ")
        if (
            method != "GET"
            and site_of(url) == site_of(trip.site.url)
            and "checkout" in read_address(urlsplit(url).path.rstrip("/").rpartition("/")[2])
            and await trip.goto(url, f"«{control.name}», asked for instead of sent")
        ):
            return await trip.arrive(lambda look: look.order.kind in ("checkout", "login"))
    return look


async def _by_platform(trip: Trip, look: Look) -> Look:
    """Asks for the address that the shop's platform has for its checkout, where no control may be pressed or leads on."""
    address = checkout_address(look.snapshot.html, trip.cart_url or look.url)
    if address and await trip.goto(address, "the checkout's address on this platform"):
        return await trip.arrive(lambda look: look.order.kind in ("checkout", "login"))
    return look


async def _past_gate(trip: Trip, look: Look) -> Look | None:
    """The page that asks who buys, behind one that offers a way without an account: a link, or a choice and the button
    beside it. None where it cannot be had without giving data."""
    for control in trip.weigh(look, "guest")[:2]:
        if not await trip.press(control, "read", look):
            continue
        look = await trip.arrive(lambda look: bool(look.order.asks))
        if look.order.asks:
            return look
        for onward in [c for c in look.controls if c.act == "continue" and leaves_account_choice(look.document, c)][:1]:
            if await trip.press(onward, "read", look):
                look = await trip.arrive(lambda look: bool(look.order.asks))
                if look.order.asks:
                    return look
    return None


async def _as_guest(trip: Trip, look: Look) -> Look:
    """Goes past a page that asks for an account, where it offers a way without one."""
    behind = await _past_gate(trip, look)
    if behind is not None and behind.order.kind == "checkout":
        return behind
    look = trip.look or look
    if look.order.guest and any(True for c in look.order.guest if c.asks):
        return look
    await trip.step("contact", role="login", look=look)
    raise Ended("login_wall", look.order.why)
