"""The words in which facts and findings are said: facts (what is there), checks, findings, sources and weights.

The shapes of facts follow the published JSON (`inspect --json`, `scorecard.json`); names there are fixed, adding is free.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from crawler.record.form import Form
from crawler.record.gaps import Gap, GapKind
from crawler.record.page import Proof
from crawler.record.vocabulary import Confidence, Device, PageRole, RequiredBy
from crawler.record.walk import Walk, WalkOutcome

__all__ = [
    "AccessFault",
    "Accessibility",
    "Address",
    "AfterSale",
    "AfterSaleKind",
    "Callback",
    "Capture",
    "CaptureKind",
    "Category",
    "Chat",
    "Check",
    "Checkout",
    "CheckoutStep",
    "Confidence",
    "Conflict",
    "CookieBanner",
    "Credential",
    "CredentialKind",
    "DeadLink",
    "Delivery",
    "DeliveryMethod",
    "Disagreement",
    "DisagreementKind",
    "DocumentKind",
    "EarlyTracker",
    "Effect",
    "Effort",
    "Email",
    "Evidence",
    "FactKind",
    "Facts",
    "Finding",
    "FirstTold",
    "Form",
    "Gap",
    "GapKind",
    "Goal",
    "Guidance",
    "Hint",
    "Hours",
    "LegalEntities",
    "Messenger",
    "PageInfo",
    "Payment",
    "PaymentMethod",
    "Phone",
    "Popup",
    "Product",
    "ProductItem",
    "ProductPart",
    "Profile",
    "Proof",
    "RequiredBy",
    "RequiredField",
    "Review",
    "SellerIdentity",
    "Severity",
    "SignIn",
    "SiteDocument",
    "SiteFacts",
    "SiteSearch",
    "Social",
    "Source",
    "Status",
    "Text",
    "ToldAt",
    "ToldSubject",
    "Tool",
    "Verdict",
    "Walk",
]  # fmt: skip

Profile = Literal["shop", "services", "b2b"]


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Text(Model):
    """A sentence in both languages of the reports, kept where it is defined so that none goes stale."""

    ru: str
    en: str

    def format(self, **values: object) -> Text:
        """Both languages with `{name}` placeholders filled."""
        return Text(ru=self.ru.format(**values), en=self.en.format(**values))


# --- facts --------------------------------------------------------------------------------------------------------


class Chat(Model):
    vendor: str | None
    """A signature's file name; None: a chat launcher of no known vendor."""
    name: str = ""
    confidence: Confidence
    state: Literal["online", "offline", "unknown"] = "unknown"
    opens: bool | None = None
    """Whether pressing the launcher opened something; None: not tried, or not known."""
    greeting: str = ""
    asks: list[str] = []
    """Field types asked for beside the first message."""
    links: list[str] = []
    """Messengers that the window that opened links to."""
    proof: list[Proof]


class Callback(Model):
    kind: Literal["widget", "button", "form"]
    vendor: str | None = None
    text: str = ""
    confidence: Confidence = "certain"
    opens: bool | None = None
    """Whether pressing the button opened something; None: not tried, or not known."""
    asks: list[str] = []
    """Field types of the form that it opened."""
    promise: str | None = None
    """Within what time a call is promised, in the site's words."""
    proof: list[Proof]


class Phone(Model):
    e164: str
    text: str
    toll_free: bool = False
    clickable: bool = False
    where: list[str] = []
    """Zones of the pages it stands in: header, footer, main, nav, aside, popup."""
    extension: str | None = None
    pages: int = 1
    """On how many of the pages seen on a desktop."""
    header_share: float = 0.0
    """In the header of what share of those pages."""
    first_screen_mobile: bool | None = None
    """Visible without scrolling on a phone; None: not visited as a phone."""
    same_channel: list[str] = []
    """Other numbers seen in the very same place: call tracking swaps them, and they are one way to reach the company."""
    proof: list[Proof]


class Messenger(Model):
    channel: str
    account: str = ""
    url: str = ""
    broadcast: bool = False
    """A channel to read, not a person or bot to write to."""
    confidence: Confidence = "certain"
    proof: list[Proof]


