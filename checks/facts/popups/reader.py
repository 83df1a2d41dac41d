"""Windows that lie over the page: when they came, how much of the screen they take, whether they close, what they ask.

Seen in a browser only: markup alone does not show what pops up. The cookie banner is a fact of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from lxml.html import HtmlElement

from checks.facts.context import Pages
from checks.facts.popups.model import Popup
from crawler.reading.controls.cookie_banners import find_banner
from crawler.reading.pages.document import Document
from crawler.reading.pages.page import PageView
from crawler.reading.words.text import quote
from crawler.record.page import Snapshot
from crawler.record.vocabulary import EXIT_INTENT, Box

SMALLEST = 0.03
"""Share of the screen below which a fixed element is a button or a badge, no window."""

SHORTEST = 8
"""Characters of text below which a window says nothing: a curtain with its close button."""

MOST_SIBLINGS = 400
"""Elements beside a window that are looked at for its shade."""

_SHADE = re.compile(r"(?:^|[^a-z])(?:overlay|backdrop|shade|mask|curtain|dimmer|bg|fade)(?:[^a-z]|$)", re.I)
_CLOSE_WORDS = re.compile(
    r"^(?:[×✕✖xх]|закрыть|close|нет,? спасибо|no,? thanks|не сейчас|not now|позже|later|dismiss|скрыть)$", re.I
)
_CLOSE_NAMES = re.compile(r"(?:^|[^a-z])(?:close|closer|dismiss|krest)", re.I)
_FIGURES = re.compile(r"\d+")
_NO_FIELDS = ("hidden", "submit", "button", "image", "reset")
_ASKED = (
    ("email", re.compile(r"e-?mail|почт", re.I)),
    ("tel", re.compile(r"tel|phone|телефон|номер|\+7", re.I)),
    ("name", re.compile(r"name|имя|фио", re.I)),
)


def popups(pages: Pages) -> list[Popup]:
    """Each window once for each device, by device and text.

    `timed`: it was not there at first, and nothing was pressed; `exit`: it came when the mouse left the page at its
    top; `opened`: it came after something was pressed; `unknown`: it was there from the first look.
    """
    found: dict[tuple[str, str], Popup] = {}
    for view in pages.views:
        if view.snapshot.stage == "opened":
            continue
        first = next((s for s in view.page.snapshots if s.stage == "first_seen"), None)
        early = _texts(PageView(view.page, first)) if first is not None else set()
        for snapshot in view.page.snapshots:
            moment = view if snapshot is view.snapshot else PageView(view.page, snapshot)
            for popup in _at(moment, snapshot, early):
                _keep(found, popup)
    return [found[key] for key in sorted(found)]


def _keep(found: dict[tuple[str, str], Popup], popup: Popup) -> None:
    """Adds a window, unless it is known already with other figures in its text (a countdown), or in part: a look may
    come while it is still being built."""
    for (device, _), known in found.items():
        if device == popup.device and _same(known, popup):
            known.closable = known.closable or popup.closable
            known.share_of_screen = max(known.share_of_screen or 0.0, popup.share_of_screen or 0.0)
            return
    found[popup.device, popup.text] = popup


def _same(one: Popup, other: Popup) -> bool:
    first, second = (_FIGURES.sub("0", p.text).rstrip("…") for p in (one, other))
    place = {p.selector for p in one.proof} & {p.selector for p in other.proof}
    return first == second or (bool(place) and one.asks == other.asks and (first in second or second in first))


def _at(view: PageView, snapshot: Snapshot, early: set[str]) -> Iterator[Popup]:
    document = view.main
    for element, share in _windows(document, snapshot):
        text = quote(document.text(element, visible_only=True))
        kind: Literal["timed", "exit", "opened", "unknown"] = "unknown"
        if text not in early and snapshot.stage == "opened":
            kind = "exit" if snapshot.label == EXIT_INTENT else "opened"
        elif text not in early and snapshot.stage != "first_seen":
            kind = "timed"
        yield Popup(
            kind=kind,
            text=text,
            share_of_screen=share,
            closable=_closable(document, element),
            device=view.page.device,
            asks=_asks(document, element),
            proof=[view.prove("selector", text, document=document, element=element)],
        )


def _texts(view: PageView) -> set[str]:
    return {quote(view.main.text(e, visible_only=True)) for e, _ in _windows(view.main, view.snapshot)}


def _windows(document: Document, snapshot: Snapshot) -> list[tuple[HtmlElement, float]]:
    """Visible windows with the share of the screen that each covers; the outermost element of each."""
    if not document.stamped or not all(snapshot.viewport):
        return []
    found: dict[HtmlElement, float] = {}
    for element in document.elements("div", "section", "dialog", "aside", "form"):
        if document.zone(element) != "popup" or not document.visible(element) or not document.fixed(element):
            continue
        if any(parent in found for parent in element.iterancestors()):
            continue
        # The outer element is often an empty curtain; what is shown lies in its parts.
        parts = [e for e in element.iter() if isinstance(e.tag, str) and document.visible(e)]
        share = max((_share(box, snapshot.viewport) for e in parts if (box := document.box(e))), default=0.0)
        share = max(share, _curtain(document, element, snapshot))
        if share >= SMALLEST and len(document.text(element, visible_only=True)) >= SHORTEST:
            found[element] = share
    banner = find_banner(document) if found else None
    if banner is not None:
        about_cookies = {banner.element, *banner.element.iterancestors()}
        found = {element: share for element, share in found.items() if element not in about_cookies}
    return list(found.items())


def _curtain(document: Document, window: HtmlElement, snapshot: Snapshot) -> float:
    """The share of the screen that a shade beside the window covers, an element without text that stays in place, or
    one around it. What it covers cannot be used either."""
    parent = window.getparent()
    shades = [e for e in parent if e is not window and e.tag == "div"] if parent is not None else []
    covered = 0.0
    modal = window.get("aria-modal") == "true" or window.tag == "dialog"
    for around in window.iterancestors():
        box = document.box(around)
        if around.tag == "body" or box is None or not document.fixed(around):
            break
        if modal or _SHADE.search(f"{around.get('class') or ''} {around.get('id') or ''}"):
            covered = max(covered, _share(box, snapshot.viewport))
    for shade in shades[:MOST_SIBLINGS]:
        box = document.box(shade)
        named = _SHADE.search(f"{shade.get('class') or ''} {shade.get('id') or ''}")
        if box and named and document.visible(shade) and document.fixed(shade) and not document.text(shade):
            covered = max(covered, _share(box, snapshot.viewport))
    return covered


def _share(box: Box, viewport: tuple[int, int]) -> float:
    width = min(box[2], viewport[0])
    height = min(box[3], viewport[1])
    return round(max(0.0, width * height) / (viewport[0] * viewport[1]), 3)


def _closable(document: Document, window: HtmlElement) -> bool:
    """Whether the window shows something to close it with."""
    for element in window.iter("button", "a", "div", "span", "i", "svg", "img", "input"):
        if not document.visible(element):
            continue
        names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('data-dismiss') or ''}"
        label = element.get("aria-label") or element.get("title") or ""
        if element is not window and (_CLOSE_NAMES.search(names) or _CLOSE_NAMES.search(label)):
            return True
        words = document.text(element) if element.tag != "input" else element.get("value") or ""
        if len(words) <= 20 and (_CLOSE_WORDS.match(words) or _CLOSE_WORDS.match(label)):
            return True
    return False


def _asks(document: Document, window: HtmlElement) -> list[str]:
    """What the window's visible fields ask for: email, tel, name, or "other"."""
    asked = set()
    for field in window.iter("input", "textarea", "select"):
        kind = (field.get("type") or "text").lower()
        if kind in _NO_FIELDS or not document.visible(field):
            continue
        about = " ".join([kind, *(field.get(a) or "" for a in ("name", "placeholder", "autocomplete", "aria-label"))])
        asked.add(next((name for name, words in _ASKED if words.search(about)), "other"))
    return sorted(asked)
