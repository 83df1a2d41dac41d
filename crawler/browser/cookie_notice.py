"""Answers the cookie banner: refuses where it can, else closes or accepts, and looks whether it has gone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from crawler.reading.controls.cookie_banners import CookieBanner, find_banner
from crawler.reading.pages.document import Document
from crawler.reading.words.text import quote
from crawler.record.page import ConsentAnswer, Frame, Snapshot, Wait

if TYPE_CHECKING:
    from crawler.browser.live_page import LivePage

GONE_SECONDS = 1.5
"""How long a banner may take to close."""
_LOOKS = 3


async def answer_consent(live: LivePage) -> ConsentAnswer:
    """Presses one button of the page's cookie banner, and nothing outside of it. The page must be at rest."""
    found = await _look(live)
    if found is None:
        return ConsentAnswer()
    document, banner = found
    selector = document.selector(banner.element)
    if document.frame:
        selector = f"{document.frame} >>> {selector}"
    answer = ConsentAnswer(seen=True, selector=selector, text=quote(banner.text), closed=False)
    button = banner.best()
    index = document.index(button.element) if button else None
    if button is None or index is None or not await live.element(index).press():
        return answer
    answer.pressed = button.text[:100]
    began = live.log.ms()
    answer.closed = await _gone(live)
    live.waits.append(Wait(what="consent", ms=live.log.ms() - began, reached=answer.closed))
    return answer


async def _look(live: LivePage) -> tuple[Document, CookieBanner] | None:
    """The banner, and the document that holds it: the page's own, or that of a frame of the same origin. (Elements of
    other origins' frames cannot be told apart by their index.)"""
    snapshot = await live.snapshot("settled", shot=False)
    live.snapshots.remove(snapshot)
    documents = [Document(snapshot.html, snapshot.url)]
    documents += [Document(f.html, f.url, frame=f.owner) for f in _near(snapshot)]
    for document in documents:
        if banner := find_banner(document):
            return document, banner
    return None


def _near(snapshot: Snapshot) -> list[Frame]:
    def near(frame: Frame) -> bool:
        return not frame.cross_origin and (frame.parent is None or near(snapshot.frames[frame.parent]))

    return [f for f in snapshot.frames if f.visible and f.html and near(f)]


async def _gone(live: LivePage) -> bool:
    for _ in range(_LOOKS):
        await asyncio.sleep(GONE_SECONDS / _LOOKS)
        if await _look(live) is None:
            return True
    return False