class Social(Model):
    network: str
    url: str
    status: int | None = None
    """What the page answered when it was asked once; None where it was not asked, or did not answer."""
    proof: list[Proof]

    @property
    def gone(self) -> bool:
        """Whether the network says that there is no such page. Others that are gone may answer like living ones."""
        return self.status in (404, 410)


class Email(Model):
    address: str
    clickable: bool = False
    proof: list[Proof]


class Hours(Model):
    text: str
    around_the_clock: bool = False
    time_zone: str | None = None
    """As the site names it, beside the hours or in a line of its own: "МСК", "UTC+5"."""
    week: dict[str, list[str]] = {}
    """The hours as times: days ("mo" to "su", or "day" where no days are named) to spans "09:00-18:00", none for a day off.
    Empty where the text could not be read so."""
    proof: list[Proof]


class Address(Model):
    text: str
    proof: list[Proof]


class Tool(Model):
    vendor: str
    name: str = ""
    category: str
    confidence: Confidence
    proof: list[Proof]


PaymentMethod = Literal[
    "card", "mir", "sbp", "cash", "card_on_delivery", "invoice", "credit", "instalments", "bnpl", "wallet", "transfer",
    "crypto",
]  # fmt: skip


class Payment(Model):
    """A way to pay. `provider`: the brand or the payment system (sberpay, yookassa), `provider_name` as people know it."""

    method: PaymentMethod
    provider: str | None = None
    provider_name: str | None = None
    where: Literal["checkout", "page", "footer", "script"] = "page"
    text: str = ""
    proof: list[Proof]


DeliveryMethod = Literal["courier", "pickup", "post", "parcel_locker", "transport_company", "digital", "other"]


class DayRange(Model):
    """A promise in days from the order on; 0 is the day of the order itself."""

    least: int
    most: int | None
    """None where no end is promised: "from 7 days"."""
    working: bool = False
    """Working days are meant, not days of the calendar."""


class Delivery(Model):
    method: DeliveryMethod
    text: str = ""
    price: str | None = None
    free_from: str | None = None
    """The sum of an order from which it is free, as written."""
    term: str | None = None
    days: DayRange | None = None
    """The term, in days."""
    carrier: str | None = None
    where: Literal["checkout", "page", "product", "footer"] = "page"
    proof: list[Proof] = []


DeliveryOptionKind = Literal["regions", "city", "pickup_points", "shop_stock", "time_slot", "courier_note"]


class DeliveryOption(Model):
    """What makes a delivery convenient: regions served, a choice of the city, points to collect from, stock by shop, an hour to
    choose, a note for the courier."""

    kind: DeliveryOptionKind
    text: str = ""
    where: Literal["checkout", "page"] = "page"
    proof: list[Proof]


class LegalEntities(Model):
    """Whether a company can buy: what of it was seen."""

    supported: bool | None
    signs: list[str] = []
    """Of: page, section, switch, invoice, vat, contract, closing_documents, edo, quote, inn_field, tender, wholesale,
    minimum_order."""
    proof: list[Proof] = []


class SellerIdentity(Model):
    name: str | None = None
    inn: str | None = None
    kpp: str | None = None
    ogrn: str | None = None
    valid: bool | None = None
    """The checksums of INN and OGRN hold."""
    proof: list[Proof] = []


class Popup(Model):
    kind: Literal["timed", "exit", "opened", "unknown"] = "unknown"
    text: str = ""
    share_of_screen: float | None = None
    closable: bool | None = None
    device: Device = "desktop"
    asks: list[str] = []
    proof: list[Proof]


class Review(Model):
    kind: Literal["section", "schema_org"]
    text: str = ""
    proof: list[Proof]


class Hint(Model):
    """A text that explains a field, a price, or stands behind a question mark."""

    on: Literal["field", "price", "mark"]
    text: str
    opens: bool | None = None
    """Whether it showed when the mouse, the keyboard or a press came to it; None: not tried, or always to be seen."""
    by: Literal["hover", "focus", "press"] | None = None
    """What opened it."""
    proof: list[Proof] = []


