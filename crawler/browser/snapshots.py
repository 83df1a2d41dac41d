"""Takes a snapshot of a live page: stamped markup, frames, cookies, globals and a picture.

The collector runs in isolated worlds made through the DevTools protocol: one in the page, which reads frames of the
same origin too, and one in each frame of another origin, whichever process it lives in. What it reads is a copy;
nothing is written to the page.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PIL import Image

from crawler.browser.faults import ScriptError
from crawler.browser.scripts import called, script
from crawler.record.page import Frame, Shot, Snapshot
from crawler.record.vocabulary import Box, Stage

if TYPE_CHECKING:
    from playwright.async_api import CDPSession, Page

WORLD = "leadwalk"
SHOT_HEIGHT = 6_000
"""Screenshots end here, in CSS pixels: beyond, pages repeat themselves and pictures cost more than they show."""
SHOT_QUALITY = 72
"""JPEG: a picture of 6000 pixels' height took a third of the time that WebP took, and 2.5 times its bytes."""
SHOT_SECONDS = 8.0
MAX_FRAMES = 60
FRAME_SECONDS = 5.0

_TRIES = 5
_GONE = re.compile(r"context|navigat|frame with the given id|no frame", re.I)
"""What the browser says when a navigation took our world away."""


class World:
    """Our isolated world in one frame, made anew after each navigation. Without `frame` it is the session's own one."""

    def __init__(self, session: CDPSession, frame: str | None = None) -> None:
        self.session = session
        self.frame = frame
        self._context: int | None = None
        if frame is None:
            session.on("Runtime.executionContextsCleared", self._forget)

    def _forget(self, _: object = None) -> None:
        self._context = None

    async def context(self) -> int:
        """The execution context's number."""
        if self._context is None:
            frame = self.frame or (await self.session.send("Page.getFrameTree"))["frameTree"]["frame"]["id"]
            made = await self.session.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": WORLD})
            self._context = int(made["executionContextId"])
        return self._context

    async def call(self, function: str, *arguments: object, wait: bool = False) -> Any:
        """The value of a function in our world; with `wait`, what its promise gives. A navigation in between is waited
        for, not for ever. Raises ScriptError where the function fails, and what the browser raises."""
        return await self.evaluate(called(function, *arguments), wait=wait)

    async def evaluate(self, expression: str, *, wait: bool = False) -> Any:
        """The same of an expression."""
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
            raise ScriptError(str(got["exceptionDetails"].get("exception", {}).get("description", "failed"))[:300])
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
            got = await self._send(called(script(__file__, "stamped_element"), index), by_value=False)
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
    """One look at the page. `wanted`: names of globals to look up. Raises what the browser raises when the page
    dies."""
    seen = await world.call(script(__file__, "snapshot"))
    frames = [_frame(f) for f in seen["frames"]]
    if seen["remote"]:
        others = _Frames(page, frames)
        try:
            await others.add(world, seen["remote"])
        finally:
            await others.close()
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
        snapshot.shot = await picture(page, world, snapshot)
    return snapshot


async def picture(page: Page, world: World, snapshot: Snapshot) -> Shot | None:
    """The page from its top, at most `SHOT_HEIGHT` high, as JPEG; None where the page cannot be painted in time.

    The browser resizes the page for a moment to paint what lies below the fold. The page is not told: a menu that
    closes on resizing would be gone in what is seen next. Playwright paints, because it knows the emulated device.
    """
    from playwright.async_api import Error

    width = max(1, snapshot.viewport[0])
    height = max(1, min(SHOT_HEIGHT, max(snapshot.document_height, snapshot.viewport[1])))
    await world.call(script(__file__, "deaf_to_resize"))
    try:
        data = await page.screenshot(
            type="jpeg",
            quality=SHOT_QUALITY,
            full_page=True,
            clip={"x": 0, "y": 0, "width": width, "height": height},
            animations="allow",
            caret="initial",
            scale="device",
            timeout=SHOT_SECONDS * 1000,
        )
    except Error:
        if page.is_closed():
            raise
        return None
    finally:
        await world.call(script(__file__, "hears_resize"), wait=True)
    with Image.open(BytesIO(data)) as image:
        pixels = image.size
    return Shot(width=pixels[0], height=pixels[1], scale=pixels[0] / width, data=data)


async def vitals(world: World) -> dict[str, float | None]:
    """Figures that the browser measured since the visit began: fields of `crawler.record.page.Vitals`."""
    found: dict[str, float | None] = await world.call(script(__file__, "vitals"), wait=True) or {}
    return found


