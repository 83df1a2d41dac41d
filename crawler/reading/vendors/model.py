"""What a vendor's file holds.

A file is one vendor; its name is the vendor's id in the published JSON, its folder the vendor's main category. Matchers
are grouped by the kind of trace they look for. A trace proves the vendor's main category unless it says otherwise with
`proves`: a site that loads a CRM's form script has not shown that it runs the same vendor's chat.

    name = "Example Chat"
    homepage = "https://chat.example/"
    country = "RU"
    categories = ["chat", "callback"]
    source = [{kind = "embed code", where = "https://chat.example/install"}]
    script = [{host = "code.chat.example", path = "/widget/"}]
    global = [{name = "exampleChatApi"}]
    selector = [{css = "#example-chat", proves = ["chat"]}]

    [launcher]
    selectors = ["#example-chat-button"]

    [examples]
    match = ['<script src="https://code.chat.example/widget/AbC1"></script>']
    no_match = ['<a href="https://chat.example/">Example Chat</a>']

`[examples]` stands last; `crawler.reading.vendors.files` leaves it unread where it is not needed.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

ToolCategory = Literal[
    "chat", "callback", "call_tracking", "crm", "analytics", "tag_manager", "ads", "popup", "quiz", "booking",
    "consent", "reviews", "captcha", "shop_platform", "cms", "site_builder", "address_suggest", "bnpl", "payment",
    "email_marketing", "form_builder", "maps", "messenger_button", "loyalty", "ab_test", "cdp", "recommendations",
    "push", "delivery",
]  # fmt: skip

_HOST = r"^\.?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$"


class SignatureError(ValueError):
    """A signature file that cannot be used. The message names the file, the key and what is allowed."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Matcher(_Part):
    """What every matcher may say."""

    proves: tuple[ToolCategory, ...] = ()
    """The vendor's categories that this trace proves; none given: its first one."""
    weak: bool = False
    """Never makes more than "likely", however many of its kind there are."""


class Url(Matcher):
    """A URL by host and path, a path on any host, or a file name on any host. Never a regular expression."""

    host: Annotated[str, Field(pattern=_HOST)] | None = None
    """The host itself; with a leading dot, the domain and everything below it."""
    path: Annotated[str, Field(pattern=r"^/[!-~]*$")] | None = None
    """The path begins so (with a host), or holds this at the start of a segment (without one). `*`: some text within
    one segment."""
    file: Annotated[str, Field(pattern=r"^[\w.@-]{5,}$")] | None = None
    """The last segment of the path, on any host: for copies of the vendor's script that a site keeps itself."""
    query: dict[str, str] = {}
    """Parameters that must be there, each with the beginning of its value."""

    @model_validator(mode="after")
    def _is_structure(self) -> Url:
        if self.file is not None and (self.host or self.path):
            raise ValueError("`file` stands alone: give host and path, or file")
        if not (self.host or self.path or self.file):
            raise ValueError("give `host`, `path` or `file`")
        return self


class Inline(Matcher):
    """Text inside a script written into the page."""

    text: Annotated[str, Field(min_length=5)]


class Name(Matcher):
    """The exact name of a JavaScript global or a cookie. A cookie's may end in `*`."""

    name: Annotated[str, Field(pattern=r"^[\w$.:%-]{2,}\*?$")]


class Css(Matcher):
    """One element: tag, #id, .class and [attribute] tests (=, ^=, *=, $=, ~=), without combinators."""

    css: Annotated[str, Field(min_length=3)]
    embed: bool = False
    """Stands in the embed code itself (an empty container), so it does not show that the widget rendered."""


class Pair(Matcher):
    """A response header or a `<meta>` by name, with what its value begins with, case aside."""

    name: Annotated[str, Field(pattern=r"^[\w:.-]{3,}$")]
    value: str = ""


class Launcher(_Part):
    """How a chat or a callback widget shows itself once it runs."""

    selectors: tuple[str, ...] = ()
    """Elements that are there once the chat rendered."""
    callback: tuple[str, ...] = ()
    """Buttons that open the vendor's callback window. They never tell the vendor by themselves: many sites copy
    them."""
    online: tuple[str, ...] = ()
    """Elements, or words inside the launcher, that say somebody answers."""
    offline: tuple[str, ...] = ()
    """Elements, or words inside the launcher, that say nobody does."""


class Origin(_Part):
    """Where a pattern is known from."""

    kind: Literal["embed code", "documentation", "public page", "public code", "filter list"]
    where: Annotated[str, Field(min_length=4)]


class Decoy(_Part):
    """Tempting but wrong: looks like the vendor and is not. `text` is an example that must not match."""

    text: str
    reason: str


class Examples(_Part):
    """Traces for the tests: markup, or `kind: value` for what is not markup (request, global, cookie, header)."""

    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


class Signature(_Part):
    """One vendor."""

    id: str = ""
    """The file's name; never written in the file."""
    name: Annotated[str, Field(min_length=2)]
    homepage: Annotated[str, Field(pattern=r"^https?://[^\s]+$")]
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    """ISO 3166 code of the vendor's home market."""
    categories: Annotated[tuple[ToolCategory, ...], Field(min_length=1)]
    source: Annotated[tuple[Origin, ...], Field(min_length=1)]
    implies: tuple[str, ...] = ()
    """Ids of vendors that are there whenever this one is."""
    script: tuple[Url, ...] = ()
    """URL of a script, in the markup, in an inline loader, or as requested."""
    request: tuple[Url, ...] = ()
    """URL of anything else that was requested: pictures, styles, calls."""
    iframe: tuple[Url, ...] = ()
    link: tuple[Url, ...] = ()
    form: tuple[Url, ...] = ()
    """URL that a form is sent to."""
    inline: tuple[Inline, ...] = ()
    global_: Annotated[tuple[Name, ...], Field(alias="global")] = ()
    selector: tuple[Css, ...] = ()
    cookie: tuple[Name, ...] = ()
    header: tuple[Pair, ...] = ()
    meta: tuple[Pair, ...] = ()
    launcher: Launcher = Launcher()
    decoys: tuple[Decoy, ...] = ()
    examples: Examples = Examples()

    @field_validator("homepage")
    @classmethod
    def _ascii(cls, value: str) -> str:
        if not value.isascii():
            raise ValueError("write the host in its ASCII form")
        return value

    @model_validator(mode="after")
    def _leaves_a_trace(self) -> Signature:
        matchers = [m for kind in KINDS for m in self.matchers(kind)]
        if not matchers:
            raise ValueError(f"no matcher: give at least one of {', '.join(KINDS)}")
        for matcher in matchers:
            if strange := set(matcher.proves) - set(self.categories):
                raise ValueError(f"`proves` names {', '.join(sorted(strange))}, which `categories` does not")
        return self

    def matchers(self, kind: str) -> tuple[Matcher, ...]:
        """The matchers of one kind of `KINDS`."""
        found: tuple[Matcher, ...] = getattr(self, "global_" if kind == "global" else kind)
        return found


KINDS = ("script", "request", "iframe", "link", "form", "inline", "global", "selector", "cookie", "header", "meta")


def describe(rule: Matcher) -> str:
    """A matcher in a few characters, as explanations print it."""
    match rule:
        case Url():
            query = "&".join(f"{k}={v}" for k, v in rule.query.items())
            return (rule.host or "*") + (rule.path or (f"/{rule.file}" if rule.file else "")) + (query and f"?{query}")
        case Inline():
            return rule.text
        case Css():
            return rule.css
        case Pair():
            return f"{rule.name}: {rule.value}"
        case Name():
            return rule.name
        case _:
            raise TypeError(type(rule).__name__)