class Conflict(Model):
    """Two places of a site that say different things of the same: a number, an address, or hours."""

    kind: Literal["phone", "hours", "address"]
    first: str
    second: str
    places: tuple[str, str]
    """Where each stands: header, footer, contacts, page, schema_org, link (the number that a press dials)."""
    proof: list[Proof]
    """Of the first, then of the second."""


CaptureKind = Literal["lead_magnet", "calculator", "quiz", "newsletter", "booking", "popup", "promo_code"]


class Capture(Model):
    """A way in which the site trades something for a contact."""

    kind: CaptureKind
    vendor: str | None = None
    text: str = ""
    """The site's words for what is offered."""
    asks: list[str] = []
    """Types of the visible fields that it asks for; empty: not known, or nothing is asked here."""
    confidence: Confidence = "certain"
    proof: list[Proof]


class CookieBanner(Model):
    text: str = ""
    vendor: str | None = None
    can_refuse: bool | None = None
    watched: bool = False
    """What the page did before the notice was answered was seen."""
    proof: list[Proof]


class AccessFault(Model):
    """Something that some people cannot use: a rule of axe-core that an element of these pages breaks."""

    rule: str
    impact: str = ""
    where: Literal["form", "dialog", "contact"]
    count: int = 1
    """Elements that break it, the same one on several pages counted once."""
    text: str = ""
    """axe-core's words, in English."""
    proof: list[Proof]


class Accessibility(Model):
    """What axe-core found. `pages`: how many it was shown; none: nothing can be said."""

    pages: int = 0
    faults: list[AccessFault] = []


DisagreementKind = Literal["marked_accepted", "declared_accepted", "silent_demanded", "optional_demanded"]
"""Marked as required, but the form goes off without it; the same, declared to programs only; demanded, and nothing said so;
called optional, and demanded."""


class Disagreement(Model):
    """A field whose signs of being required contradict each other."""

    kind: DisagreementKind
    type: str
    label: str
    form: str = ""
    """The form's heading, or its button's words."""
    message: str = ""
    """What the page said when the field was left empty."""
    proof: list[Proof]


ProductPart = Literal[
    "price", "old_price", "availability", "photos", "description", "characteristics", "reviews", "warranty", "returns",
    "delivery", "payment", "one_click", "comparison", "favourites", "similar",
]  # fmt: skip


class ProductItem(Model):
    """One thing that a product page tells or offers."""

    part: ProductPart
    text: str = ""
    count: int | None = None
    """Of photos, or of rows of characteristics."""
    beside: bool | None = None
    """Within a screen of the buy button; None: not known."""
    proof: list[Proof]


class Product(Model):
    """A product page, and how much of what buyers ask it answers."""

    url: str
    name: str = ""
    items: list[ProductItem] = []
    completeness: int = 0
    """Percent of the parts that buyers of any product ask for (`checks.facts.products.reader.EXPECTED`)."""
    markup: list[str] = []
    """schema.org properties that are given."""
    markup_missing: list[str] = []
    proof: list[Proof]

    def item(self, part: ProductPart) -> ProductItem | None:
        """The part, where the page has it."""
        return next((i for i in self.items if i.part == part), None)


AfterSaleKind = Literal[
    "order_tracking", "account", "notices", "loyalty", "warranty", "service", "complaints", "app",
]  # fmt: skip


class AfterSale(Model):
    """Something that serves a customer after the order, or keeps in touch with him."""

    kind: AfterSaleKind
    text: str = ""
    url: str = ""
    proof: list[Proof]


class Guidance(Model):
    """Whether a page says what to do next."""

    url: str
    role: PageRole
    device: Device = "desktop"
    action: str = ""
    """Words of the main call to action; "" where none was found."""
    first_screen: bool | None = None
    """It lies on the first screen; None: not known."""
    breadcrumbs: bool = False
    fits_phone: bool = True
    """The page declares that it takes the width of a phone."""
    proof: list[Proof]


class SiteSearch(Model):
    text: str = ""
    asked: str = ""
    """The word that its products are named with and that it was asked for; "" where it was not asked."""
    answers: bool | None = None
    """It shows results for that word; None: not asked, or not known."""
    results: int | None = None
    """How many the first page of results lists."""
    proof: list[Proof]
    """Of the box; then, where it was asked, of the answer."""


