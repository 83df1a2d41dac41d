"""Takes a snapshot of a live page: stamped markup, frames, cookies, globals and a picture.

The collector runs in an isolated world made through the DevTools protocol, with access to all same-process frames; frames
of other processes have a session of their own. What it reads is a copy; nothing is written to the page.
"""

from __future__ import annotations

import asyncio
import base64
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crawler.evidence import Box, Frame, Shot, Snapshot, Stage

if TYPE_CHECKING:
    from playwright.async_api import CDPSession, Page

WORLD = "leadwalk"
SHOT_HEIGHT = 6_000
"""Screenshots end here, in CSS pixels: beyond, pages repeat themselves and pictures cost more than they show."""
SHOT_QUALITY = 70
MAX_FRAMES = 60
FRAME_SECONDS = 5.0

_TRIES = 5
_GONE = re.compile(r"context|navigat|frame with the given id|no frame", re.I)
"""What the browser says when a navigation took our world away."""

_COLLECT = (Path(__file__).parent / "collect.js").read_text(encoding="utf-8")

_GLOBALS = """(function (names) {
  "use strict";
  let found = "";
  for (let i = 0; i < names.length; i++) {
    const parts = names[i];
    let value = window, kind = "undefined";
    try {
      for (let j = 0; j < parts.length && value !== undefined && value !== null; j++) value = value[parts[j]];
      kind = value === null ? "undefined" : typeof value;
      if (kind === "object" && (value.nodeType > 0 || value === value.window)) kind = "undefined";
    } catch (error) { kind = "undefined"; }
    found += kind + " ";
  }
  return found;
})"""
"""Runs in the page's own world, where every prototype may be the page's: operators only, no method is called. Elements
and frames, which become globals by their id or name, do not count."""

_VITALS = """new Promise((done) => {
  const out = { largest_contentful_paint: null, layout_shift: 0 };
  const watch = (type, take) => {
    try { new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true }); } catch (error) {}
  };
  watch("largest-contentful-paint", (entry) => { out.largest_contentful_paint = entry.startTime; });
  watch("layout-shift", (entry) => { if (!entry.hadRecentInput) out.layout_shift += entry.value; });
  const visit = performance.getEntriesByType("navigation")[0];
  if (visit) {
    out.ttfb = visit.responseStart;
    out.dom_content_loaded = visit.domContentLoadedEventEnd || null;
    out.load = visit.loadEventEnd || null;
  }
  setTimeout(() => done(out), 30);
})"""


class World:
    """Our isolated world in the page's main frame, made anew after each navigation."""

    def __init__(self, session: CDPSession) -> None:
        self.session = session
        self._context: int | None = None
        session.on("Runtime.executionContextsCleared", self._forget)

    def _forget(self, _: object = None) -> None:
        self._context = None

    async def context(self) -> int:
        """The execution context's number."""
        if self._context is None:
            tree = await self.session.send("Page.getFrameTree")
            made = await self.session.send(
                "Page.createIsolatedWorld",
                {"frameId": tree["frameTree"]["frame"]["id"], "worldName": WORLD, "grantUniveralAccess": True},
            )
            self._context = int(made["executionContextId"])
        return self._context

    async def evaluate(self, expression: str, *, wait: bool = False) -> Any:
        """The value of an expression in our world; with `wait`, what its promise gives. A navigation in between is
        waited for, not for ever. Raises RuntimeError where the expression fails, and what the browser raises."""
        got: dict[str, Any] = {}
        for left in reversed(range(_TRIES)):
            try:
                got = await self._send(expression, by_value=True, wait=wait)
                break
            except Exception as error:
                self._forget()
                if not left or not _GONE.search(str(error)):
                    raise
                await asyncio.sleep(0.15)
        if "exceptionDetails" in got:
            raise RuntimeError(str(got["exceptionDetails"].get("exception", {}).get("description", "failed"))[:300])
        return got["result"].get("value")

    async def _send(self, expression: str, *, by_value: bool, wait: bool = False) -> dict[str, Any]:
        command = {
            "expression": expression,
            "contextId": await self.context(),
            "returnByValue": by_value,
            "awaitPromise": wait,
        }
        return await self.session.send("Runtime.evaluate", command)

    async def element(self, index: int) -> str | None:
        """The remote object id of the live element that the last snapshot stamped with `index`; None if it is gone."""
        try:
            got = await self._send(f"globalThis.leadwalk?.elements?.[{int(index)}]", by_value=False)
        except Exception as error:
            self._forget()
            if not _GONE.search(str(error)):
                raise
            return None
        found = got["result"].get("objectId")
        return str(found) if found and "exceptionDetails" not in got else None


async def collect(
    page: Page,
    world: World,
    stage: Stage,
    *,
    label: str = "",
    wanted: Sequence[str] = (),
    at_ms: int = 0,
    shot: bool = True,
) -> Snapshot:
    """One look at the page. `wanted`: names of globals to look up. Raises what the browser raises when the page dies."""
    seen = await world.evaluate(_COLLECT)
    frames = [_frame(f) for f in seen["frames"]]
    if seen["remote"]:
        frames += await _remote_frames(page, world, seen["remote"], len(frames))
    snapshot = Snapshot(
        stage=stage,
        label=label,
        at_ms=at_ms,
        url=seen["url"],
        html=_whole(seen["html"]),
        frames=frames,
        cookies=sorted({c["name"] for c in await page.context.cookies(seen["url"])} if _is_web(seen["url"]) else set()),
        globals=await _globals(world, wanted),
        viewport=(int(seen["viewport"][0]), int(seen["viewport"][1])),
        document_height=int(seen["height"]),
        truncated=bool(seen["truncated"]),
    )
    if shot:
        snapshot.shot = await picture(world.session, snapshot)
    return snapshot


