"""Brings up the pop-up that some sites show to a visitor who is about to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.reading.pages.document import Document
from crawler.record.page import Snapshot
from crawler.record.vocabulary import EXIT_INTENT

if TYPE_CHECKING:
    from crawler.browser.live_page import LivePage


async def provoke_exit_popup(live: LivePage, settled: Snapshot) -> list[Snapshot]:
    """Moves the mouse out of the top of the page, as if to close its tab. The snapshot of the window that this brought
    up, if it did."""
    size = live.page.viewport_size or {"width": 800, "height": 600}
    middle = size["width"] / 2
    await live.page.mouse.move(middle, size["height"] / 3)
    await live.page.mouse.move(middle, 4, steps=4)
    await live.page.mouse.move(middle, -10)
    await live.settle(1.5)
    seen = await live.snapshot("opened", EXIT_INTENT, shot=False)
    if not _windows(seen) - _windows(settled):
        return []
    return [await live.snapshot("opened", EXIT_INTENT)]


def _windows(snapshot: Snapshot) -> set[str]:
    """Texts of visible parts that lie over the page."""
    document = Document(snapshot.html, snapshot.url)
    found: set[str] = set()
    for element in document.elements("div", "section", "aside", "dialog", "form"):
        if document.visible(element) and (element.get("data-lw-f") == "fixed" or document.zone(element) == "popup"):
            text = document.text(element, visible_only=True, limit=1000)
            if text:
                found.add(text)
    return found