class DeadLink(Model):
    """A link of the site that leads to an error."""

    url: str
    text: str = ""
    found_on: str
    status: int
    proof: list[Proof]


ToldSubject = Literal["delivery", "delivery_price", "delivery_term", "payment"]
ToldAt = Literal["product", "page", "cart", "checkout"]
"""Places on the way to the order, the earliest first: a product page, another page before the cart, the cart, the checkout."""


class FirstTold(Model):
    """The earliest place where something that decides an order is told."""

    subject: ToldSubject
    place: ToldAt
    text: str = ""
    proof: list[Proof]


DocumentKind = Literal["offer", "privacy", "consent", "returns"]
"""Terms of sale or use; policy on personal data; text of the consent to their processing; terms of return."""


class SiteDocument(Model):
    """A document that binds or protects the customer: linked, or visited."""

    kind: DocumentKind
    text: str = ""
    url: str = ""
    proof: list[Proof]


class EarlyTracker(Model):
    """A counter that reported the visit, or set its cookie, before the cookie notice was answered."""

    vendor: str
    name: str = ""
    category: str
    proof: list[Proof]


class SignIn(Model):
    """A way to sign in: "phone", "password" or "email" with the site itself, else the service's name."""

    way: str
    foreign: bool = False
    """The service's owner is not Russian."""
    text: str = ""
    proof: list[Proof]


CredentialKind = Literal["licence", "certificate", "membership"]


class Credential(Model):
    """A licence, certificate or membership that the company shows or claims."""

    kind: CredentialKind
    text: str = ""
    number: str = ""
    shown: Literal["number", "document", "page", "words"]
    """What a visitor can check: its number; a scan; a page named so; nothing but words."""
    url: str = ""
    proof: list[Proof]


class Goal(Model):
    """Something that the owner's web analytics counts, as the pages' scripts report it."""

    vendor: str
    name: str
    proof: list[Proof]


class Facts(Model):
    """What is there, over all pages read. Lists are sorted so that the same evidence gives the same bytes."""

    chat: list[Chat] = []
    callback: list[Callback] = []
    phones: list[Phone] = []
    messengers: list[Messenger] = []
    social: list[Social] = []
    unfilled_social: list[Social] = []
    """Links to a network's own start page, where the company's should be."""
    emails: list[Email] = []
    hours: list[Hours] = []
    addresses: list[Address] = []
    tools: list[Tool] = []
    payments: list[Payment] = []
    delivery: list[Delivery] = []
    delivery_options: list[DeliveryOption] = []
    legal_entities: LegalEntities = LegalEntities(supported=None)
    seller: SellerIdentity = SellerIdentity()
    popups: list[Popup] = []
    hints: list[Hint] = []
    capture: list[Capture] = []
    conflicts: list[Conflict] = []
    cookie_banner: list[CookieBanner] = []
    reviews: list[Review] = []
    forms: list[Form] = []
    accessibility: Accessibility = Accessibility()
    disagreements: list[Disagreement] = []
    """Of forms that were tried, those of the checkout included."""
    products: list[Product] = []
    after_sale: list[AfterSale] = []
    guidance: list[Guidance] = []
    search: list[SiteSearch] = []
    dead_links: list[DeadLink] = []
    goals: list[Goal] = []
    first_told: list[FirstTold] = []
    documents: list[SiteDocument] = []
    early_trackers: list[EarlyTracker] = []
    sign_in: list[SignIn] = []
    credentials: list[Credential] = []


FactKind = Literal[
    "chat", "callback", "phones", "messengers", "social", "emails", "hours", "addresses", "tools", "payments",
    "delivery", "legal_entities", "seller", "popups", "hints", "capture", "cookie_banner", "forms", "checkout", "pages",
    "products", "after_sale", "guidance", "search", "dead_links", "goals",
    "documents", "early_trackers", "sign_in", "credentials",
]  # fmt: skip


class RequiredField(Model):
    step: int
    """Counted from 0, as in `Checkout.steps`."""
    type: str
    label: str
    required_by: list[RequiredBy]
    selector: str = ""


class CheckoutStep(Model):
    name: str
    url: str
    action: str = ""
    forms: list[Form] = []
    payments: list[Payment] = []
    delivery: list[Delivery] = []
    total: str | None = None
    shot: str | None = None


