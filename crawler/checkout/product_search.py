"""The first part of the walk: finds a product that can be bought, and puts it into the cart."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.checkout.add_to_cart import add_controls, add_to_cart, woken_add_controls
from crawler.checkout.page_state import PageState
from crawler.checkout.walker import WalkEnded, Walker
from crawler.reading.controls.controls import Control
from crawler.reading.pages.addresses import avoid, canonical, site_of
from crawler.reading.pages.links import product_cards, read_links
from crawler.reading.pages.roles import PROMISE, guess_link
from crawler.record.causes import because

MAX_PAGES = 10
"""Pages looked at in search of a product."""


MAX_PRODUCTS = 5
"""Products tried until one goes into the cart."""


async def fill_cart(walker: Walker, start: str, product_urls: Sequence[str]) -> None:
    """Puts one product into the cart. Raises WalkEnded where no product can be found or bought."""
    wanted = walker.site.journey.product
    queue: list[str] = [*product_urls]
    if wanted and wanted.startswith("http"):
        queue.insert(0, wanted)
    seen = {canonical(start)}
    listed: list[tuple[str, Control]] = []
    tried: list[str] = []
    looked, from_start = 0, not queue
    while looked < MAX_PAGES:
        if (looked or not from_start) and not await _go_to_next(walker, queue, seen):
            break
        looked += 1
        state = await _answer_dialogs(walker)
        if (walker.live.status or 0) >= 400:
            raise WalkEnded("failed", because("http_status", status=walker.live.status or 0))
        adds = add_controls(state, walker) or await woken_add_controls(walker, state)
        state = walker.state or state
        if adds and len(tried) < MAX_PRODUCTS:
            tried.append(state.url)
            if await add_to_cart(walker, state, adds):
                return
            state = await walker.read_page()
        listed += [(state.url, c) for c in walker.weigh(state, "add_to_cart") if c not in adds][:2]
        walker.weigh(state, "one_click")  # never pressed, but worth naming where nothing else is found
        products, others = _ways_to_products(state, walker.site.url, wanted)
        queue = [*products[:4], *queue, *others[:3]] if not tried else [*queue, *products[:2]]
    if await _add_from_lists(walker, [url for url, _ in listed[:2]], tried):
        return
    if tried:
        shown = [url[:200] for url in dict.fromkeys(tried)][:3]
        raise WalkEnded("product", because("cart_stays_empty", products=shown, seen=walker.weighed()))
    raise WalkEnded("no_shop", because("no_product", number=looked, seen=walker.weighed()))


async def _go_to_next(walker: Walker, queue: list[str], seen: set[str]) -> bool:
    """Goes to the first address of the queue that was not seen and gives a page; whether there was one."""
    while (url := next((u for u in queue if canonical(u) not in seen), None)) is not None:
        queue.remove(url)
        seen.add(canonical(url))
        if await walker.goto(url, "a product"):
            return True
    return False


async def _add_from_lists(walker: Walker, urls: Sequence[str], tried: list[str]) -> bool:
    """Puts something into the cart from pages that list goods; whether it lies there. Adds to `tried`."""
    for url in urls:
        if len(tried) < MAX_PRODUCTS and await walker.goto(url, "a list with goods"):
            state = await walker.read_page()
            tried.append(url)
            if await add_to_cart(walker, state, walker.weigh(state, "add_to_cart")):
                return True
    return False


def _ways_to_products(state: PageState, home: str, wanted: str | None) -> tuple[list[str], list[str]]:
    """Addresses of products, then of pages that list some."""
    document = state.document
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


async def _answer_dialogs(walker: Walker) -> PageState:
    """The page, after saying yes to a city or an age where a pop-up asks."""
    state = await walker.arrive(lambda page: bool(add_controls(page, walker) or product_cards(page.document).links))
    for control in walker.weigh(state, "confirm")[:1]:
        await walker.press(control, "choose", state)
        state = await walker.read_page()
    return state
