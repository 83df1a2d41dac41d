"""The record of what was seen on a site.

The crawler writes it, every later stage reads it and nothing else. Page markup and screenshots are held in memory here
(`Snapshot.html`, `Frame.html`, `Shot.data`) and kept in files of their own on disk; `crawler.record.store` moves them.
Boxes are [x, y, width, height] in CSS pixels from the top left corner of the document. Times are UTC; durations are
milliseconds since the visit began.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA = 1
"""Number of the record's format; `crawler.record.store` upgrades older ones and refuses newer ones."""

Box = tuple[float, float, float, float]

Device = Literal["desktop", "mobile"]

Language = Literal["ru", "en"]
"""Languages of the reports."""

Stage = Literal["first_seen", "settled", "opened"]
"""When a snapshot was taken: before the cookie banner was answered; after the page came to rest (banner answered, page
scrolled, late widgets waited for); after something was pressed (a pop-up, a step of the journey)."""

EXIT_INTENT = "exit intent"
"""Label of a snapshot "opened" that shows what came when the visitor seemed to leave."""

PageRole = Literal[
    "home", "contacts", "delivery", "payment", "delivery_payment", "legal_entities", "about", "requisites", "returns",
    "warranty", "terms", "privacy", "consent_document", "faq", "reviews", "category", "product", "cart", "checkout",
    "login", "search", "service", "quote", "article", "other",
]  # fmt: skip

GapKind = Literal[
    "blocked",  # the site refused us: captcha, 403, 429
    "robots",  # robots.txt does not allow it
    "timeout",
    "unreachable",  # no DNS, no connection, TLS failure
    "http_error",  # 4xx or 5xx other than a block
    "not_html",
    "budget",  # a limit of pages, seconds or bytes was reached
    "truncated",  # larger than the limit; what was kept was read
    "frame",  # a frame's content could not be read
    "not_rendered",  # read without a browser: scripts did not run
    "crashed",  # the page or the browser died
    "journey",  # the walk stopped before this point
    "not_found",  # nothing on the site leads there
]

Signal = Literal["script", "request", "global", "selector", "iframe", "cookie", "link", "text", "schema_org", "header"]

FieldType = Literal[
    "name", "given-name", "family-name", "patronymic", "nickname", "email", "tel", "street-address", "address-line2",
    "address-line3", "address-level1", "address-level2", "postal-code", "country", "organization", "organization-title",
    "inn", "kpp", "ogrn", "bday", "sex", "username", "current-password", "new-password", "one-time-code", "cc-number",
    "cc-name", "cc-exp", "cc-exp-month", "cc-exp-year", "cc-csc", "cc-type", "url", "subject", "comment", "consent",
    "subscribe", "promo-code", "delivery-method", "payment-method", "delivery-time", "captcha", "quantity", "file",
    "search", "rating", "option", "account-choice", "legal-entity-switch", "language", "currency", "date", "price",
    "passport", "messenger", "other",
]  # fmt: skip
"""HTML autocomplete tokens where one exists, our own names where none does."""

Purpose = Literal[
    "callback", "contact", "order", "checkout", "newsletter", "search", "login", "registration", "password_recovery",
    "booking", "quiz", "review", "filter", "other",
]  # fmt: skip

Confidence = Literal["certain", "likely"]
"""How sure it is that a vendor's widget is there: two independent signals make it certain."""

RequiredBy = Literal["attribute", "marked", "validation", "step"]


class Record(BaseModel):
    """Base of every record: unknown keys are an error, so that a newer file is never half read."""

    model_config = ConfigDict(extra="forbid")


class Gap(Record):
    """Something that could not be seen, and why. What depends on it is unknown, never absent."""

    kind: GapKind
    reason: str
    url: str | None = None
    role: PageRole | None = None
    """The role of page that stays unseen because of it, where known."""


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
    """One look at a page: stamped markup (see `crawler.reading.pages.document`), frames, cookies, globals and a picture."""

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


class Consent(Record):
    """How a form asks for consent to the processing of personal data."""

    checkbox: bool = False
    prechecked: bool = False
    policy_link: str | None = None
    text: str = ""
    """The wording beside the box or the button."""
    documents: list[str] = []
    """Links inside that wording, absolute."""