_NOT_ORDERING = frozenset(
    ("search", "newsletter", "filter", "login", "password_recovery", "review", "callback", "quiz")
)


class Checkout(Model):
    """The journey as facts: what each step shows and demands."""

    url: str
    outcome: WalkOutcome
    reason: str = ""
    platform: str | None = None
    guest_checkout: bool | None = None
    one_click_order: bool | None = None
    steps: list[CheckoutStep] = []
    required_fields: list[RequiredField] = []
    legal_entities: LegalEntities = LegalEntities(supported=None)
    requests_written: int = 0

    @property
    def order_forms(self) -> list[Form]:
        """The forms of the steps after the cart that take the order: those for ordering, else, at a step that has none,
        the longest that is not plainly for something else (a checkout that wants an account looks like a registration)."""
        found: list[Form] = []
        for step in self.steps:
            if step.name in ("product", "cart"):
                continue
            shown = [f for f in step.forms if f.visible and f.fields and f.proof]
            ordering = [f for f in shown if f.purpose in ("checkout", "order")]
            other = [f for f in shown if f.purpose not in _NOT_ORDERING]
            found += ordering or sorted(other, key=lambda f: -len(f.fields))[:1]
        return found


class PageInfo(Model):
    """A page visited, for checks that ask which pages exist."""

    url: str
    role: PageRole
    why: str = ""
    device: Device = "desktop"
    title: str = ""
    status: int | None = None
    language: str = ""
    largest_contentful_paint: float | None = None
    layout_shift: float | None = None
    console_errors: int = 0
    """Errors that its scripts reported."""
    failed_loads: list[str] = []
    """Addresses of the site's own that the page asked for and did not get."""
    prices: bool = False
    """An amount of money stands in its text."""
    shot: str | None = None


class SiteFacts(Model):
    """All that is known of one site, and what could not be known."""

    name: str
    url: str
    role: Literal["own", "competitor"] = "own"
    profile: Profile = "shop"
    profile_why: Text = Text(ru="задан в настройках", en="set in the configuration")
    market: str = "RU"
    seen: date | None = None
    """The day of the visit, for what changes over time."""
    pages: list[PageInfo] = []
    facts: Facts = Facts()
    checkout: Checkout | None = None
    gaps: list[Gap] = []
    coverage: dict[str, list[Gap]] = {}
    """Per kind of fact: why "none found" would not mean "none there". An absent or empty entry: absence may be said."""

    def unseen(self, *kinds: FactKind) -> Gap | None:
        """The first reason why the absence of these facts cannot be stated; None where it can."""
        return next((gap for kind in kinds for gap in self.coverage.get(kind, [])), None)

    def proof_of_pages(self, *roles: PageRole) -> list[Proof]:
        """Proofs of absence: the pages that were read (of these roles, or all), three at most."""
        pages = [p for p in self.pages if not roles or p.role in roles] or self.pages
        return [Proof(page=p.url, signal="text", quote=p.title, shot=p.shot) for p in pages[:3]]


# --- findings -----------------------------------------------------------------------------------------------------


class Status(StrEnum):
    PASS = "pass"  # noqa: S105
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    ERROR = "error"


Severity = Literal["high", "medium", "low", "info"]
Category = Literal[
    "contact",
    "capture",
    "forms",
    "checkout",
    "payment",
    "delivery",
    "product",
    "trust",
    "after_sale",
    "usability",
    "law",
]


@dataclass(frozen=True)
class Verdict:
    """What a check's `run` returns. Build it with `passed`, `failed`, `missing`, `unknown` or `not_applicable`."""

    status: Status
    message: Text
    values: dict[str, Any] = field(default_factory=dict)
    proof: list[Proof] = field(default_factory=list)
    value: float | None = None
    """Share of the points earned, 0 to 1; None: 1 for a pass, 0 for a fail."""


class Finding(Model):
    """A check's judgement of one site."""

    check: str
    version: int
    category: Category
    status: Status
    severity: Severity
    weight: int
    value: float | None = None
    """Share of the weight earned; None where the status is neither pass nor fail."""
    title: Text
    message: Text
    why: Text
    fix: Text
    values: dict[str, Any] = {}
    proof: list[Proof] = []


