"""Headers of sites.toml: they may be secrets, and go to the origin that they were given for and to no other.

They are added to each hop of a request by itself, through a DevTools session of ours: Chromium does not carry such
headers over a redirect (Fetch.continueRequest), while Playwright's routes do.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from crawler.reading.pages.addresses import ascii_host

if TYPE_CHECKING:
    from playwright.async_api import CDPSession

_PORTS = {"http": 80, "https": 443}


def origin_of(url: str) -> str:
    """Scheme, host and port of an address, as browsers write them (RFC 6454); "" where it has none."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return ""
    if not parts.hostname:
        return ""
    host = f"[{parts.hostname}]" if ":" in parts.hostname else ascii_host(parts.hostname)
    return f"{parts.scheme}://{host}" + ("" if port in (None, _PORTS.get(parts.scheme)) else f":{port}")


async def add_headers(session: CDPSession, url: str, headers: Mapping[str, str]) -> None:
    """From now on the page of this session sends the headers with every request to the origin of `url`."""
    from playwright.async_api import Error

    tasks: set[asyncio.Task[None]] = set()
    own = origin_of(url)

    async def send(paused: dict[str, Any]) -> None:
        given = {name.lower(): (name, value) for name, value in paused["request"]["headers"].items()}
        if origin_of(paused["request"]["url"]) == own:
            given |= {name.lower(): (name, value) for name, value in headers.items()}
        entries = [{"name": name, "value": value} for name, value in given.values()]
        with suppress(Error):  # the page may be gone already
            await session.send("Fetch.continueRequest", {"requestId": paused["requestId"], "headers": entries})

    def pause(paused: dict[str, Any]) -> None:
        task = asyncio.ensure_future(send(paused))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    session.on("Fetch.requestPaused", pause)
    await session.send("Fetch.enable", {"patterns": [{"urlPattern": f"{own}/*", "requestStage": "Request"}]})
