"""Tries the forms of a site's pages, each page opened anew, cut off from the network, and thrown away."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from crawler.browser.faults import kept
from crawler.browser.live_page import LivePage
from crawler.browser.offline_proxy import cutoff
from crawler.browser.scripts import no_peers
from crawler.interact.form_trial import probe_form
from crawler.interact.press import press
from crawler.reading.controls.launchers import callback_buttons
from crawler.reading.forms.forms import read_forms
from crawler.reading.pages.document import Document
from crawler.reading.pages.page import PageView
from crawler.record.form import Form, FormTrial
from crawler.record.gaps import Gap
from crawler.record.page import Page
from crawler.record.vocabulary import Purpose

if TYPE_CHECKING:
    from crawler.browser.browser import Browser
    from crawler.config.model import Site

MOST_PAGES = 2
MOST_FORMS = 2
"""On one page."""

MOST_OPENERS = 2
"""Buttons pressed to open a form."""

OPENING = 0.5
"""How long a window gets to open, in seconds."""

PAGE_SECONDS = 20.0
"""For opening a page and trying its forms."""

_WORTH: dict[Purpose, int] = {
    "contact": 6, "order": 6, "callback": 5, "booking": 5, "quiz": 3, "registration": 3, "review": 2, "newsletter": 1,
}  # fmt: skip
"""Which forms matter most, when not all can be tried. The order's own is tried where the walk ends."""

_INTO = " >>> "
"""Between the selector of a frame and that of the form inside it."""

_Mark = tuple[object, ...]


async def try_forms(browser: Browser, site: Site, pages: Sequence[Page], faults: list[Gap]) -> list[FormTrial]:
    """What the forms of these pages (visited before) say when they are sent empty and wrongly filled, offline.

    At most `MOST_PAGES` pages are opened again. Trouble of a page ends its trials and is not raised; what
    breaks in leadwalk itself ends them too, and leaves a gap in `faults`.
    """
    found: list[FormTrial] = []
    chosen: list[tuple[str, list[str]]] = []
    with kept(faults, "trial", site.url):
        chosen = choose(pages)
    for url, selectors in chosen:
        with kept(faults, "trial", url):  # the page was read before
            async with asyncio.timeout(PAGE_SECONDS):
                await _try_page(browser, site, url, selectors, found, faults)
    return found


def choose(pages: Sequence[Page]) -> list[tuple[str, list[str]]]:
    """Which forms to try: addresses, each with the selectors of its forms, those in frames of the page's origin as
    "frame >>> form". A form that is on many pages is tried once. Frames of another origin are left out: what is pressed
    is found through the page's own world, and that cannot reach into them."""
    offered: list[tuple[str, list[tuple[int, _Mark, str]]]] = []
    for page in pages:
        view = PageView.of(page)
        if view is None or not view.main.stamped:
            continue
        forms = [(where, f) for where, document in _documents(view) for f in read_forms(document)]
        worth = [(where, f) for where, f in forms if f.purpose in _WORTH and _asks(f)]
        offered.append((view.url, [(_WORTH[f.purpose], _mark(f), where + f.selector) for where, f in worth]))
    chosen: list[tuple[str, list[str]]] = []
    done: set[_Mark] = set()
    while len(chosen) < MOST_PAGES:
        ranked = [(url, sorted((o for o in forms if o[1] not in done), key=lambda o: -o[0])) for url, forms in offered]
        url, best = max(ranked, key=lambda r: sum(o[0] for o in r[1][:MOST_FORMS]), default=("", []))
        if not best or (chosen and best[0][0] < 2):  # no page is opened for a newsletter alone
            break
        taken = best[:MOST_FORMS]
        done |= {mark for _, mark, _ in taken}
        chosen.append((url, [selector for _, _, selector in taken]))
    return chosen


def _documents(view: PageView) -> Iterator[tuple[str, Document]]:
    """The page's own document, and those of its frames that can be tried, each with what stands before its
    selectors."""
    yield "", view.main
    shown = [f for f in view.snapshot.frames if f.html]
    for frame, document in zip(shown, view.frames, strict=True):
        if frame.visible and frame.parent is None and not frame.cross_origin:
            yield frame.owner + _INTO, document


def _asks(form: Form) -> bool:
    """Whether a person could be asked something here: at once, or in the window that a callback button opens."""
    opens = form.popup and form.purpose == "callback"
    asked = [f for f in form.fields if f.type not in ("consent", "search", "quantity")]
    return bool(asked) and (opens or (form.visible and any(f.visible for f in asked)))


def _mark(form: Form) -> _Mark:
    return form.purpose, form.submit, tuple((f.type, f.name, f.label) for f in form.fields)


async def _try_page(
    browser: Browser, site: Site, url: str, selectors: list[str], found: list[FormTrial], faults: list[Gap]
) -> None:
    async with (
        cutoff(browser.settings.host_rules, browser.settings.private) as cut,
        browser.session(site, "desktop", proxy=cut.url) as session,
    ):
        await session.context.add_init_script(no_peers())
        async with session.live(url) as live:
            await cut.cut()
            try:
                for selector in selectors:
                    frame, _, inside = selector.rpartition(_INTO)
                    if not frame:
                        await _open(live, selector)
                    if (trial := await probe_form(live, cut, inside, frame or None)) is not None:
                        found.append(trial)
                    if live.blank:
                        return
            finally:
                faults += live.faults


async def _open(live: LivePage, selector: str) -> None:
    """Presses callback buttons until the form is to be seen, if it is not. The network is cut: a page that would ask
    the server for the form opens nothing."""
    for n in range(MOST_OPENERS + 1):
        snapshot = await live.snapshot("opened", shot=False)
        live.snapshots.remove(snapshot)
        document = Document(snapshot.html, snapshot.url)
        form = next(iter(document.css(selector)), None)
        buttons = callback_buttons(document)
        if form is None or document.visible(form) or n >= min(MOST_OPENERS, len(buttons)):
            return
        await press(live, buttons[n].index)
        await asyncio.sleep(OPENING)