Grade = Literal["A", "B", "C", "D"]
Effort = Literal["small", "medium", "large"]
"""Work to put something right: hours, days, or weeks of a small team."""


class Source(Model):
    """Where a figure comes from. `figure` is what was reported, in its own words and number."""

    claim: Text
    figure: str
    publisher: str
    url: str
    year: int | None = None
    sample: str = ""
    method: str = ""
    caveat: Text | None = None
    read: Literal["source", "quoted"] = "source"
    """Read at the source itself, or in a page that quotes it."""


class Effect(Model):
    """How much a check matters, as measured. Weights are computed from it, never written by hand."""

    kind: Literal["lift", "share", "qualitative"]
    percent: float | None = None
    grade: Grade
    indirect: bool = False
    """The study measured a neighbour of what the check looks at."""

    @property
    def weight(self) -> int:
        """Points: the effect's tier less a penalty for weak or indirect evidence; at least 1.

        Lift of 10 % or more: 5, of 5 %: 4, of 2 %: 3. Share of people who leave or refuse of 20 % or more: 5, of 15 %: 4,
        of 10 %: 3. Anything else: 2. Grade C: 2 less, D: 3 less, an indirect study: 2 less.
        """
        steps = {"lift": (10.0, 5.0, 2.0), "share": (20.0, 15.0, 10.0), "qualitative": ()}[self.kind]
        amount = self.percent or 0.0
        tier = next((5 - i for i, floor in enumerate(steps) if amount >= floor), 2)
        penalty = {"A": 0, "B": 0, "C": 2, "D": 3}[self.grade] + (2 if self.indirect else 0)
        return max(1, tier - penalty)


Evidence = list[Source]


@dataclass(frozen=True)
class Check:
    """One question put to a site. Its file in `checks/rules` holds nothing else and is named after its id."""

    version: int
    category: Category
    severity: Severity
    profiles: tuple[Profile, ...]
    needs: tuple[FactKind, ...]
    title: Text
    why: Text
    fix: Text
    effect: Effect
    sources: Evidence
    run: Callable[[SiteFacts], Verdict]
    effort: Effort = "medium"
    """What the fix usually takes; orders fixes of equal effect, never changes the score."""
    id: str = ""
    """The file's name, set when the file is loaded."""

    @property
    def weight(self) -> int:
        """Points in the score; a check of law weighs nothing."""
        return 0 if self.category == "law" else self.effect.weight


def passed(message: Text, *, proof: list[Proof], value: float | None = None, **values: object) -> Verdict:
    """The thing asked for is there, and `proof` shows it."""
    return Verdict(Status.PASS, message, dict(values), proof, value)


def failed(message: Text, *, proof: list[Proof], value: float | None = None, **values: object) -> Verdict:
    """Something seen is wrong, and `proof` shows it. For something that is not there, see `missing`."""
    if not proof:
        raise ValueError("a failed verdict needs proof; for something absent use missing()")
    return Verdict(Status.FAIL, message, dict(values), proof, value)


def missing(
    site: SiteFacts,
    message: Text,
    *kinds: FactKind,
    roles: tuple[PageRole, ...] = (),
    value: float | None = None,
    **values: object,
) -> Verdict:
    """The thing asked for was not found: a fail where everything that could show it was seen, else unknown.

    `value`: the share of the points earned all the same, where part of it is there.
    """
    gap = site.unseen(*kinds)
    if gap is not None:
        return unknown(gap)
    return Verdict(Status.FAIL, message, dict(values), site.proof_of_pages(*roles), value)


def unknown(gap: Gap) -> Verdict:
    """It could not be seen; `gap` says why."""
    return Verdict(
        Status.UNKNOWN,
        Text(ru=f"Не удалось проверить: {gap.reason}", en=f"Could not be checked: {gap.reason}"),
        {"gap": gap.kind, "reason": gap.reason},
        [Proof(page=gap.url, signal="request", quote=gap.reason)] if gap.url else [],
    )


def not_applicable(message: Text) -> Verdict:
    """The question makes no sense for this site."""
    return Verdict(Status.NOT_APPLICABLE, message)