async def _globals(world: World, wanted: Sequence[str]) -> dict[str, str]:
    if not wanted:
        return {}
    expression = called(script(__file__, "global_types"), [name.split(".") for name in wanted])
    got = await world.session.send(
        "Runtime.evaluate", {"expression": expression, "returnByValue": True, "timeout": 2000}
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


def _box(raw: list[float] | None) -> Box | None:
    return (raw[0], raw[1], raw[2], raw[3]) if raw else None


def _whole(text: str) -> str:
    """Text without lone surrogates, which cannot be stored."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _is_web(url: str) -> bool:
    return url.startswith(("http://", "https://"))


class _Frames:
    """Adds the documents of frames that scripts of their parent cannot reach, in this process or in another."""

    def __init__(self, page: Page, found: list[Frame]) -> None:
        self._page = page
        self._found = found
        self._sessions: dict[str, CDPSession] | None = None

    async def add(self, world: World, remote: list[dict[str, Any]], base: int = 0) -> None:
        """Adds `remote`, which a look in `world` listed, and all that they hold. One that cannot be read has no markup.
        `base`: where the frames that the same look read begin in the list."""
        for entry in remote[: max(0, MAX_FRAMES - len(self._found))]:
            parent = None if entry["parent"] is None else base + int(entry["parent"])
            frame = _frame({**entry, "parent": parent, "cross_origin": True, "html": ""})
            self._found.append(frame)
            with suppress(_error(), ScriptError, TimeoutError):
                async with asyncio.timeout(FRAME_SECONDS):
                    await self._read(world, int(entry["index"]), frame)

    async def _read(self, world: World, index: int, frame: Frame) -> None:
        element = await world.element(index)
        if element is None:
            return
        number = len(self._found) - 1
        node = await world.session.send("DOM.describeNode", {"objectId": element})
        inside = await self._world(world, node["node"].get("frameId", ""))
        seen = await inside.call(script(__file__, "snapshot"))
        if seen["url"].startswith("chrome-error:"):
            return
        frame.url, frame.html = seen["url"], _whole(seen["html"])
        base = len(self._found)
        x, y = frame.box[:2] if frame.box else (0, 0)
        for entry in [*seen["frames"], *seen["remote"]]:
            if entry["box"]:
                entry["box"] = [entry["box"][0] + x, entry["box"][1] + y, *entry["box"][2:]]
        for entry in seen["frames"]:
            parent = number if entry["parent"] is None else base + entry["parent"]
            self._found.append(_frame({**entry, "parent": parent}))
        await self._add_below(inside, seen["remote"], base, number)

    async def _add_below(self, world: World, remote: list[dict[str, Any]], base: int, number: int) -> None:
        before = len(self._found)
        await self.add(world, remote, base)
        for frame in self._found[before:]:
            if frame.parent is None:
                frame.parent = number

    async def _world(self, world: World, frame_id: str) -> World:
        """Our world in a frame: through the parent's session, or its own where it lives in another process."""
        tree = await world.session.send("Page.getFrameTree")
        if frame_id in _ids(tree["frameTree"]):
            return World(world.session, frame_id)
        if self._sessions is None:
            self._sessions = await self._other_processes()
        session = self._sessions.get(frame_id)
        if session is None:
            raise ScriptError("the frame has gone")
        return World(session)

    async def _other_processes(self) -> dict[str, CDPSession]:
        sessions: dict[str, CDPSession] = {}
        for frame in self._page.frames[1 : MAX_FRAMES + 1]:
            with suppress(_error()):  # a frame of the parent's process has no session
                session = await self._page.context.new_cdp_session(frame)
                tree = await session.send("Page.getFrameTree")
                sessions[tree["frameTree"]["frame"]["id"]] = session
        return sessions

    async def close(self) -> None:
        """Ends the sessions."""
        for session in (self._sessions or {}).values():
            with suppress(_error()):
                await session.detach()


def _ids(tree: dict[str, Any]) -> set[str]:
    """The ids of a frame tree."""
    found, stack = set(), [tree]
    while stack:
        node = stack.pop()
        found.add(node["frame"]["id"])
        stack += node.get("childFrames", [])
    return found


def _error() -> type[Exception]:
    """Playwright's error, loaded only when a browser runs."""
    from playwright.async_api import Error

    return Error
