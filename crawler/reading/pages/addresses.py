"""Addresses: which are the same page, which belong to one site, and which must not be opened.

Words are data: `lexicon/<language>/addresses.toml`, most of them in the folder `code`. The public suffix list is
tldextract's bundled snapshot; nothing is fetched.
"""

from __future__ import annotations

import ipaddress
import itertools
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

import idna

from crawler.reading.words.lexicon import Lexicon
from crawler.reading.words.text import normalised_words

if TYPE_CHECKING:
    from tldextract import TLDExtract

MAX_LENGTH = 600
"""Longer addresses are left alone: they are made by loops and searches."""

MAX_DEPTH = 8
"""Most segments of a path that is still followed."""

ADDRESSES = Lexicon(
    "addresses",
    frozenset(("tracking", "view", "paging", "act", "endless", "file")),
    ("parameter", "name", "text", "ending"),
)
"""Query parameters, words of paths, link texts and endings of files, by what they say of an address."""

_PORTS = {"http": 80, "https": 443}
_WORD = re.compile(r"[^\W_]+")
_CAMEL = re.compile(r"(?<=[a-zа-я])(?=[A-ZА-Я])")
_ENDING = re.compile(r"\.(?:html?|php\d?|aspx?|jsp|shtml|xhtml|cgi)$", re.I)
_HASH_ROUTE = re.compile(r"!?/.")
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.I)


@lru_cache(maxsize=1)
def _suffixes() -> TLDExtract:
    import tldextract  # brings a client for HTTP along, which takes a while to load

    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