async def picture(session: CDPSession, snapshot: Snapshot) -> Shot | None:
    """The page from its top, at most `SHOT_HEIGHT` high, as WebP."""
    width = max(1, snapshot.viewport[0])
    height = max(1, min(SHOT_HEIGHT, max(snapshot.document_height, snapshot.viewport[1])))
    taken = await session.send(
        "Page.captureScreenshot",
        {
            "format": "webp",
            "quality": SHOT_QUALITY,
            "captureBeyondViewport": True,
            "clip": {"x": 0, "y": 0, "width": width, "height": height, "scale": 1},
        },
    )
    data = base64.b64decode(taken["data"])
    scale = _webp_width(data) / width
    return Shot(width=round(width * scale), height=round(height * scale), scale=scale, data=data)


def _webp_width(data: bytes) -> float:
    """The width of a WebP image in pixels (developers.google.com/speed/webp/docs/riff_container)."""
    kind = data[12:16]
    if kind == b"VP8 ":
        return int.from_bytes(data[26:28], "little") & 0x3FFF
    if kind == b"VP8L":
        return (int.from_bytes(data[21:23], "little") & 0x3FFF) + 1
    return int.from_bytes(data[24:27], "little") + 1


async def vitals(world: World) -> dict[str, float | None]:
    """Figures that the browser measured since the visit began: fields of `crawler.evidence.Vitals`."""
    found: dict[str, float | None] = await world.evaluate(_VITALS, wait=True) or {}
    return found


async def _globals(world: World, wanted: Sequence[str]) -> dict[str, str]:
    if not wanted:
        return {}
    names = json.dumps([name.split(".") for name in wanted])
    got = await world.session.send(
        "Runtime.evaluate", {"expression": f"{_GLOBALS}({names})", "returnByValue": True, "timeout": 2000}
    )
    kinds = str(got.get("result", {}).get("value", "")).split()
    return {name: kind for name, kind in zip(wanted, kinds, strict=False) if kind != "undefined"}


def _frame(seen: dict[str, Any]) -> Frame:
    return Frame(
        url=seen["url"],
        owner=seen["owner"],
        parent=seen["parent"],
        cross_origin=bool(seen["cross_origin"]),
        visible=bool(seen["visible"]),
        box=_box(seen["box"]),
        html=_whole(seen["html"]),
    )


def _inner(seen: dict[str, Any], around: list[float] | None, parent: int) -> Frame:
    """A frame inside the frame number `parent`, which lies at `around` in the page."""
    box, x, y = seen["box"], *(around or [0, 0])[:2]
    moved = [box[0] + x, box[1] + y, box[2], box[3]] if box else None
    return _frame({**seen, "box": moved, "parent": parent if seen["parent"] is None else parent + 1 + seen["parent"]})


def _box(raw: list[float] | None) -> Box | None:
    return (raw[0], raw[1], raw[2], raw[3]) if raw else None


def _whole(text: str) -> str:
    """Text without lone surrogates, which cannot be stored."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _is_web(url: str) -> bool:
    return url.startswith(("http://", "https://"))


async def _remote_frames(page: Page, world: World, remote: list[dict[str, Any]], known: int) -> list[Frame]:
    """Documents of frames that live in other processes, each read through a session of its own. A frame that could not
    be read has no markup. `known`: how many frames the list holds before these."""
    from playwright.async_api import Error

    owners = {entry["index"]: entry for entry in remote}
    found: list[Frame] = []
    for frame in page.frames[1 : MAX_FRAMES + 1]:
        try:
            session = await page.context.new_cdp_session(frame)
        except Error:  # it shares our process
            continue
        try:
            async with asyncio.timeout(FRAME_SECONDS):
                tree = await session.send("Page.getFrameTree")
                index = await _owner_index(world, tree["frameTree"]["frame"]["id"])
                if index not in owners:
                    continue
                seen = await World(session).evaluate(_COLLECT)
                entry = owners.pop(index)
                here = known + len(found)
                found.append(_frame({**entry, "url": seen["url"], "cross_origin": True, "html": seen["html"]}))
                found += [_inner(f, entry["box"], here) for f in seen["frames"]]
        except (Error, RuntimeError, TimeoutError):
            continue
        finally:
            await _detach(session)
    unread = [_frame({**entry, "cross_origin": True, "html": ""}) for entry in owners.values()]
    return found + unread


async def _detach(session: CDPSession) -> None:
    from playwright.async_api import Error

    try:
        await session.detach()
    except Error:
        return


async def _owner_index(world: World, frame_id: str) -> int:
    """The stamp of the iframe element that holds a frame."""
    owner = await world.session.send("DOM.getFrameOwner", {"frameId": frame_id})
    node = await world.session.send(
        "DOM.resolveNode", {"backendNodeId": owner["backendNodeId"], "executionContextId": await world.context()}
    )
    got = await world.session.send(
        "Runtime.callFunctionOn",
        {
            "objectId": node["object"]["objectId"],
            "functionDeclaration": "function() { return globalThis.leadwalk.elements.indexOf(this); }",
            "returnByValue": True,
        },
    )
    return int(got["result"]["value"])
