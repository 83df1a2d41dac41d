"""The scorecard: the one view model that every writer reads, and the published shape of `scorecard.json`.

`SCHEMA` is raised when a key is renamed, dropped or changes its meaning; adding keys does not raise it. Pictures are
kept beside the model's JSON, not in it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from checks.engine.score import Score
from checks.facts.checkout.model import Checkout
from checks.facts.pages.model import PageInfo
from checks.facts.site import Facts, Profile
from checks.measures.friction import Advice, Friction
from checks.measures.touchpoint_chain import Stage, TouchKind
from checks.model.finding import Category, Finding, Severity
from checks.model.source import Effect, Effort, Grade, Source
from checks.model.text import Model, Text
from crawler.record.form import Consent
from crawler.record.gaps import Gap
from crawler.record.page import Proof
from crawler.record.site import SiteOutcome
from crawler.record.vocabulary import Box, Language, Purpose, RequiredBy

SCHEMA = 2

State = Literal["yes", "no", "unknown", "n/a"]
Decision = Literal["adopt", "consider", "skip", "have"]


class RunInfo(Model):
    """Which run the scorecard is made from. Times are UTC."""

    id: str
    started: datetime
    ended: datetime | None = None
    leadwalk: str = ""
    lang: list[Language] = ["ru", "en"]
    """The first one is shown until the reader switches."""
    project: str = ""
    market: str = "RU"
    browser: str = ""
    min_grade: Grade | None = Field(default=None, alias="evidence")
    """Checks whose effect has a weaker grade are left out; None: none is."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Cell(Model):
    """What one site has of one feature."""

    state: State
    text: Text
    proof: list[Proof] = []


class Row(Model):
    """One feature over all sites."""

    row: str
    title: Text
    group: str
    cells: dict[str, Cell]
    """By site name, in the order of the sites."""
    differs: bool = False
    """Some sites are known to have it and some to lack it."""
    lacking: bool = False
    """The first own site is known to lack what some competitor has."""
    checks: list[str] = []
    """Checks that give it its weight."""
    answered_by: str | None = None
    """The one of them whose question it is: the cells' states are that check's findings."""
    weight: int = 1
    """Points of the heaviest of those checks; 1 where no study measured the effect."""
    effort: Effort = "medium"
    decision: Decision | None = None
    reason: Text | None = None


class Exemplar(Model):
    """Another site that does it well."""

    site: str
    message: Text
    proof: list[Proof] = []


class Fix(Model):
    """Something to put right, with what it costs and what to do."""

    check: str
    category: Category
    severity: Severity
    title: Text
    message: Text
    why: Text
    fix: Text
    effort: Effort
    points: float
    """How far the score would rise, in points of 100."""
    grade: Literal["A", "B", "C", "D"] | None = None
    sources: list[Source] = []
    proof: list[Proof] = []
    done_well_by: list[Exemplar] = []


class PathStep(Model):
    """One frame of the way from the home page to the checkout."""

    name: str
    url: str
    action: str = ""
    """The words on what was pressed to get here."""
    fields: int | None = None
    """Fields that the step shows; None: it has no form to fill in."""
    required: list[str] = []
    """Labels of the fields that the step demands, ticks of consent included."""
    demanded: int | None = None
    """How many of those are to be filled in; None in older scorecards."""
    total: str | None = None
    payments: list[str] = []
    """Ids of payment methods shown for the first time."""
    delivery: list[str] = []
    shot: str | None = None


class FieldAdvice(Model):
    """One field of a form, and what to do with it."""

    type: str
    label: str
    required: bool | None
    required_by: list[RequiredBy] = []
    prechecked: bool = False
    options: list[str] = []
    advice: Advice = "keep"
    reason: Text | None = None
    notes: list[Text] = []
    """What the form said when the field was tried offline, where that was not well said."""


class FormCard(Model):
    """A form as a customer sees it, and the shorter one that would do."""

    purpose: Purpose
    heading: str = ""
    page: str = ""
    step: int | None = None
    """Index of the step of the journey that shows it."""
    popup: bool = False
    fields: list[FieldAdvice]
    asked: int | None = None
    """Fields to fill in, ticks of consent left out and split boxes counted once; None in older scorecards."""
    required: int = 0
    """How many of those are required."""
    proposed: list[FieldAdvice] = []
    """Empty where nothing needs to change."""
    enough: Text | None = None
    """How many of the questions are enough, and which."""
    html: str = ""
    """The proposed form as markup."""
    friction: Friction | None = None
    submit: str = ""
    consent: Consent = Consent()
    proof: list[Proof] = []


