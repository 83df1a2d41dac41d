"""Answers the cookie banner: refuses where it can, else closes or accepts, and looks whether it has gone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from crawler.evidence import ConsentAnswer, Wait
from crawler.reading.cookie_banners import CookieBanner, find_banner
from crawler.reading.document import Document, quote

if TYPE_CHECKING:
    from crawler.browser import LivePage

GONE_SECONDS = 1.5
"""How long a banner may take to close."""


async def answer_consent(live: LivePage) -> ConsentAnswer:
    """Presses one button of the page's cookie banner, and nothing outside of it. The page must be at rest."""
    document, banner = await _look(live)
    if banner is None:
        return ConsentAnswer()
    answer = ConsentAnswer(seen=True, selector=document.selector(banner.element), text=quote(banner.text))
    button = banner.best()
    index = document.index(button.element) if button else None
    if button is None or index is None or not await live.element(index).press():
        answer.closed = False
        return answer
    answer.pressed = button.text[:100]
    began = live.log.ms()
    answer.closed = await _gone(live)
    live.waits.append(Wait(what="consent", ms=live.log.ms() - began, reached=answer.closed))
    return answer


async def _look(live: LivePage) -> tuple[Document, CookieBanner | None]:
    snapshot = await live.snapshot("settled", shot=False)
    live.snapshots.remove(snapshot)
    document = Document(snapshot.html, snapshot.url)
    return document, find_banner(document)


async def _gone(live: LivePage) -> bool:
    for _ in range(3):
        await asyncio.sleep(GONE_SECONDS / 3)
        if (await _look(live))[1] is None:
            return True
    return False
