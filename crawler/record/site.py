"""All that was seen of a site. The crawler writes it; every later stage reads it and nothing else."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import ConfigDict, Field

from crawler.record.base import SCHEMA, Record
from crawler.record.causes import Caused
from crawler.record.form import FormTrial
from crawler.record.gaps import Gap
from crawler.record.page import Page
from crawler.record.walk import Walk


class WidgetOpening(Record):
    """A callback button, a chat's launcher or a hint that was tried to see what it opens."""

    kind: Literal["callback", "chat", "hint"]
    label: str
    """The words of what was pressed."""
    selector: str = ""
    """Of what was pressed, in the markup before the press."""
    launcher: str = ""
    """The signature's selector that named the launcher; "icon" for a callback button that its code named, "" for what
    was known by its words."""
    pressed: bool = False
    how: Literal["press", "hover", "focus"] = "press"
    """How it was tried; `pressed` says whether it could be."""
    held: int = 0
    """Requests and messages held back because they would have sent something."""
    page: Page
    """The page before the press (stage "settled") and after it ("opened"), with the requests that the press caused."""


class SocialAnswer(Record):
    """What a page in a social network answered to one request: a status, or why there was none."""

    url: str
    status: int | None
    reason: str = ""


SiteOutcome = Literal["complete", "partial", "blocked", "unreachable"]


class SiteEvidence(Caused):
    """All that was seen of one site in one run."""

    schema_: int = Field(default=SCHEMA, alias="schema")
    name: str
    slug: str
    url: str
    role: Literal["own", "competitor"] = "own"
    profile: Literal["auto", "shop", "services", "b2b"] = "auto"
    market: str = "RU"
    """ISO 3166 code of the country whose customers are meant."""
    started: datetime
    ended: datetime | None = None
    outcome: SiteOutcome = "complete"
    browser: str = ""
    leadwalk: str = ""
    robots: Literal["allowed", "partly", "refused", "none", "ignored", "unread"] = "unread"
    sitemaps: list[str] = []
    links: dict[str, str] = {}
    """Links seen and not visited: URL to guessed role."""
    pages: list[Page] = []
    walk: Walk | None = None
    openings: list[WidgetOpening] = Field(default=[], alias="touches")
    """What was pressed (or pointed at) to see what it opens; stored as `touches`."""
    social: list[SocialAnswer] = []
    """Answers of the company's pages in social networks."""
    tried: list[FormTrial] = []
    """Forms of the pages that were tried with the network cut off; that of the checkout stands in its step."""
    gaps: list[Gap] = []

    model_config = ConfigDict(extra="forbid", populate_by_name=True)