class Promise(Model):
    """Two places of a site that speak of the same thing, and whether they agree."""

    kind: Literal["payment", "delivery", "phones", "hours", "addresses"]
    state: Literal["agrees", "differs", "unknown"]
    text: Text
    proof: list[Proof] = []


class CheckoutCard(Checkout):
    """The journey, numbered like the output of `walk --json`."""

    schema_: int = Field(default=1, alias="schema")

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class StageCard(Stage):
    """A stage of the chain of touchpoints, beside those of the other sites."""

    held_best_by: str | None = None
    """The site with more of this stage's touchpoints; None: no other has."""
    theirs: list[TouchKind] = []
    """What that site has, and this one lacks."""


class PublishedGap(Gap):
    """A gap with its reason in both languages; scorecards of 0.1 have it in English alone."""

    text: Text | None = None


class SiteCard(Model):
    """All that the scorecard says of one site."""

    name: str
    slug: str
    url: str
    role: Literal["own", "competitor"]
    profile: Profile
    profile_why: Text = Text(ru="", en="")
    outcome: SiteOutcome = "complete"
    reason: str = ""
    reason_text: Text | None = None
    """The reason in both languages; scorecards of 0.1 have it in English alone."""
    score: Score
    place: int | None = None
    """Among the sites with a score; equal scores share a place."""
    pages: list[PageInfo] = []
    facts: Facts = Facts()
    checkout: CheckoutCard | None = None
    findings: list[Finding] = []
    gaps: list[PublishedGap] = []
    coverage: dict[str, list[PublishedGap]] = {}
    """Per kind of fact why its absence cannot be stated."""
    path: list[PathStep] = []
    touchpoints: list[StageCard] = []
    forms: list[FormCard] = []
    consistency: list[Promise] = []


class CheckInfo(Model):
    """How one check was weighed."""

    id: str
    version: int
    category: Category
    title: Text
    why: Text
    weight: int
    effort: Effort
    effect: Effect
    sources: list[Source] = []


class HistoryPoint(Model):
    """The score of a site in an earlier run."""

    run: str
    started: datetime
    site: str
    value: float | None
    low: float
    high: float
    coverage: float


class Change(Model):
    """One thing that differs between two runs."""

    site: str
    kind: str
    """A kind of fact, `check`, `score`, `outcome` or `site`."""
    what: Literal["added", "removed", "changed"]
    better: bool | None = None
    """For the customer; None where it is neither."""
    text: Text


class Picture(Model):
    """An image of the report, WebP."""

    id: str
    width: int
    height: int
    data: bytes


class Crop(Model):
    """A picture of what a proof points at. `mark` is the element's box in the picture's pixels."""

    picture: str
    mark: Box | None = None


class Scorecard(Model):
    """What a run found, ready to be written in any format."""

    schema_: int = Field(default=SCHEMA, alias="schema")
    run: RunInfo
    sites: list[SiteCard]
    """Own sites first, then in the order given."""
    verdict: Text
    unseen: Text
    """What could not be seen, in one sentence."""
    comparison: list[Row]
    first_fixes: list[Fix]
    next_fixes: list[Fix] = []
    method: list[CheckInfo] = []
    history: list[HistoryPoint] = []
    changes: list[Change] = []
    """Since the run before, which began at `changed_since`."""
    changed_since: datetime | None = None
    pictures: Annotated[dict[str, Picture], Field(exclude=True, repr=False)] = {}
    crops: Annotated[dict[str, Crop], Field(exclude=True, repr=False)] = {}
    """By `reports.sections.pictures.key` of a proof."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    @property
    def subject(self) -> SiteCard:
        """The site that the scorecard is about: the first own one, else the first."""
        return self.sites[0]

    @property
    def competitors(self) -> list[SiteCard]:
        """The sites that it is compared with."""
        return self.sites[1:]
