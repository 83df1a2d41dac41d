"""A careless visitor: does the natural steps of a trap's `visit` with plain Playwright, guarding nothing.

Steps, one string each, the first word says what:
    open PAGE       home, category, product, delivery, contacts, cart, checkout, or a path; cart and checkout fill the cart first
    press SELECTOR  a click                 type SELECTOR WORD   typed key by key
    hover SELECTOR  the pointer over it     focus SELECTOR       by the keyboard, as Tab would
    move            the pointer about       scroll               to the end of the page
    touch           a tap on the heading    wait SECONDS         nothing
    leave           to the delivery page    back                 the browser's Back
    tab             to another tab          close                closes the tab, unload handlers run
    offline         cuts the network        online               gives it back
    key NAME        a key, as Escape        resize               another size of the window
    print           to the style of paper
"""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Browser, Dialog, Error, Page

PATHS = {
    "home": "/",
    "category": "/catalog",
    "product": "/product/7",
    "delivery": "/delivery",
    "contacts": "/contacts",
    "cart": "/cart",
    "checkout": "/checkout",
}


def _accept(dialog: Dialog) -> None:
    dialog.accept()


class Visitor:
    """One visit in a context of its own; `device` is "desktop" or "phone"."""

    def __init__(self, browser: Browser, origin: str, device: str) -> None:
        phone = device == "phone"
        size = {"width": 390, "height": 800} if phone else {"width": 1280, "height": 800}
        self._context = browser.new_context(
            ignore_https_errors=True,
            viewport={"width": size["width"], "height": size["height"]},
            has_touch=phone,
            is_mobile=phone,
        )
        self._context.set_default_timeout(10_000)
        self._page: Page = self._context.new_page()
        self._page.on("dialog", _accept)
        self._origin = origin
        self._cart_filled = False

    def close(self) -> None:
        """Ends the visit with everything that is still open."""
        self._context.close()

    def do(self, step: str) -> None:
        """One step; raises ValueError for a word that is not known."""
        verb, _, rest = step.partition(" ")
        steps: dict[str, Callable[[str], None]] = {
            "open": self._open,
            "press": self._press,
            "type": self._type,
            "hover": lambda selector: self._page.hover(selector),
            "focus": lambda selector: self._page.focus(selector),
            "move": self._move,
            "scroll": self._scroll,
            "touch": lambda _: self._page.tap("h1"),
            "wait": lambda seconds: self._page.wait_for_timeout(float(seconds) * 1000),
            "leave": lambda _: self._goto("/delivery"),
            "back": self._back,
            "tab": self._tab,
            "offline": lambda _: self._context.set_offline(True),
            "online": lambda _: self._context.set_offline(False),
            "key": lambda name: self._page.keyboard.press(name),
            "resize": lambda _: self._page.set_viewport_size({"width": 900, "height": 700}),
            "print": lambda _: self._page.emulate_media(media="print"),
            "close": lambda _: self._page.close(run_before_unload=True),
        }
        if verb not in steps:
            raise ValueError(f"no such step: {step}")
        steps[verb](rest)

    def _goto(self, path: str) -> None:
        try:
            self._page.goto(self._origin + path, wait_until="load")
        except Error as error:
            # A page that goes elsewhere while it loads, a download, a 204: all part of the traps.
            if not any(word in error.message for word in ("interrupted", "ERR_ABORTED", "Download", "Timeout")):
                raise

    def _open(self, page: str) -> None:
        if page in ("cart", "checkout") and not self._cart_filled:
            self._goto("/product/7")
            with self._page.expect_response(lambda answer: answer.request.method == "POST" and "cart" in answer.url):
                self._page.click(".buy")
            self._cart_filled = True
        self._goto(PATHS.get(page, page))

    def _press(self, selector: str) -> None:
        self._page.click(selector, no_wait_after=True)
        self._page.wait_for_timeout(300)

    def _type(self, rest: str) -> None:
        selector, _, text = rest.rpartition(" ")
        self._page.focus(selector)
        self._page.keyboard.type(text)

    def _move(self, _: str) -> None:
        for across in (200, 300, 420):
            self._page.mouse.move(across, 300)
        self._page.mouse.move(640, 2)

    def _scroll(self, _: str) -> None:
        for _step in range(8):
            self._page.mouse.wheel(0, 600)
            self._page.wait_for_timeout(60)

    def _back(self, _: str) -> None:
        self._page.go_back(wait_until="commit")

    def _tab(self, _: str) -> None:
        other = self._context.new_page()
        other.bring_to_front()
        other.wait_for_timeout(300)
        self._page.bring_to_front()
