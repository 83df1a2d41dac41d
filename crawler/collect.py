"""Takes a snapshot of a live page: stamped markup, frames, cookies, globals and a picture.

The collector runs in an isolated world made through the DevTools protocol, with access to all same-process frames; frames
of other processes have a session of their own. What it reads is a copy; nothing is written to the page.
"""

from __future__ import annotations

import base64
import json
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

_COLLECT = (Path(__file__).parent / "collect.js").read_text(encoding="utf-8")

_GLOBALS = """(names => {
  const found = {};
  for (let i = 0; i < names.length; i++) {
    let value = window, there = true;
    const parts = names[i];
    for (let j = 0; j < parts.length && there; j++) {
      try { there = value !== null && value !== undefined && parts[j] in Object(value); if (there) value = value[parts[j]]; }
      catch (error) { there = false; }
    }
    if (!there || value === undefined || value === null) continue;
    try { if (typeof value === "object" && (value.nodeType || value === value.window)) continue; } catch (error) { continue; }
    found[parts.join(".")] = typeof value;
  }
  return found;
})"""

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
        """The value of an expression in our world; with `wait`, what its promise gives. Raises RuntimeError."""
        for last in (False, True):
            try:
                got = await self.session.send(
                    "Runtime.evaluate",
                    {
                        "expression": expression,
                        "contextId": await self.context(),
                        "returnByValue": True,
                        "awaitPromise": wait,
                    },
                )
            except Exception as error:  # playwright raises its own Error for a context that a navigation took away
                self._forget()
                if last or "context" not in str(error).lower():
                    raise
                continue
            if "exceptionDetails" in got:
                raise RuntimeError(str(got["exceptionDetails"].get("exception", {}).get("description", "failed"))[:300])
            return got["result"].get("value")
        raise RuntimeError("the page kept navigating")

    async def element(self, index: int) -> str | None:
        """The remote object id of the live element that the last snapshot stamped with `index`; None if it is gone."""
        got = await self.session.send(
            "Runtime.evaluate",
            {
                "expression": f"globalThis.leadwalk && globalThis.leadwalk.elements[{int(index)}]",
                "contextId": await self.context(),
            },
        )
        found = got["result"].get("objectId")
        return str(found) if found else None


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
        frames += await _remote_frames(page, world, seen["remote"])
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
    value = got.get("result", {}).get("value")
    return {str(k): str(v) for k, v in value.items()} if isinstance(value, dict) else {}


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


def _box(raw: list[float] | None) -> Box | None:
    return (raw[0], raw[1], raw[2], raw[3]) if raw else None


def _whole(text: str) -> str:
    """Text without lone surrogates, which cannot be stored."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _is_web(url: str) -> bool:
    return url.startswith(("http://", "https://"))


async def _remote_frames(page: Page, world: World, remote: list[dict[str, Any]]) -> list[Frame]:
    """Documents of frames that live in other processes, each read through a session of its own."""
    from playwright.async_api import Error

    owners = {entry["index"]: entry for entry in remote}
    found: list[Frame] = []
    for frame in page.frames[1:61]:
        try:
            session = await page.context.new_cdp_session(frame)
        except Error:
            continue
        try:
            tree = await session.send("Page.getFrameTree")
            index = await _owner_index(world, tree["frameTree"]["frame"]["id"])
            entry = owners.get(index)
            if entry is None:
                continue
            seen = await World(session).evaluate(_COLLECT)
            found.append(_frame({**entry, "url": seen["url"], "cross_origin": True, "html": seen["html"]}))
        except (Error, RuntimeError):
            continue
        finally:
            await _detach(session)
    return found


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
