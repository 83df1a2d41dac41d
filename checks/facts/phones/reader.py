"""The telephone numbers of a site: which, where, whether a tap calls them, and whether the call is free.

A number that call tracking swaps (another one stood in the same place when the page was first seen, or stands in the
same marked place on other pages) is one channel: the number that most pages show is the fact, the others are its
`same_channel`. A link whose `tel:` contradicts the number shown gives two facts, for a caller may reach either.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

from lxml.html import HtmlElement

from checks.facts.common.words import any_of
from checks.facts.context import Pages
from checks.facts.phones import phone_numbers
from checks.facts.phones.countries import countries
from checks.facts.phones.model import Phone
from checks.facts.phones.phone_numbers import Number
from crawler.reading.pages.document import Document
from crawler.reading.pages.lines import Line, lines
from crawler.reading.pages.memo import once_per_page
from crawler.reading.pages.page import PageView
from crawler.reading.pages.structured_data import nested_nodes, strings_of
from crawler.reading.words.tables import beside
from crawler.record.page import Proof
from crawler.record.vocabulary import Signal

PROOFS = 3
"""Most proofs kept of one number, the plainest first."""

_TEL = re.compile(r"^\s*(?:tel|callto):/{0,2}\s*(.+)$", re.I | re.S)
_TEL_IN_SCRIPT = re.compile(r"[\"'`](?:tel|callto):([^\"'`]{5,60})[\"'`]", re.I)
_SCRIPTED = ("onclick", "data-href", "data-url", "data-link")
_DIGIT = re.compile(r"\d")
_PART = re.compile(r"[+\d ()\-\u2010-\u2015.]{1,16}")


@dataclass(slots=True)
class PhoneSeen:
    """A number in one place of one page."""

    number: Number
    view: PageView
    document: Document
    element: HtmlElement | None
    signal: Signal
    link: bool = False
    shown: str = ""
    beside: str = ""
    """Of a number in text: the line it stands in, after the line before it."""

    @property
    def zone(self) -> str:
        return self.document.zone(self.element) if self.element is not None else "schema_org"

    @property
    def visible(self) -> bool:
        return self.element is not None and self.document.visible(self.element)

    def rank(self) -> tuple[bool, bool, bool]:
        """The plainest proof sorts first: visible, a link, in the header."""
        return (not self.visible, not self.link, self.zone != "header")

    def proof(self) -> Proof:
        return self.view.prove(self.signal, self.shown, document=self.document, element=self.element)


def phones(pages: Pages) -> list[Phone]:
    """The numbers of all pages, those on most pages first. `market`: ISO 3166 code of the customers' country."""
    hits: dict[str, list[PhoneSeen]] = defaultdict(list)
    swaps: list[tuple[str, str]] = []
    for view in pages.views:
        home = countries(view, pages.market)
        seen = phones_seen(view, pages.market)
        for hit in seen:
            hits[hit.number.e164].append(hit)
        swaps += _swapped(view, seen, home)
    swaps += _rotating(hits)
    groups = _groups(hits, swaps)
    found = [_phone(e164, others, hits, pages.views, pages.market) for e164, others in groups.items()]
    return sorted(found, key=lambda p: (-p.pages, -p.header_share, p.e164))


@once_per_page
def phones_seen(view: PageView, market: str) -> list[PhoneSeen]:
    """All numbers of a page with their places, read once."""
    return list(_of_view(view, countries(view, market)))


# --- one page -----------------------------------------------------------------------------------------------------


def _of_view(view: PageView, home: list[str]) -> Iterator[PhoneSeen]:
    for document in view.own_documents:
        yield from _links(view, document, home)
        yield from _texts(view, document, home)
        yield from _attributes(view, document, home)
        yield from _structured(view, document, home)


def _links(view: PageView, document: Document, home: list[str]) -> Iterator[PhoneSeen]:
    for element in document.holding("href", *_SCRIPTED):
        href = element.get("href")
        raw = _TEL.match(href) if href and element.tag in ("a", "area") else None
        numbers = [raw.group(1)] if raw else []
        for name in _SCRIPTED:
            value = element.get(name)
            if value and ("tel:" in value or "callto:" in value):
                plain = _TEL.match(value)
                numbers += [plain.group(1)] if plain else _TEL_IN_SCRIPT.findall(value[:2000])
        for text in numbers[:4]:
            digits = _digits_first(text)
            number = phone_numbers.read(digits, home)
            shown = document.name(element)[:80]
            if number and not _misprint(number, digits, shown, home):
                yield PhoneSeen(
                    number, view, document, element, "link", True, shown or phone_numbers.readable(number.e164)
                )


def _misprint(number: Number, raw: str, shown: str, home: list[str]) -> bool:
    """Whether a link calls nobody, while the page shows something else: it leaves out the prefix that a call within the
    country needs, or its number is written as no number of its country is."""
    if sum(c.isdigit() for c in shown) < 7:
        return False
    seen = [n.e164 for n in phone_numbers.find(shown, home)]
    if number.e164 in seen:
        return False
    if seen:
        return phone_numbers.cannot_be_dialled(raw, number.e164)
    return re.sub(r"\D", "", shown) == number.e164[1:] and not phone_numbers.aligned(shown, number.e164)


