"""Refuses patterns that would match what is not the vendor: plain words, paths that every second site has, hosts of
many owners, and what another vendor already claims."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.reading.vendors.common_names import common_names, shared_hosts
from crawler.reading.vendors.css import parse
from crawler.reading.vendors.model import KINDS, Css, Inline, Name, Pair, Signature, Url, describe

_HTML_TAGS = frozenset(
    "a abbr address article aside audio b body button canvas code dd details dialog div dl dt em fieldset figure "
    "footer form h1 h2 h3 h4 h5 h6 head header html i iframe img input label li link main meta nav noscript object ol "
    "option p picture script section select small source span strong style sub sup svg table tbody td textarea tfoot "
    "th thead title tr u ul video".split()
)
_SHORTEST = 5
"""Names shorter than this may belong to anybody and count only as weak."""


def patterns(signature: Signature) -> list[str]:
    """What is wrong with a vendor's patterns, one line each: vendor, kind, pattern, reason. Empty: nothing."""
    problems: list[str] = []
    for kind in KINDS:
        for matcher in signature.matchers(kind):
            reason = ""
            match matcher:
                case Url():
                    reason = _url(matcher)
                case Inline():
                    reason = _inline(matcher)
                case Css():
                    reason = _css(matcher)
                case Name():
                    reason = _name(matcher)
                case Pair():
                    reason = "say what the value begins with" if _needs_value(matcher) else ""
            if reason:
                problems.append(f"{signature.id}: {kind} {describe(matcher)}: {reason}")
    for selector in (*signature.launcher.selectors, *signature.launcher.callback, *_selectors(signature)):
        try:
            parse(selector)
        except ValueError as error:
            problems.append(f"{signature.id}: launcher: {error}")
    return problems


def _selectors(signature: Signature) -> list[str]:
    return [s for s in (*signature.launcher.online, *signature.launcher.offline) if s[0] in "#.["]


def _url(rule: Url) -> str:
    common = common_names()
    if rule.host:
        if rule.host in common["owners"]:
            return "a domain of many owners: name the vendor's own host"
        if (rule.host.lstrip(".") in shared_hosts()) and len(rule.path or "") < 3:
            return "a host that serves many things: give a path"
        return ""
    if rule.file:
        stem = re.sub(r"(\.min)?\.js$", "", rule.file)
        return "a file name that many sites use" if rule.file in common["files"] or stem in common["words"] else ""
    path = rule.path or ""
    if any(known.startswith(path) for known in common["paths"]):
        return "a path that many sites have"
    segments = [s for s in path.split("/") if s]
    if len(path) < 14 and (len(segments) < 2 or len(path) < 10):
        return "without a host, give fourteen characters, or two segments and ten"
    return ""


def _inline(rule: Inline) -> str:
    text = rule.text
    if text.lower() in common_names()["words"]:
        return "a plain word"
    if re.fullmatch(r"[A-Z]?[a-z]{1,5}|[А-ЯЁа-яё]+", text):
        return "a plain word: name a function, a variable or a host, as code writes it"
    return ""


def _css(rule: Css) -> str:
    try:
        found = parse(rule.css)
    except ValueError as error:
        return str(error)
    words = common_names()["words"]
    names = [n for n in (found.id, *found.classes) if n]
    values = [(name, value) for name, _, value in found.tests]
    own = [n for n in names if n.lower() not in words and len(n) >= _SHORTEST]
    own += [v for _, v in values if v.lower() not in words and len(v) >= _SHORTEST]
    own += [n for n, v in values if n.startswith("data-") and n[5:] not in words and len(n) > 8]
    own += [n for n, _ in values if not n.startswith("data-") and "-" in n and not n.startswith("aria-")]
    if own or (found.tag and "-" in found.tag):
        return ""
    if found.tag and found.tag not in _HTML_TAGS and not names and not values:
        return ""
    return "only plain words: it would match other sites' own markup"


def _name(rule: Name) -> str:
    name = rule.name.rstrip("*")
    if name in common_names()["words"]:
        return "a plain word"
    if len(name) < _SHORTEST and not rule.weak:
        return f"shorter than {_SHORTEST} characters: only as weak"
    return ""


def _needs_value(rule: Pair) -> bool:
    return rule.name.lower() in {"generator", "server", "x-powered-by", "powered-by", "author"} and not rule.value


def clashes(signatures: Sequence[Signature]) -> list[str]:
    """Patterns that two vendors claim, unless one implies the other: equal ones, and URLs that include another's."""
    problems: list[str] = []
    seen: dict[tuple[str, str], str] = {}
    by_id = {s.id: s for s in signatures}
    hosts: dict[tuple[str, str], list[tuple[Signature, Url]]] = {}
    for signature in signatures:
        for kind in KINDS:
            for matcher in signature.matchers(kind):
                if isinstance(matcher, Url) and matcher.host:
                    hosts.setdefault((kind, matcher.host), []).append((signature, matcher))
                    continue
                key = (kind, describe(matcher).lower())
                first = seen.setdefault(key, signature.id)
                if first != signature.id and not _related(signature, by_id[first]):
                    problems.append(f"{signature.id}: {kind} {describe(matcher)}: {first} claims it as well")
    for (kind, host), rules in hosts.items():
        for i, (one, a) in enumerate(rules):
            for other, b in rules[i + 1 :]:
                if not _related(one, other) and _overlap(a, b):
                    problems.append(f"{one.id} and {other.id}: {kind} {host}: one includes the other")
    return problems


def _related(one: Signature, other: Signature) -> bool:
    return one.id == other.id or one.id in other.implies or other.id in one.implies


def _overlap(a: Url, b: Url) -> bool:
    if a.query and b.query and any(a.query.get(k, v) != v for k, v in b.query.items()):
        return False
    one, other = a.path or "/", b.path or "/"
    return one.startswith(other) or other.startswith(one)
