"""The journey to the checkout: its steps, and how it ended."""

from __future__ import annotations

from typing import Literal

from crawler.record.base import Record
from crawler.record.causes import Caused
from crawler.record.form import FormTrial
from crawler.record.vocabulary import Device


class Candidate(Record):
    """A control that the walk weighed."""

    action: str
    text: str
    selector: str
    score: float
    why: str = ""


StepName = Literal["product", "cart", "contact", "address", "delivery", "payment", "review", "checkout", "ordered"]


class Step(Record):
    """One step of the journey. `page` is the number of the page in `SiteEvidence.pages` that shows it."""

    name: StepName
    url: str
    action: str = ""
    why: str = ""
    page: int
    candidates: list[Candidate] = []
    demanded: list[str] = []
    """Selectors of fields that the journey could not go on without."""
    refused: list[str] = []
    """Selectors of fields that the page's own script called wrong when the empty form was tried with the network
    cut."""
    tried: FormTrial | None = None
    sent: int = 0
    """Requests other than GET, HEAD and OPTIONS that the walk caused to get here."""


WalkOutcome = Literal["checkout", "login_wall", "cart", "product", "no_shop", "blocked", "budget", "failed"]


class Walk(Caused):
    """The journey to the checkout, as far as it came."""

    url: str
    device: Device = "desktop"
    mode: Literal["read", "fill"] = "read"
    outcome: WalkOutcome
    platform: str | None = None
    steps: list[Step] = []
    requests_written: int = 0
    """Requests other than GET, HEAD and OPTIONS that the walk itself caused after the cart was filled."""
    page_requests_written: int = 0
    """The same, sent by the pages themselves while they loaded."""
    page_messages_sent: int = 0
    """Messages that pages sent over WebSockets after the cart was filled."""
    ordered: bool = False
    """The order was placed, as the owner of the site asked for."""
    elapsed_ms: int = 0