def _digits_first(text: str) -> str:
    """The number of a link, its escapes undone and words after it dropped ("tel:+70000000000тир")."""
    plain = unquote(text).split("?")[0].strip()
    found = re.match(r"[+\d\s().\-\u2010-\u2015/]+(?:[,;][\w=,;]*)?", plain)
    return found.group(0) if found else ""


def _texts(view: PageView, document: Document, home: list[str]) -> Iterator[PhoneSeen]:
    previous = ""
    parts: list[Line] = []
    for line in lines(document):
        text = line.text
        if not _DIGIT.search(text):
            yield from _joined(view, document, home, parts)
            parts = []
            previous = text
            continue
        numbers = phone_numbers.find(text, home, before=_label(previous))
        if len(line.owners) > 1 and len(text) < 400:
            # Numbers that the page sets apart only by its styles run together in the markup.
            apart = [
                Number(n.e164, n.text, n.start + at, n.end + at, n.extension)
                for at, piece in line.pieces()
                for n in phone_numbers.find(piece, home)
            ]
            numbers = max(numbers, apart, key=len)
        for number in numbers:
            if not phone_numbers.fax_only(_label(previous) + " " + text[: number.start]):
                beside = f"{_label(previous)}\n{text}"
                yield PhoneSeen(number, view, document, line.at(number.start), "text", False, number.text, beside)
        if not numbers and _PART.fullmatch(text.strip()):
            parts.append(line)
        else:
            yield from _joined(view, document, home, parts)
            parts = []
        previous = text
    yield from _joined(view, document, home, parts)


def _label(previous: str) -> str:
    """The line before, where it may be the label of a number: short words without digits of their own."""
    text = previous.strip()
    return text if len(text) <= 40 and not any(c.isdigit() for c in text) else ""


def _joined(view: PageView, document: Document, home: list[str], parts: list[Line]) -> Iterator[PhoneSeen]:
    """A number whose groups stand in blocks of their own inside one box."""
    if not 2 <= len(parts) <= 14:
        return
    text = " ".join(line.text.strip() for line in parts)
    if not text.startswith(("+", "8 (", "(")) or not 7 <= sum(c.isdigit() for c in text) <= 13:
        return
    first, last = parts[0].owners[0], parts[-1].owners[-1]
    near = {id(e) for e in [*list(first.iterancestors())[:3]]}
    if not any(id(e) in near for e in list(last.iterancestors())[:3]):
        return
    tight = "".join(line.text.strip() for line in parts) if len(parts) > 5 else text
    for number in phone_numbers.find(tight, home)[:1]:
        yield PhoneSeen(number, view, document, first, "text", False, number.text)


def _attributes(view: PageView, document: Document, home: list[str]) -> Iterator[PhoneSeen]:
    """Numbers kept for a "show number" button, drawn as an image with its text in `alt`, or written on a button."""
    names = frozenset(beside(__file__, "numbers")["attributes"]["names"])
    for element in document.holding("alt", "value", *sorted(names)):
        kept = names.intersection(element.keys())
        value = (element.get(min(kept)) or "") if kept else ""
        if 10 <= sum(c.isdigit() for c in value) <= 15 and _reveals(document, element):
            number = phone_numbers.read(value, home)
            if number:
                yield PhoneSeen(number, view, document, element, "text", False, value)
        alt = element.get("alt") if element.tag in ("img", "area", "input") else None
        if element.tag == "input" and (element.get("type") or "").lower() in ("button", "submit"):
            alt = element.get("value")
        if alt and len(alt) >= 7:
            for number in phone_numbers.find(alt[:300], home):
                yield PhoneSeen(number, view, document, element, "text", False, alt)


@cache
def _show_words() -> re.Pattern[str]:
    return re.compile(any_of(beside(__file__, "numbers")["show"]["words"]), re.I)


def _reveals(document: Document, element: HtmlElement) -> bool:
    """Whether an element that keeps a number promises to show it: by its words, or by a number shown in part."""
    text = document.text(element)
    if len(text) < 4 and (parent := element.getparent()) is not None:
        text = document.text(parent)
    return len(text) <= 60 and bool(_show_words().search(text))


def _structured(view: PageView, document: Document, home: list[str]) -> Iterator[PhoneSeen]:
    """Numbers in schema.org data: JSON-LD `telephone`, at any depth, and `itemprop="telephone"` on a meta element."""
    raw: list[str] = []
    for node in nested_nodes(document.json_ld):
        raw += strings_of(node, "telephone")[:10]
    for element in document.root.iter("meta"):
        if element.get("itemprop") == "telephone":
            raw.append(element.get("content") or "")
    for text in raw[:50]:
        number = phone_numbers.read(text, home)
        if number:
            yield PhoneSeen(number, view, document, None, "schema_org", False, text)