@lru_cache(maxsize=8)
def _parameters(*kinds: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The names of query parameters of these kinds: whole names, and prefixes."""
    names = [name for kind in kinds for name in ADDRESSES.phrases("parameter")[kind]]
    return frozenset(n for n in names if not n.endswith("*")), tuple(n[:-1] for n in names if n.endswith("*"))


@lru_cache(maxsize=8)
def _listed(key: str, kind: str) -> frozenset[str]:
    return frozenset(ADDRESSES.phrases(key)[kind])


def _is_parameter(name: str, *kinds: str) -> bool:
    exact, prefixes = _parameters(*kinds)
    return name in exact or name.startswith(prefixes)


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") and parts.hostname else None


def _ascii_host(parts: SplitResult) -> str:
    return ascii_host((parts.hostname or "").rstrip("."))


def ascii_host(host: str) -> str:
    """The host as it is asked for: names in other letters in their ASCII form (IDNA 2008 with the mapping of UTS
    46)."""
    if host.isascii():
        return host
    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except UnicodeError:
        return host


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _port(parts: SplitResult) -> str:
    return "" if parts.port in (None, _PORTS[parts.scheme]) else f":{parts.port}"


@lru_cache(maxsize=20_000)
def canonical(url: str) -> str:
    """The address by which visits to the same page are recognised; "" for what is no web address.

    The same for both spellings of a host in other letters (`мебель.рф`, `xn--90ahbyb4h.xn--p1ai`). Left out: scheme,
    `www.`, default ports, index files, trailing slashes, fragments (but not `#/` routes), and parameters that track,
    sort, filter or number sheets. The rest of the parameters are put in order. Not for fetching.
    """
    parts = _split(url)
    if parts is None:
        return ""
    host = _bracketed(_ascii_host(parts).removeprefix("www.")) + _port(parts)
    path = _INDEX.sub("/", re.sub(r"/{2,}", "/", parts.path or "/"))
    path = quote(unquote(path), safe="/:@!$&'()*+,;=~-._").rstrip("/") or "/"
    kept = [(k, v) for k, v in _query(parts) if not _ignored(k.lower(), v, path)]
    query = f"?{urlencode(sorted(kept))}" if kept else ""
    route = f"#{parts.fragment}" if _HASH_ROUTE.match(parts.fragment) else ""
    return f"{host}{path}{query}{route}"


def _query(parts: SplitResult) -> list[tuple[str, str]]:
    try:
        return parse_qsl(parts.query, keep_blank_values=True, max_num_fields=60)
    except ValueError:
        return [("", parts.query)]


def _ignored(key: str, value: str, path: str) -> bool:
    if _is_parameter(key, "tracking", "view"):
        return True
    return _is_parameter(key, "paging") and value.isdigit() and path != "/"


@lru_cache(maxsize=20_000)
def site_of(url: str) -> str:
    """What all addresses of one site have in common: the registrable domain, or host and port where there is none
    (an IP address, localhost) or the port is an unusual one; where the suffix is unknown, the last two labels. "" for
    what is no web address."""
    parts = _split(url)
    if parts is None:
        return ""
    host, port = _ascii_host(parts), _port(parts)
    try:
        ipaddress.ip_address(host)
    except ValueError:
        known = _suffixes()(host)
        if known.suffix:
            return (known.top_domain_under_public_suffix or host) + port
        return ".".join(host.split(".")[-2:]) + port
    return _bracketed(host) + (port or f":{_PORTS[parts.scheme]}")


def host_of(url: str) -> str:
    """Host and port of an address, without `www.`; "" for what is no web address."""
    parts = _split(url)
    if parts is None:
        return ""
    return _bracketed(_ascii_host(parts).removeprefix("www.")) + _port(parts)


def words(text: str) -> list[str]:
    """The words of a path segment or a parameter's value, in lower case; camelCase is taken apart."""
    return [w.lower() for w in _WORD.findall(_CAMEL.sub(" ", text))]


@lru_cache(maxsize=20_000)
def segments(url: str) -> tuple[tuple[str, ...], ...]:
    """The words of each part of an address that names a page: path segments, then values of routing parameters."""
    parts = _split(url)
    if parts is None:
        return ()
    path = _ENDING.sub("", _INDEX.sub("/", unquote(parts.path)).rstrip("/"))
    found = [tuple(words(s)) for s in path.split("/")]
    for key, value in _query(parts):
        if key.lower() in (
            "route",
            "page",
            "view",
            "option",
            "controller",
            "section",
            "module",
            "action",
            "do",
            "task",
        ):
            found += [tuple(words(s)) for s in unquote(value).split("/")]
    if _HASH_ROUTE.match(parts.fragment):
        found += [tuple(words(s)) for s in unquote(parts.fragment).lstrip("!").split("/")]
    return tuple(s for s in found if s)[:12]


def avoid(url: str, text: str = "") -> str | None:
    """Why a link with this address and text is not to be followed; None where nothing speaks against it."""
    parts = _split(url)
    if parts is None:
        return "no web address"
    if parts.username or parts.password:
        return "carries a password"
    path = unquote(parts.path).lower()
    ending = path.rpartition("/")[2].rpartition(".")[2] if "." in path.rpartition("/")[2] else ""
    if ending in _listed("ending", "file"):
        return f"a .{ending} file"
    named = [" ".join(words(_ENDING.sub("", s))) for s in path.split("/") if s]
    if _acts(parts, named):
        return "does something when opened"
    if ADDRESSES.index("text").find(normalised_words(text)):
        return "does something when pressed"
    return _loop(url, named)


def _acts(parts: SplitResult, named: Sequence[str]) -> bool:
    verbs = _listed("name", "act")
    if not verbs.isdisjoint(named) or any(f"{a} {b}" in verbs for a, b in itertools.pairwise(named)):
        return True
    for key, value in _query(parts):
        if _is_parameter(key.lower(), "act"):
            return True
        if " ".join(words(value[:100])) in verbs or any(
            " ".join(words(s)) in verbs for s in value[:100].lower().split("/")
        ):
            return True
    return False


def _loop(url: str, named: Sequence[str]) -> str | None:
    if len(url) > MAX_LENGTH:
        return "a very long address"
    if len(named) > MAX_DEPTH:
        return "a very deep address"
    if any(named.count(s) > 2 for s in named) or any(
        named[i : i + 2] == named[i + 2 : i + 4] for i in range(len(named) - 3)
    ):
        return "an address that repeats itself"
    if not _listed("name", "endless").isdisjoint(named):
        return "a list without end, or a page of tools"
    return None
