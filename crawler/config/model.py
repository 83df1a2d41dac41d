"""sites.toml as Project, Limits and Site."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from crawler.record.vocabulary import Device, Language

Level = Literal["off", "warn", "error"]


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Limits(Section):
    """Hard limits of one site's visit."""

    pages: Annotated[int, Field(ge=1, le=500)] = 15
    """Desktop pages; phone visits come on top."""
    seconds: Annotated[float, Field(gt=0, le=7200)] = 300.0
    bytes: Annotated[int, Field(ge=100_000)] = 150_000_000
    """Received from the network over all pages."""
    page_seconds: Annotated[float, Field(gt=0, le=300)] = 30.0
    settle_seconds: Annotated[float, Field(ge=0, le=60)] = 4.0
    """Longest wait for a page to come to rest after it loaded."""
    late_seconds: Annotated[float, Field(ge=0, le=60)] = 8.0
    """How long the home page is watched for widgets that arrive late, before their absence is said."""
    delay_seconds: Annotated[float, Field(ge=0, le=60)] = 0.5
    """Pause between pages of one host."""
    pages_at_once: Annotated[int, Field(ge=1, le=4)] = 1
    """Pages of one host open at the same time."""
    retries: Annotated[int, Field(ge=0, le=5)] = 2


class BasicAuth(Section):
    user: str
    password: str


class Persona(Section):
    """What `journey = "fill"` types, on own sites only. The defaults are plainly a test."""

    given_name: str = "Тест"
    family_name: str = "Проверкин"
    patronymic: str = "Тестович"
    email: str = "leadwalk-test@example.com"
    tel: str = "+7 000 000-00-00"
    street_address: str = "Тестовая улица, 1"
    city: str = "Москва"
    region: str = "Москва"
    postal_code: str = "101000"
    country: str = "RU"
    organization: str = "ООО «Тест»"
    inn: str = "0000000000"
    comment: str = "Test order, please ignore"


class Journey(Section):
    mode: Literal["off", "read", "fill"] = "read"
    persona: Persona = Persona()
    probe: bool = True
    """Try forms, empty and wrongly filled, with the network cut off, to learn what they demand and how they speak of
    mistakes. Not done behind a proxy of the site's."""
    product: str | None = None
    """URL of the product to buy, or a CSS selector of a link to one."""
    add_to_cart: str | None = None
    """CSS selector."""
    cart: str | None = None
    """URL of the cart, or a CSS selector of the control that opens it."""
    checkout: str | None = None
    """URL of the checkout, or a CSS selector of the control that leads there."""
    device: Device = "desktop"
    """On which the walk is made."""
    place_order: bool = False
    """Own sites with `mode = "fill"` only, for staging: place the order at the end. Needs `test_payment`, and
    `--place-order` on the command line."""
    test_payment: str = ""
    """Words of the payment method to order with, as the checkout shows it; with another chosen, nothing is ordered."""


class Site(Section):
    name: str
    url: str
    role: Literal["own", "competitor"] = "competitor"
    profile: Literal["auto", "shop", "services", "b2b"] = "auto"
    start: list[str] = []
    """More addresses to begin with, beside `url`."""
    extra: list[str] = []
    """Addresses to visit whatever the frontier thinks of them."""
    include: list[str] = []
    """Regular expressions; with any, only URLs that match one are visited."""
    exclude: list[str] = []
    limits: Limits = Limits()
    devices: list[Device] = ["desktop", "mobile"]
    locale: str = "ru-RU"
    time_zone: str = "Europe/Moscow"
    proxy: str | None = None
    headers: dict[str, str] = {}
    cookies: dict[str, str] = {}
    storage_state: str | None = None
    """Path of a Playwright storage state file."""
    basic_auth: BasicAuth | None = None
    robots: Literal["obey", "ignore"] = "obey"
    """`ignore` is allowed on own sites only."""
    journey: Journey = Journey()
    social_links: Literal["ask", "leave"] = "ask"
    """`ask`: one request to each of the company's pages in social networks, to see whether it is still there."""


class CheckSection(Section):
    """`[check]`: the CI gate."""

    score: Annotated[float, Field(ge=0, le=100)] | None = None
    """The lowest score of an own site that passes."""
    default: Level = "warn"
    levels: dict[str, Level] = {}
    """Level by check id."""


class ProjectSection(Section):
    """`[project]`."""

    name: str = "leadwalk"
    languages: list[Language] = ["ru", "en"]
    market: Annotated[str, Field(pattern="^[A-Z]{2}$")] = "RU"
    output: str = "runs"
    contact: str = ""
    """Put into the user agent, so that a site's owner can ask who came: a URL or an e-mail address. "": none is
    named."""
    private_addresses: Literal["allow", "refuse"] = "allow"
    """`refuse`: nothing at a private, loopback, link-local or metadata address is asked, whatever name or redirect
    leads there."""
    signatures: list[str] = []
    """Folders of vendor signatures of your own, beside those that come with leadwalk."""
    checks: list[str] = []
    """Folders of checks of your own. They hold code that is run: name only folders that you trust."""


class Project(ProjectSection):
    """A whole sites.toml."""

    limits: Limits = Limits()
    check: CheckSection = CheckSection()
    sites: list[Site] = []