# --- call tracking ------------------------------------------------------------------------------------------------


def _swapped(view: PageView, settled: list[PhoneSeen], home: list[str]) -> list[tuple[str, str]]:
    """Pairs of numbers of which the second took the place of the first while the page loaded."""
    first = next((s for s in view.page.snapshots if s.stage == "first_seen" and s is not view.snapshot), None)
    if first is None or view.snapshot.stage == "opened":
        return []
    # Parsing the first look costs as much as all other phone work; a number that it shows as well was not swapped in.
    fresh = {h.number.e164 for h in settled if h.signal != "schema_org" and h.number.text not in first.html}
    if not fresh:
        return []
    early = {
        (view.main.selector(h.element), h.link): h.number.e164
        for h in _of_view(PageView(view.page, first), home)
        if h.element is not None
    }
    pairs = set()
    for hit in settled:
        if hit.element is not None and hit.number.e164 in fresh:
            before = early.get((hit.document.selector(hit.element), hit.link))
            if before and before != hit.number.e164:
                pairs.add((before, hit.number.e164))
    return sorted(pairs)


@cache
def _tracked() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s){any_of(beside(__file__, 'numbers')['tracked']['classes'])}")


def _rotating(hits: dict[str, list[PhoneSeen]]) -> list[tuple[str, str]]:
    """Pairs of numbers that stand in the same place, marked for call tracking, on different visits."""
    places: dict[str, set[str]] = defaultdict(set)
    for e164, seen in hits.items():
        for hit in seen:
            if hit.element is not None and _is_tracked(hit.element):
                places[hit.document.selector(hit.element)].add(e164)
    return [(first, other) for numbers in places.values() for first, *rest in [sorted(numbers)] for other in rest]


def _is_tracked(element: HtmlElement) -> bool:
    return any(_tracked().search(node.get("class") or "") for node in [element, *list(element.iterancestors())[:2]])


def _groups(hits: dict[str, list[PhoneSeen]], swaps: list[tuple[str, str]]) -> dict[str, list[str]]:
    """Numbers by channel: the one shown on most pages, with the others that take its place."""
    parent = {e164: e164 for e164 in [*hits, *(n for pair in swaps for n in pair)]}

    def top(e164: str) -> str:
        while parent[e164] != e164:
            e164 = parent[e164]
        return e164

    for first, other in swaps:
        parent[top(other)] = top(first)
    members: dict[str, list[str]] = defaultdict(list)
    for e164 in parent:
        members[top(e164)].append(e164)
    out = {}
    for group in members.values():
        shown = min((e for e in group if e in hits), key=lambda e: (-len({h.view.url for h in hits[e]}), e))
        out[shown] = sorted(e for e in group if e != shown)
    return out


# --- the fact -----------------------------------------------------------------------------------------------------


def _phone(
    e164: str, others: list[str], hits: dict[str, list[PhoneSeen]], views: Sequence[PageView], market: str
) -> Phone:
    own = sorted(hits[e164], key=PhoneSeen.rank)
    every = own + [hit for other in others for hit in hits.get(other, [])]
    desktop = {v.url for v in views if v.page.device == "desktop"}
    on = {h.view.url for h in every if h.view.page.device == "desktop"}
    headed = {h.view.url for h in every if h.view.page.device == "desktop" and h.zone == "header"}
    written = [h.shown for h in own if sum(c.isdigit() for c in h.shown) >= 6 and h.signal != "schema_org"]
    mobile = [h for h in every if h.view.page.device == "mobile"]
    proofs: dict[tuple[str, str | None], Proof] = {}
    for hit in own:
        if len(proofs) == PROOFS:
            break
        proof = hit.proof()
        proofs.setdefault((proof.page, proof.selector), proof)
    return Phone(
        e164=e164,
        text=Counter(written).most_common(1)[0][0] if written else phone_numbers.readable(e164),
        toll_free=phone_numbers.toll_free(e164, market),
        clickable=any(h.link for h in every),
        where=sorted({h.zone for h in every}),
        extension=next((h.number.extension for h in own if h.number.extension), None),
        pages=len(on),
        header_share=round(len(headed) / len(desktop), 3) if desktop else 0.0,
        first_screen_mobile=any(map(_first_screen, mobile)) if _has_mobile(views) else None,
        same_channel=others,
        proof=list(proofs.values()),
    )


def _has_mobile(views: Sequence[PageView]) -> bool:
    return any(v.page.device == "mobile" and v.main.stamped for v in views)


def _first_screen(hit: PhoneSeen) -> bool:
    """Whether the number lies within the first screen, or in a part that stays in place while the page scrolls."""
    if hit.element is None or not hit.visible:
        return False
    box = hit.document.box(hit.element)
    height = hit.view.snapshot.viewport[1]
    if box is None or not height:
        return False
    return hit.document.fixed(hit.element) or box[1] + box[3] <= height
