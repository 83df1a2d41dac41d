"""Finding vendors in a page, and explaining what was and was not taken for one.

Two independent traces make a vendor certain, one makes it likely. Independent means of different kinds: what the page
loads (script, inline loader, request), what ran (a JavaScript global), what rendered (an element, a frame), what was
stored (a cookie), what the server or the markup declares, what the page links to. A global that only the inline loader
defines says no more than the loader. Text proves nothing: names in comments, in prose or in a builder's settings are
no traces.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from lxml.html import HtmlElement

from crawler.reading.pages.document import Document
from crawler.reading.pages.page import PageView
from crawler.reading.vendors import traces
from crawler.reading.vendors.common_names import shared_hosts
from crawler.reading.vendors.css import SelectorIndex, parse
from crawler.reading.vendors.files import read_all
from crawler.reading.vendors.model import KINDS, Css, Inline, Name, Pair, Signature, Url, describe
from crawler.reading.vendors.results import Explanation, Group, Match, NearMiss, Seen
from crawler.reading.vendors.traces import UrlTrace
from crawler.record.page import Proof
from crawler.record.vocabulary import Signal

_SIGNAL: dict[str, Signal] = {
    "script": "script", "inline": "script", "request": "request", "iframe": "iframe", "link": "link",
    "form": "selector", "global": "global", "selector": "selector", "cookie": "cookie", "header": "header",
    "meta": "selector",
}  # fmt: skip
_GROUP: dict[str, Group] = {
    "script": "loaded", "inline": "loaded", "request": "loaded", "iframe": "rendered", "link": "linked",
    "form": "rendered", "global": "ran", "selector": "rendered", "cookie": "stored", "header": "declared",
    "meta": "declared",
}  # fmt: skip
_ACCEPTS = {
    "script": ("script", "request"),
    "request": ("request", "script"),
    "picture": ("request",),  # shown on other sites as well, so never taken for the vendor's script
    "iframe": ("iframe",),
    "link": ("link",),
    "form": ("form",),
    "hint": (),
}


@dataclass(frozen=True, slots=True)
class _Rule:
    """A matcher, filed: whose it is and how it is named."""

    signature: Signature
    kind: str
    matcher: Any
    pattern: str
    group: Group


class Signatures:
    """A set of vendors, indexed so that a page meets only those that could fit."""

    def __init__(self, signatures: Iterable[Signature]) -> None:
        self.all = tuple(signatures)
        self.by_id = {s.id: s for s in self.all}
        self._hosts: dict[str, list[_Rule]] = defaultdict(list)
        self._anywhere: list[_Rule] = []
        self._files: dict[str, list[_Rule]] = defaultdict(list)
        self._css: SelectorIndex[_Rule] = SelectorIndex()
        self._named: dict[str, list[_Rule]] = defaultdict(list)
        self._inline: list[_Rule] = []
        self._cookies: list[_Rule] = []
        for signature in self.all:
            for kind in KINDS:
                for matcher in signature.matchers(kind):
                    self._file(_Rule(signature, kind, matcher, describe(matcher), _GROUP[kind]))
        self.hosts = frozenset(self._hosts)
        paths = (max(rule.matcher.path.split("*"), key=len) for rule in self._anywhere)
        self._some_path = re.compile("|".join(sorted({re.escape(p) for p in paths})) or "(?!)")
        self._known: WeakKeyDictionary[PageView, tuple[Match, ...]] = WeakKeyDictionary()

    def _file(self, rule: _Rule) -> None:
        match rule.matcher:
            case Url(host=str(host)):
                self._hosts[host].append(rule)
            case Url(file=str(file)):
                self._files[file].append(rule)
            case Url():
                self._anywhere.append(rule)
            case Css(css=css):
                self._css.add(css, rule)
            case Inline():
                self._inline.append(rule)
            case Name() if rule.kind == "cookie":
                self._cookies.append(rule)
            case Name(name=name) | Pair(name=name):
                self._named[f"{rule.kind} {name if rule.kind == 'global' else name.lower()}"].append(rule)

    def __iter__(self) -> Iterator[Signature]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    def wanted_globals(self) -> tuple[str, ...]:
        """The names of JavaScript globals to ask the browser for."""
        return tuple(sorted(key.partition(" ")[2] for key in self._named if key.startswith("global ")))

    def launchers(self) -> tuple[str, ...]:
        """CSS selectors of the launchers of all chats."""
        chats = (s for s in self.all if "chat" in s.categories)
        return tuple(dict.fromkeys(selector for s in chats for selector in s.launcher.selectors))

    def callback_launchers(self) -> tuple[str, ...]:
        """CSS selectors of the buttons of all callback widgets."""
        return tuple(dict.fromkeys(selector for s in self.all for selector in s.launcher.callback))

    def match(self, view: PageView) -> tuple[Match, ...]:
        """Every vendor that left a trace, by id. Read once for each view."""
        known = self._known.get(view)
        if known is None:
            known = self._known[view] = self._match(view)
        return known

    def _match(self, view: PageView) -> tuple[Match, ...]:
        found = _Found()
        answered: set[str] = set()
        for trace in traces.urls(view, self.hosts):
            for rule in self._of(trace):
                if trace.arrived:
                    answered.add(rule.signature.id)
                found.note(rule, partial(_proof_of, view, trace, rule.kind))
        self._match_inline(view, found)
        self._match_elements(view, found)
        self._match_names(view, found, answered)
        for vendor in list(found.signals):
            for implied in self.by_id[vendor].implies:
                found.imply(vendor, self.by_id[implied])
        return tuple(Match(self.by_id[i], tuple(found.signals[i].values())) for i in sorted(found.signals))

    def match_site(self, views: Iterable[PageView]) -> tuple[Match, ...]:
        """The same over several pages: the first sight of each trace is kept, and traces of different pages add up."""
        signals: dict[str, dict[tuple[str, str], Seen]] = defaultdict(dict)
        for view in views:
            for found in self.match(view):
                for seen in found.signals:
                    signals[found.signature.id].setdefault((seen.kind, seen.pattern), seen)
        return tuple(Match(self.by_id[i], tuple(signals[i].values())) for i in sorted(signals))

    def _of(self, trace: UrlTrace) -> Iterator[_Rule]:
        accepted = _ACCEPTS[trace.kind]
        for key in traces.suffixes(trace.host) if trace.host else ():
            for rule in self._hosts.get(key, ()):
                if rule.kind in accepted and _fits(rule.matcher, trace):
                    yield rule
        if trace.kind == "script":
            yield from self._files.get(_file_name(trace.path), ())
        if self._some_path.search(trace.path):
            for rule in self._anywhere:
                if rule.kind in accepted and _fits(rule.matcher, trace):
                    yield rule

    def _match_inline(self, view: PageView, found: _Found) -> None:
        written = [(d, e, text) for d in traces.own_documents(view) for e, text in traces.scripts(d)]
        everything = "\n".join(text for _, _, text in written)
        for rule in self._inline:
            wanted: str = rule.matcher.text
            if wanted not in everything:
                continue
            for document, element, text in written:
                at = _outside_comments(text, wanted)
                if at >= 0:
                    around = text[max(0, at - 40) : at + len(wanted) + 80]
                    found.note(rule, partial(view.prove, "script", around, document=document, element=element))
                    break

    def _match_elements(self, view: PageView, found: _Found) -> None:
        for document in traces.own_documents(view):
            for element in document.elements():
                for rule in self._css.find(element):
                    loader = rule.matcher.embed or element.tag in ("script", "link", "noscript", "style")
                    found.note(
                        rule,
                        partial(_proof_of_element, view, document, element),
                        group="loaded" if loader else "rendered",
                    )
                if element.tag == "meta" and (name := element.get("name") or element.get("property")):
                    self._match_pair(view, found, "meta", name, element.get("content") or "")

    def _match_pair(self, view: PageView, found: _Found, kind: str, name: str, value: str) -> None:
        for rule in self._named.get(f"{kind} {name.lower()}", ()):
            if value.lower().startswith(rule.matcher.value.lower()):
                found.note(rule, partial(view.prove, _SIGNAL[kind], f"{name}: {value}"))

    def _match_names(self, view: PageView, found: _Found, answered: set[str]) -> None:
        for name, what in view.snapshot.globals.items():
            for rule in self._named.get(f"global {name}", ()):
                own = rule.signature.id in answered or not _written_inline(view, name)
                prove = partial(view.prove, "global", f"{name}: {what}")
                found.note(rule, prove, group="ran" if own else "loaded")
        for cookie in view.snapshot.cookies:
            for rule in self._cookies:
                wanted = rule.matcher.name
                if cookie == wanted or (wanted.endswith("*") and cookie.startswith(wanted[:-1])):
                    found.note(rule, partial(view.prove, "cookie", cookie))
        for header, value in view.page.headers.items():
            self._match_pair(view, found, "header", header, value)

    def explain(self, view: PageView) -> Explanation:
        """Every match of the page and every near miss: a vendor's host under another path, a mere hint to connect, a
        name inside a comment, a known decoy."""
        matches = self.match(view)
        shared = shared_hosts()
        near: dict[tuple[str, str], NearMiss] = {}
        for trace in traces.urls(view, self.hosts):
            hits = {rule.signature.id for rule in self._of(trace)}
            if trace.host in shared:
                continue
            for rule in self._on_host(trace.host):
                vendor = rule.signature.id
                if vendor not in hits:
                    near.setdefault((vendor, trace.url), NearMiss(vendor, trace.url, _why_not(trace, rule)))
        for host, url in traces.in_comments(view.snapshot.html):
            for rule in self._on_host(host):
                vendor = rule.signature.id
                near.setdefault((vendor, url), NearMiss(vendor, url, "stands in a comment"))
        markup = view.snapshot.html
        for signature in self.all:
            for decoy in signature.decoys:
                if decoy.text in markup:
                    near[signature.id, decoy.text] = NearMiss(signature.id, decoy.text, decoy.reason)
        return Explanation(matches, tuple(near[key] for key in sorted(near)))

    def _on_host(self, host: str) -> Iterator[_Rule]:
        for key in traces.suffixes(host) if host else ():
            yield from self._hosts.get(key, ())


def first_visible(view: PageView, selector: str) -> tuple[Document, HtmlElement] | None:
    """The first visible element of the page (its own frames included) that fits a compound selector."""
    compound = parse(selector)
    for document in traces.own_documents(view):
        for element in document.elements():
            if compound.fits(element) and document.visible(element):
                return document, element
    return None


@cache
def _load(extra: tuple[Path, ...]) -> Signatures:
    return Signatures(read_all(extra))


def load(extra: Sequence[str | Path] = ()) -> Signatures:
    """The signatures that come with leadwalk and those of the folders `extra`, indexed; once in a process.
    Raises SignatureError at a file that cannot be used."""
    return _load(tuple(Path(folder) for folder in extra))


def default() -> Signatures:
    """The signatures that come with leadwalk."""
    return load()


def wanted_globals(extra: Sequence[str | Path] = ()) -> tuple[str, ...]:
    """The names of JavaScript globals to ask the browser for; `extra` as for `load`."""
    return load(extra).wanted_globals()


def launchers(extra: Sequence[str | Path] = ()) -> tuple[str, ...]:
    """CSS selectors of the launchers of all chats."""
    return load(extra).launchers()


def callback_launchers(extra: Sequence[str | Path] = ()) -> tuple[str, ...]:
    """CSS selectors of the buttons of all callback widgets."""
    return load(extra).callback_launchers()


def list_rows(signatures: Signatures | None = None) -> list[tuple[str, str, str, str, str]]:
    """For `leadwalk signatures`: id, name, country, categories and kinds of traces of each vendor."""
    rows = []
    for s in signatures or default():
        kinds = " ".join(kind for kind in KINDS if s.matchers(kind))
        rows.append((s.id, s.name, s.country, " ".join(s.categories), kinds))
    return rows


class _Found:
    """The traces found so far, one for each matcher; a proof is only made for the first."""

    def __init__(self) -> None:
        self.signals: dict[str, dict[tuple[str, str], Seen]] = defaultdict(dict)

    def note(self, rule: _Rule, prove: Callable[[], Proof], *, group: Group | None = None) -> None:
        key = (rule.kind, rule.pattern)
        signals = self.signals[rule.signature.id]
        if key not in signals:
            categories = rule.matcher.proves or rule.signature.categories[:1]
            signals[key] = Seen(rule.kind, rule.pattern, prove(), group or rule.group, categories, rule.matcher.weak)

    def imply(self, vendor: str, other: Signature) -> None:
        first = next(iter(self.signals[vendor].values()))
        seen = Seen(first.kind, f"implied by {vendor}", first.proof, first.group, other.categories[:1], weak=True)
        self.signals[other.id].setdefault(("implied", vendor), seen)


@cache
def _glob(path: str) -> re.Pattern[str]:
    return re.compile("[^/]+".join(re.escape(piece) for piece in path.split("*")))


def _fits(rule: Url, trace: UrlTrace) -> bool:
    path = rule.path
    if path:
        if rule.host is None:
            inside = path in trace.path if "*" not in path else bool(_glob(path).search(trace.path))
        else:
            inside = trace.path.startswith(path) if "*" not in path else bool(_glob(path).match(trace.path))
        if not inside:
            return False
    if rule.query:
        given = trace.parameters()
        return all(key in given and given[key].startswith(value) for key, value in rule.query.items())
    return True


def _why_not(trace: UrlTrace, rule: _Rule) -> str:
    wanted: Url = rule.matcher
    if trace.kind == "hint":
        return "only a hint to connect"
    if rule.kind not in _ACCEPTS[trace.kind]:
        return f"the host is the vendor's, but as a {trace.kind}, where a {rule.kind} is looked for"
    if wanted.path and not _fits(Url(host=wanted.host, path=wanted.path), trace):
        return f"the host is the vendor's, but the path is not {wanted.path}"
    return "the host is the vendor's, but the query lacks " + ", ".join(f"{k}={v}" for k, v in wanted.query.items())


def _file_name(path: str) -> str:
    """The last segment, without what a browser adds when it saves a page."""
    return re.sub(r"(\(\d{1,3}\))?(\.download)?$", "", path.rpartition("/")[2])


def _proof_of(view: PageView, trace: UrlTrace, kind: str) -> Proof:
    signal: Signal = "request" if trace.where == "request" and kind != "iframe" else _SIGNAL[kind]
    return view.prove(signal, trace.url, document=trace.document, element=trace.element)


def _proof_of_element(view: PageView, document: Document, element: HtmlElement) -> Proof:
    return view.prove("selector", _start_tag(element), document=document, element=element)


def _outside_comments(text: str, wanted: str) -> int:
    at = text.find(wanted)
    for _ in range(20):
        if at < 0 or not traces.commented(text, at):
            return at
        at = text.find(wanted, at + 1)
    return -1


def _written_inline(view: PageView, name: str) -> bool:
    return any(name in text for document in traces.own_documents(view) for _, text in traces.scripts(document))


def _start_tag(element: HtmlElement) -> str:
    attributes = [f'{k}="{v[:80]}"' for k, v in element.items() if not k.startswith("data-lw")]
    return " ".join([f"<{element.tag}", *attributes[:4]]) + ">"