class Trial(Record):
    """A field filled with a neutral value (or left empty), and what the page made of it when its form was sent with the
    network cut off."""

    typed: str
    """"": left empty."""
    refused: bool | None = None
    """None: the form was not sent, or it spoke of fields before this one only."""
    became: str = ""
    """What the field held before the press, where its script changed what was typed."""
    kept: bool | None = None
    """Whether that still stood in the field after the press."""
    message: str = ""
    language: str = ""
    """Two letters; "" without a message, and for the browser's own, which speaks the visitor's language."""
    place: Literal["beside", "elsewhere", "dialog", "browser", ""] = ""
    """Where the message stood; "": none was seen."""


class FormField(Record):
    """One box of a form, or one choice (all radio buttons of a name). Split boxes (three for one phone) are one question:
    the first has their number as `parts`, the others 0."""

    type: FieldType
    name: str = ""
    label: str = ""
    attributes: dict[str, str] = {}
    selector: str = ""
    tag: str = ""
    input_type: str = ""
    visible: bool = True
    required: bool | None = None
    """None: the form does not say, or its signals disagree; `required_by` keeps those that say so."""
    required_by: list[RequiredBy] = []
    prechecked: bool = False
    prefilled: bool = False
    options: list[str] = []
    parts: int = 1
    """Boxes of the question that begins here; 0: a further box of the question before."""
    box: Box | None = None
    trials: list[Trial] = []


EmptyPress = Literal["refused", "sent", "silent"]
"""What a form did when its button was pressed and nothing was filled in: called fields wrong; went off to the server (which
might have refused it); neither."""


class Form(Record):
    """A form, with a `<form>` element or without one."""

    purpose: Purpose
    purpose_why: str = ""
    attributes: dict[str, str] = {}
    selector: str = ""
    action: str = ""
    method: str = ""
    heading: str = ""
    visible: bool = True
    popup: bool = False
    fields: list[FormField] = []
    consent: Consent = Consent()
    submit: str = ""
    box: Box | None = None
    proof: list[Proof] = []
    when_empty: EmptyPress | None = None
    """None: not tried."""


class FieldTrial(Record):
    """The trials of one field; the rest tells which field it was."""

    selector: str
    type: FieldType
    name: str = ""
    label: str = ""
    trials: list[Trial]


class FormTrial(Record):
    """A form that was tried with the network cut off."""

    page: str
    """URL of the page."""
    selector: str
    purpose: Purpose
    when_empty: EmptyPress
    fields: list[FieldTrial] = []
    ms: int = 0
    """How long the trial took."""


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
    """Selectors of fields that the page's own script called wrong when the empty form was tried with the network cut."""
    tried: FormTrial | None = None
    sent: int = 0
    """Requests other than GET, HEAD and OPTIONS that the walk caused to get here."""


WalkOutcome = Literal["checkout", "login_wall", "cart", "product", "no_shop", "blocked", "budget", "failed"]


class Walk(Record):
    """The journey to the checkout, as far as it came."""

    url: str
    device: Device = "desktop"
    mode: Literal["read", "fill"] = "read"
    outcome: WalkOutcome
    reason: str = ""
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


class Touch(Record):
    """A callback button, a chat's launcher or a hint that was tried to see what it opens."""

    kind: Literal["callback", "chat", "hint"]
    label: str
    """The words of what was pressed."""
    selector: str = ""
    """Of what was pressed, in the markup before the press."""
    launcher: str = ""
    """The signature's selector that named the launcher; "icon" for a callback button that its code named, "" for what was
    known by its words."""
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


class SiteEvidence(Record):
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
    reason: str = ""
    browser: str = ""
    leadwalk: str = ""
    robots: Literal["allowed", "partly", "refused", "none", "ignored", "unread"] = "unread"
    sitemaps: list[str] = []
    links: dict[str, str] = {}
    """Links seen and not visited: URL to guessed role."""
    pages: list[Page] = []
    walk: Walk | None = None
    touches: list[Touch] = []
    social: list[SocialAnswer] = []
    """Answers of the company's pages in social networks."""
    tried: list[FormTrial] = []
    """Forms of the pages that were tried with the network cut off; that of the checkout stands in its step."""
    gaps: list[Gap] = []

    model_config = ConfigDict(extra="forbid", populate_by_name=True)
