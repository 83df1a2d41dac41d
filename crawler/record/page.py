"""A visit to a page: its snapshots, requests, screenshots, and where on it a fact was seen.

Markup and screenshots are held in memory here (`Snapshot.html`, `Frame.html`, `Shot.data`) and kept in files of their
own on disk; `crawler.record.store` moves them. Times are UTC; durations are milliseconds since the visit began.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from crawler.record.base import Record
from crawler.record.gaps import Gap
from crawler.record.vocabulary import Box, Device, PageRole, Signal, Stage


class Proof(Record):
    """Where a fact was seen."""

    page: str
    """URL of the page."""
    signal: Signal
    quote: str = ""
    """The text, URL or name that was seen, shortened to 300 characters."""
    selector: str | None = None
    box: Box | None = None
    shot: str | None = None
    """Run-relative path of the screenshot that `box` lies on."""


class Shot(Record):
    """A screenshot. `scale` is image pixels per CSS pixel; the image begins at the document's top left corner."""

    file: str = ""
    width: int
    height: int
    scale: float = 1.0
    kind: Literal["viewport", "full"] = "full"
    data: Annotated[bytes, Field(exclude=True, repr=False)] = b""


class Frame(Record):
    """The document of an iframe, below any depth of frames."""

    url: str
    owner: str
    """CSS selector of the iframe element in its parent document."""
    parent: int | None = None
    """Index of the parent in `Snapshot.frames`; None for the main document."""
    cross_origin: bool = False
    visible: bool = True
    box: Box | None = None
    file: str = ""
    html: Annotated[str, Field(exclude=True, repr=False)] = ""


class Snapshot(Record):
    """One look at a page: stamped markup (see `crawler.reading.pages.document`), frames, cookies, globals and a
    picture."""

    stage: Stage
    label: str = ""
    """For stage "opened": what was pressed."""
    at_ms: int = 0
    url: str = ""
    """The address bar at that moment."""
    file: str = ""
    html: Annotated[str, Field(exclude=True, repr=False)] = ""
    frames: list[Frame] = []
    cookies: list[str] = []
    """Names only: values may be secrets."""
    globals: dict[str, str] = {}
    """Of the global names asked for, those that exist, with the type of each."""
    viewport: tuple[int, int] = (0, 0)
    document_height: int = 0
    shot: Shot | None = None
    truncated: bool = False


class Request(Record):
    """A request that the page caused."""

    url: str
    method: str = "GET"
    type: str = ""
    """Playwright's resource type: document, script, xhr, fetch, image, websocket ..."""
    status: int | None = None
    failure: str | None = None
    at_ms: int = 0
    stage: Stage = "settled"
    """`first_seen`: sent before the cookie banner was answered."""
    frame: str = ""
    by_walk: bool = False
    """Caused by what the journey pressed, not by loading a page."""


class Wait(Record):
    """What a visit waited for, for how long, and whether it came."""

    what: Literal["load", "network_quiet", "dom_quiet", "scroll", "late_widgets", "consent"]
    ms: int
    reached: bool


class Vitals(Record):
    """Figures that the browser measured during the visit, in milliseconds; layout shift has no unit."""

    ttfb: float | None = None
    dom_content_loaded: float | None = None
    load: float | None = None
    largest_contentful_paint: float | None = None
    layout_shift: float | None = None
    transferred: int | None = None
    """Bytes received."""


class ConsentAnswer(Record):
    """What was done about the cookie banner."""

    seen: bool = False
    selector: str | None = None
    text: str = ""
    pressed: str | None = None
    closed: bool | None = None


class AccessIssue(Record):
    """One element of a form, a dialog or a contact that axe-core finds hard or impossible for some people to use."""

    rule: str
    """axe-core's name of the rule."""
    impact: str = ""
    """minor, moderate, serious, critical."""
    where: Literal["form", "dialog", "contact"]
    help: str = ""
    message: str = ""
    selector: str = ""
    quote: str = ""
    box: Box | None = None


class Page(Record):
    """One visit to one address with one device."""

    n: int
    url: str
    final_url: str = ""
    device: Device = "desktop"
    role: PageRole = "other"
    role_why: str = ""
    status: int | None = None
    headers: dict[str, str] = {}
    title: str = ""
    found_on: str | None = None
    link_text: str = ""
    """Words of the link that led here; of a page of search results (role "search"), the word that was asked for."""
    rendered: bool = True
    visited: datetime | None = None
    elapsed_ms: int = 0
    snapshots: list[Snapshot] = []
    requests: list[Request] = []
    console_errors: list[str] = []
    waits: list[Wait] = []
    vitals: Vitals | None = None
    consent: ConsentAnswer | None = None
    accessibility: list[AccessIssue] | None = None
    """None: not looked at."""
    gaps: list[Gap] = []
