"""What a vendor's file holds, and how files are loaded.

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

`[examples]` stands last. A scan does not need it and leaves it unread: most of a file's text is there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

ToolCategory = Literal[
    "chat", "callback", "call_tracking", "crm", "analytics", "tag_manager", "ads", "popup", "quiz", "booking", "consent",
    "reviews", "captcha", "shop_platform", "cms", "site_builder", "address_suggest", "bnpl", "payment",
    "email_marketing", "form_builder", "maps", "messenger_button", "loyalty", "ab_test", "cdp", "recommendations",
    "push", "delivery",
]  # fmt: skip

FOLDER = Path(__file__).parent
_EXAMPLES = re.compile(r"^\[examples\]", re.M)
_HOST = r"^\.?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


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
    """Buttons that open the vendor's callback window. They never tell the vendor by themselves: many sites copy them."""
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


def read(path: Path, *, examples: bool = True) -> Signature:
    """One file. Raises SignatureError; the file's name must be an id: lower case letters, digits and single hyphens."""
    if not _ID.fullmatch(path.stem):
        raise SignatureError(f"{path}: a vendor's id is its file name: lower case letters, digits, single hyphens")
    try:
        text = path.read_text("utf-8")
        if not examples and (cut := _EXAMPLES.search(text)):
            text = text[: cut.start()]
        data = tomllib.loads(text)
    except OSError as error:
        raise SignatureError(f"{path}: cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SignatureError(f"{path}: not valid TOML: {error}") from error
    if "id" in data:
        raise SignatureError(f"{path}: id: leave it out, the file's name is the id")
    try:
        return Signature(**{**data, "id": path.stem})
    except ValidationError as error:
        raise SignatureError("\n".join(_say(path, item) for item in error.errors())) from error


def _say(path: Path, item: Any) -> str:
    key = ".".join(str(part) for part in item["loc"]) or "file"
    message = str(item["msg"]).removeprefix("Value error, ")
    if item["type"] == "extra_forbidden":
        message = f"unknown key; allowed: {', '.join(_allowed(item['loc'][:-1]))}"
    return f"{path}: {key}: {message}"


def _allowed(place: tuple[int | str, ...]) -> list[str]:
    model: type[BaseModel] = Signature
    for part in place:
        if isinstance(part, int):
            continue
        field = next((f for n, f in model.model_fields.items() if part in (n, f.alias)), None)
        inner = field and next(
            (
                a
                for a in (field.annotation, *get_args(field.annotation))
                if isinstance(a, type) and issubclass(a, BaseModel)
            ),
            None,
        )
        if not inner:
            return []
        model = inner
    return sorted((f.alias or n) for n, f in model.model_fields.items() if n != "id" or model is not Signature)


@lru_cache(maxsize=8)
def _read_all(extra: tuple[Path, ...], examples: bool) -> tuple[Signature, ...]:
    found: dict[str, Signature] = {}
    for path in sorted(FOLDER.glob("*/*.toml")):
        signature = read(path, examples=examples)
        if signature.categories[0] != path.parent.name:
            raise SignatureError(f"{path}: categories: the first one must be the folder's name, {path.parent.name}")
        if signature.id in found:
            raise SignatureError(f"{path}: another folder holds {path.name} as well")
        found[signature.id] = signature
    for folder in extra:
        if not folder.is_dir():
            raise SignatureError(f"{folder}: no such folder of signatures")
        own = {s.id: s for s in (read(p, examples=examples) for p in sorted(folder.rglob("*.toml")))}
        _check_own(folder, tuple(own.values()))
        found.update(own)
    for signature in found.values():
        if strange := [i for i in signature.implies if i not in found]:
            raise SignatureError(f"{signature.id}: implies: no vendor is called {', '.join(strange)}")
    return tuple(found[i] for i in sorted(found))


def _check_own(folder: Path, signatures: tuple[Signature, ...]) -> None:
    from crawler.reading.vendors.lint import patterns

    problems = [p for signature in signatures for p in patterns(signature)]
    if problems:
        raise SignatureError("\n".join(f"{folder}: {p}" for p in problems))


def read_all(extra: Sequence[Path] = (), *, examples: bool = False) -> tuple[Signature, ...]:
    """Every signature, by id: those that come with leadwalk, then those of the folders `extra`, which replace one of
    the same id. Raises SignatureError at the first file that cannot be used; files are read once in a process."""
    return _read_all(tuple(Path(folder) for folder in extra), examples)
