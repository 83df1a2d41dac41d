"""What a page offers to compare with signatures: URLs, texts of scripts, names.

Pure reading of a `PageView`. What an embedded foreign page loads (the counters inside a map or a video) is not the
site's: frames of other sites are left out, and so are the requests that they made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from urllib.parse import parse_qsl, unquote, urlsplit

from lxml.html import HtmlElement

from crawler.reading.pages.document import Document
from crawler.reading.pages.page import PageView

UrlKind = Literal["script", "request", "picture", "iframe", "link", "form", "hint"]

_LONGEST = 4_000
_HOST_AND_PATH = r"""([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6})(?::\d{2,5})?(/[^\s"'`<>\\]{0,500})"""
_URL_IN_TEXT = (re.compile("//" + _HOST_AND_PATH), re.compile("[\"'`]" + _HOST_AND_PATH))
_COMMENT = re.compile(r"<!--(.*?)-->", re.S)
# Consent tools, lazy loaders and optimisers keep the address of what they will load later in one of these.
_LATER = (
    "data-src", "data-rocket-src", "data-cmplz-src", "data-litespeed-src", "data-lazy-src", "data-cookieblock-src",
    "data-suppressedsrc", "data-wpmeteor-src", "data-pmdelayedscript", "data-lazyload",
)  # fmt: skip
_HELD_BACK = ("text/plain", "rocketlazyloadscript", "litespeed/javascript", "text/tagscript", "javascript/blocked")
_RUN = ("", "text/javascript", "module", "application/javascript", "application/x-javascript")
_OF_TYPE: dict[str, UrlKind] = {"script": "script", "image": "picture", "media": "picture", "font": "picture"}
_TWO_PART = frozenset(("com", "co", "org", "net", "gov", "edu", "ac", "msk", "spb"))


@dataclass(frozen=True, slots=True)
class UrlTrace:
    """One address that the page names or asked for."""

    kind: UrlKind
    url: str
    host: str
    path: str
    query: str
    document: Document
    element: HtmlElement | None = None
    where: Literal["markup", "inline", "request"] = "markup"
    arrived: bool = False
    """A request that was answered."""
    mirrored: bool = False
    """The host was read from the path, as offline copies of a site write it."""

    def parameters(self) -> dict[str, str]:
        """The query's parameters."""
        return dict(parse_qsl(self.query.replace("&amp;", "&"), keep_blank_values=True))


def site_of(host: str) -> str:
    """The registrable part of a host, near enough to tell a site's own frames from foreign ones."""
    labels = host.lower().rstrip(".").split(".")
    keep = 3 if len(labels) > 2 and labels[-2] in _TWO_PART and len(labels[-1]) <= 3 else 2
    return ".".join(labels[-keep:])


def own_documents(view: PageView) -> list[Document]:
    """The page's document and those of its frames that belong to the same site or have no address of their own."""
    home = site_of(view.main.host)
    return [view.main, *(f for f in view.frames if not f.host or site_of(f.host) == home)]


@lru_cache(maxsize=4_096)
def split(url: str) -> tuple[str, str, str]:
    """Host in lower case, path, query; empty strings for what is no address."""
    try:
        parts = urlsplit(url[:_LONGEST])
        return (parts.hostname or "").rstrip("."), parts.path, parts.query
    except ValueError:
        return "", "", ""


def urls(view: PageView, known_host: frozenset[str]) -> Iterator[UrlTrace]:
    """Every address in the page's markup, inline scripts and requests. `known_host` are the hosts that an offline
    copy's paths are searched for (`../code.vendor.example/widget.js`)."""
    for document in own_documents(view):
        yield from _markup(document, known_host)
        for element, text in scripts(document):
            yield from _in_text(text, document, element)
    home = site_of(view.main.host)
    for frame in view.snapshot.frames:
        if frame.parent is None and frame.url:
            yield from _trace("iframe", frame.url, view.main, None, known_host, where="request")
    for request in view.requests:
        if request.frame.startswith("http") and home and site_of(split(request.frame)[0]) != home:
            continue
        arrived = request.failure is None and request.status is not None and request.status < 400
        kind: UrlKind = _OF_TYPE.get(request.type, "request")
        yield from _trace(kind, request.url, view.main, None, known_host, where="request", arrived=arrived)


def _markup(document: Document, known: frozenset[str]) -> Iterator[UrlTrace]:
    for element in document.elements("script", "iframe", "img", "link", "form", "embed", "object"):
        tag = element.tag
        if tag == "form":
            yield from _trace("form", element.get("action"), document, element, known)
        elif tag == "link":
            rel = (element.get("rel") or "").lower()
            if "stylesheet" in rel or rel in ("preload", "modulepreload", "prefetch"):
                yield from _trace("request", element.get("href"), document, element, known)
            elif rel in ("dns-prefetch", "preconnect"):
                yield from _trace("hint", element.get("href"), document, element, known)
        else:
            kind: UrlKind = "script" if tag == "script" else "picture" if tag == "img" else "iframe"
            for attribute in ("src", "data", *_LATER):
                if reference := element.get(attribute):
                    yield from _trace(kind, reference, document, element, known)
    for element in document.elements("a", "area"):
        if reference := element.get("href"):
            yield from _trace("link", reference, document, element, known)


def _trace(
    kind: UrlKind,
    reference: str | None,
    document: Document,
    element: HtmlElement | None,
    known: frozenset[str],
    *,
    where: Literal["markup", "request"] = "markup",
    arrived: bool = False,
) -> Iterator[UrlTrace]:
    reference = (reference or "").strip()[:_LONGEST]
    if not reference or reference[0] == "#" or reference[:5].lower() in ("data:", "javas", "mailt", "about", "blob:"):
        return
    if "//" in reference[:10]:
        host, path, query = split(reference)
    else:
        # A path on the site itself: what matters of it is where segments begin, so it needs no joining with the base.
        path, _, query = reference.partition("#")[0].partition("?")
        path = "/" + path.lstrip("./")
        for mirrored in _mirrored(path, known):
            yield UrlTrace(kind, reference, *mirrored, query, document, element, mirrored=True)
            return
        host = split(document.base)[0]
    yield UrlTrace(kind, reference, host, path, query, document, element, where, arrived)


def _mirrored(path: str, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The host and the path on it that a path of an offline copy spells: `/code.vendor.example/widget.js`."""
    segments = path.split("/")
    for i, segment in enumerate(segments[:-1]):
        if "." in segment[1:-1] and any(h in known for h in suffixes(segment.lower())):
            yield segment.lower(), "/" + unquote("/".join(segments[i + 1 :]))


def suffixes(host: str) -> Iterator[str]:
    """The keys under which a host may be listed: itself, then `.domain` for the host and each domain above it."""
    yield host
    rest = host
    while "." in rest:
        yield f".{rest}"
        rest = rest.partition(".")[2]


def scripts(document: Document) -> Iterator[tuple[HtmlElement, str]]:
    """Scripts written into the page, those that a consent tool holds back among them, and handlers of events."""
    for element in document.elements("script"):
        if element.get("src") or not element.text:
            continue
        kind = (element.get("type") or "").lower()
        if kind in _RUN or kind in _HELD_BACK:
            yield element, plain(element.text)


def plain(script: str) -> str:
    """A script's text with escaped slashes written plainly."""
    return script.replace("\\/", "/").replace("\\u002F", "/").replace("\\u002f", "/")


def _in_text(text: str, document: Document, element: HtmlElement) -> Iterator[UrlTrace]:
    for found in _addresses(text):
        path, _, query = found[2].partition("?")
        if len(path) < 2 or commented(text, found.start()):
            continue
        yield UrlTrace("script", found[0].lstrip("\"'`"), found[1].lower(), path, query, document, element, "inline")


def _addresses(text: str) -> Iterator[re.Match[str]]:
    """Addresses with a path: after `//`, or at the start of a string."""
    for pattern in _URL_IN_TEXT:
        yield from pattern.finditer(text)


def commented(text: str, at: int) -> bool:
    """Whether this place of a script lies in a comment."""
    line = text[text.rfind("\n", 0, at) + 1 : at].lstrip()
    if line.startswith(("//", "<!--")) and "CDATA" not in line:
        return True
    opened = text.rfind("/*", 0, at)
    if opened <= text.rfind("*/", 0, at) or text.find("*/", at) < 0:
        return False
    return opened == 0 or text[opened - 1] not in "\"'`"


def in_comments(markup: str) -> Iterator[tuple[str, str]]:
    """Addresses inside the markup's comments, as (host, address)."""
    for comment in _COMMENT.finditer(markup):
        for found in _addresses(plain(comment[1])):
            yield found[1].lower(), found[0].lstrip("/\"'`")
