"""A saved snapshot as a tree: text, visibility, boxes, zones, selectors, links and structured data.

Snapshots taken in a browser carry stamps, put into the serialised copy by `crawler/browser/snapshot.js`:

| stamp | meaning |
|---|---|
| `data-lw` on `<html>` | the snapshot is stamped |
| `data-lw-i` | index by which the collector still holds the live element |
| `data-lw-b` | box: x,y,width,height in CSS pixels of the document |
| `data-lw-v="0"` | not visible |
| `data-lw-f` | `fixed` or `sticky` |
| `data-lw-r` | `1`, `0`: required as the DOM computes it (property, not attribute), or aria-required |
| `data-lw-x="1"` | matches :invalid |
| `data-lw-c` | `1`, `0`: checked at the time of the snapshot |
| `data-lw-val="1"` | a control that holds a value |
| `data-lw-d="1"` | disabled |
| `data-lw-p="1"` | pointer cursor, or a click handler of its own |
| `data-lw-before`, `data-lw-after` | text drawn by CSS |

Open shadow roots are written as `<template shadowrootmode="open">` and read as part of the page; other templates are
inert. Without stamps, visibility is judged from attributes and inline styles.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Any, cast
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from crawler.reading.pages.markup import parse
from crawler.reading.pages.structured_data import read_json_ld
from crawler.reading.pages.zones import Zone, zone_of
from crawler.reading.words.text import squeeze
from crawler.record.vocabulary import Box

MAX_DEPTH = 1_500
"""Elements nested deeper are dropped: hostile markup must not exhaust the stack of the parser."""

_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_BLOCKS = frozenset(
    "address article aside blockquote body br button caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr iframe label legend li main nav ol optgroup option p pre section "
    "select summary table tbody td textarea tfoot th thead tr ul".split()
)
# The head itself is read: the parser leaves what follows its scripts there where a page has no <body> tag.
_SILENT = frozenset("script style noscript template title meta link svg math object".split())


@lru_cache(maxsize=8_192)
def _joined(base: str, reference: str) -> str:
    try:
        return urljoin(base, reference)
    except ValueError:
        return ""


class Document:
    """One document (the page's own, or a frame's). Elements are lxml's `HtmlElement`."""

    def __init__(self, markup: str, url: str = "", *, frame: str | None = None) -> None:
        """`frame` is the selector of the iframe that owns the document; None for the page's own."""
        self.url = url
        self.frame = frame
        self.root = parse(markup)
        self.stamped = self.root.get("data-lw") is not None
        base = self.root.find(".//base[@href]")
        self.base = urljoin(url, base.get("href") or "") if base is not None else url
        self._hidden: set[HtmlElement] = set()
        self._zones: dict[HtmlElement, Zone] = {}
        self._texts: dict[tuple[HtmlElement, bool], tuple[str, float]] = {}
        self._names: dict[HtmlElement, str] = {}
        self._survey()

    def _survey(self) -> None:
        """One pass in document order: which elements are hidden, and in which zone each lies."""
        stack: list[tuple[HtmlElement, bool, Zone, int]] = [(self.root, False, "main", 0)]
        while stack:
            element, hidden, zone, depth = stack.pop()
            if not isinstance(element.tag, str):
                continue
            if depth > MAX_DEPTH:
                continue
            hidden = self._hides(element, hidden)
            if hidden:
                self._hidden.add(element)
            zone = zone_of(element, zone)
            if zone != "main":
                self._zones[element] = zone
            for child in element:
                stack.append((child, hidden, zone, depth + 1))

    def _hides(self, element: HtmlElement, parent_hidden: bool) -> bool:
        tag = element.tag
        if tag == "template" and element.get("shadowrootmode") is None:
            return True
        if self.stamped:
            mark = element.get("data-lw-v")
            if mark is not None:
                return bool(mark == "0")
            return parent_hidden
        if parent_hidden or element.get("hidden") is not None:
            return True
        if tag == "input" and (element.get("type") or "").lower() == "hidden":
            return True
        style = element.get("style")
        return bool(style and _HIDDEN_STYLE.search(style))

    # --- what an element is ---------------------------------------------------------------------------------------

    def visible(self, element: HtmlElement) -> bool:
        """Whether a person could see the element: stamped so, or (unstamped) not hidden by markup."""
        return element not in self._hidden

    def box(self, element: HtmlElement) -> Box | None:
        """Where the element lies; None without stamps or where it has no area."""
        raw = element.get("data-lw-b")
        if not raw:
            return None
        try:
            x, y, width, height = (float(part) for part in raw.split(","))
        except ValueError:
            return None
        return (x, y, width, height)

    def zone(self, element: HtmlElement) -> Zone:
        """The part of the page that the element stands in."""
        return self._zones.get(element, "main")

    def index(self, element: HtmlElement) -> int | None:
        """The stamp by which the collector holds the live element."""
        raw = element.get("data-lw-i")
        return int(raw) if raw and raw.isdigit() else None

    def fixed(self, element: HtmlElement) -> bool:
        """Whether the element or an ancestor stays in place while the page scrolls."""
        node: HtmlElement | None = element
        while node is not None:
            if node.get("data-lw-f"):
                return True
            node = node.getparent()
        return False

    # --- text -----------------------------------------------------------------------------------------------------

    def text(self, element: HtmlElement, *, visible_only: bool = False, limit: int = 20_000) -> str:
        """The element's text in reading order, blocks set apart by a space; scripts, styles and inert templates left
        out; text that CSS draws put in. With `visible_only` hidden parts are left out too."""
        key = (element, visible_only)
        known = self._texts.get(key)
        if known is None or known[1] < limit:
            raw = "".join(self._pieces(element, visible_only, limit))
            # A text that was cut is no answer to who asks for more of it.
            known = self._texts[key] = (squeeze(raw), math.inf if len(raw) <= limit else limit)
        return known[0]

    def _pieces(self, top: HtmlElement, visible_only: bool, limit: int) -> Iterator[str]:
        length = 0
        stack: list[HtmlElement | str] = [top]
        while stack:
            node = stack.pop()
            if isinstance(node, str):
                length += len(node)
                yield node
                if length > limit:
                    return
                continue
            tag = node.tag
            silent = not isinstance(tag, str) or (tag in _SILENT and node.get("shadowrootmode") is None)
            if silent or (visible_only and node in self._hidden):
                continue
            block = tag in _BLOCKS
            if block:
                yield " "
            if before := node.get("data-lw-before"):
                yield before
            if node.text:
                length += len(node.text)
                yield node.text
            if block:
                stack.append(" ")
            if after := node.get("data-lw-after"):
                stack.append(after)
            for child in reversed(node):
                if child.tail:
                    stack.append(child.tail)
                stack.append(child)

    def own_text(self, element: HtmlElement) -> str:
        """The text that stands directly in the element, not in its children."""
        return squeeze(" ".join([element.text or "", *(child.tail or "" for child in element)]))

    def name(self, element: HtmlElement) -> str:
        """The accessible name, near enough: aria-labelledby, aria-label, text, value, alt, title, an image's alt."""
        known = self._names.get(element)
        if known is None:
            known = self._names[element] = self._name(element)
        return known

    def _name(self, element: HtmlElement) -> str:
        ids = element.get("aria-labelledby")
        if ids:
            found = [self.by_id(i) for i in ids.split()[:8]]
            words = squeeze(" ".join(self.text(e) for e in found if e is not None and e is not element))
            if words:
                return words
        label = squeeze(element.get("aria-label") or "")
        if label:
            return label
        if element.tag == "input":
            kind = (element.get("type") or "text").lower()
            if kind in {"submit", "button", "reset", "image"}:
                return squeeze(element.get("value") or element.get("alt") or element.get("title") or "")
        words = self.text(element)
        if words:
            return words
        for node in element.iter("img", "svg", "title", "use"):
            alt = node.get("alt") or node.get("aria-label") or (node.text if node.tag == "title" else None)
            if alt and squeeze(alt):
                return squeeze(alt)
        return squeeze(element.get("alt") or element.get("title") or "")

    # --- finding --------------------------------------------------------------------------------------------------

    def elements(self, *tags: str) -> Iterator[HtmlElement]:
        """Elements of these tags (all elements, without any) in document order, those of inert templates left out."""
        if not tags:
            yield from self._every
            return
        if not self._has_templates:
            yield from self.root.iter(*tags)
            return
        for element in self.root.iter(*tags):
            if not self._inert(element):
                yield element

    @cached_property
    def _every(self) -> list[HtmlElement]:
        # Kept because every reader passes over all elements, and lxml makes each element's wrapper anew when nobody
        # holds it.
        return [e for e in self.root.iter() if isinstance(e.tag, str) and not self._inert(e)]

    def holding(self, *attributes: str) -> list[HtmlElement]:
        """Elements that carry any of these attributes, in document order, those of inert templates left out. Names of
        letters, digits and hyphens only. Many times quicker than asking each element."""
        wanted = " or ".join(f"@{name}" for name in attributes)
        found = cast(list[HtmlElement], self.root.xpath(f"//*[{wanted}]"))
        return [e for e in found if isinstance(e.tag, str) and not self._inert(e)]

    def _inert(self, element: HtmlElement) -> bool:
        if not self._has_templates:
            return False
        node: HtmlElement | None = element
        while node is not None:
            if node.tag == "template" and node.get("shadowrootmode") is None and node is not element:
                return True
            node = node.getparent()
        return False

    @cached_property
    def _has_templates(self) -> bool:
        return any(t.get("shadowrootmode") is None for t in self.root.iter("template"))

    @cached_property
    def _ids(self) -> dict[str, HtmlElement]:
        ids: dict[str, HtmlElement] = {}
        for element in self.root.iter():
            if isinstance(element.tag, str) and (value := element.get("id")):
                ids.setdefault(value, element)
        return ids

    def by_id(self, value: str) -> HtmlElement | None:
        """The first element with this id."""
        return self._ids.get(value)

    def css(self, selector: str) -> list[HtmlElement]:
        """Elements that match a CSS selector; an unusable selector matches nothing."""
        from lxml.cssselect import CSSSelector, SelectorError

        try:
            return cast(list[HtmlElement], CSSSelector(selector)(self.root))
        except (SelectorError, etree.XPathError):
            return []

    def selector(self, element: HtmlElement) -> str:
        """A CSS selector that finds the element in the page: by id where there is one, else by position."""
        parts: list[str] = []
        node: HtmlElement | None = element
        while node is not None and isinstance(node.tag, str):
            if node.tag == "template":
                node = node.getparent()
                continue
            value = node.get("id")
            if value and re.fullmatch(r"[A-Za-z_][\w\-]*", value) and self._ids.get(value) is node:
                parts.append(f"#{value}")
                break
            if node.tag in ("html", "body"):
                parts.append(str(node.tag))
                break
            parent = node.getparent()
            if parent is None:
                parts.append(str(node.tag))
                break
            same = [c for c in parent if c.tag == node.tag]
            parts.append(str(node.tag) if len(same) == 1 else f"{node.tag}:nth-of-type({same.index(node) + 1})")
            node = parent
        return " > ".join(reversed(parts))

    # --- addresses and data ---------------------------------------------------------------------------------------

    def absolute(self, reference: str | None) -> str:
        """A reference of the document as an absolute URL; "" for none, or one that cannot be one."""
        if not reference:
            return ""
        return _joined(self.base, reference.strip())

    @cached_property
    def links(self) -> list[tuple[HtmlElement, str]]:
        """`<a>` and `<area>` with an href, each with its absolute URL."""
        return [(element, url) for element in self.elements("a", "area") if (url := self.absolute(element.get("href")))]

    @cached_property
    def title(self) -> str:
        """The document's title."""
        element = self.root.find(".//title")
        return squeeze(element.text_content()) if element is not None else ""

    @cached_property
    def language(self) -> str:
        """Two letters: the declared language, else guessed from the share of Cyrillic letters."""
        declared = (self.root.get("lang") or "").lower()[:2]
        if re.fullmatch(r"[a-z]{2}", declared):
            return declared
        sample = self.text(self.root)[:5000]
        letters = [c for c in sample if c.isalpha()]
        return (
            "ru" if letters and sum("а" <= c.lower() <= "я" or c in "ёЁ" for c in letters) * 4 > len(letters) else "en"
        )

    @cached_property
    def scripts(self) -> list[str]:
        """Absolute URLs of external scripts."""
        return [url for e in self.elements("script") if (url := self.absolute(e.get("src")))]

    @cached_property
    def inline_scripts(self) -> list[str]:
        """The text of scripts written into the page, data blocks left out."""
        kinds = ("", "text/javascript", "module", "application/javascript")
        return [
            e.text or "" for e in self.elements("script") if not e.get("src") and (e.get("type") or "").lower() in kinds
        ]

    @cached_property
    def json_ld(self) -> list[dict[str, Any]]:
        """Every object of the page's JSON-LD, those of `@graph` and of lists taken out. Broken blocks are left out."""
        kinds = ((e.get("type") or "", e.text) for e in self.elements("script"))
        return read_json_ld(text for kind, text in kinds if kind.lower() == "application/ld+json" and text)

    @cached_property
    def host(self) -> str:
        """The host of the document's own address, in lower case."""
        return (urlsplit(self.url).hostname or "").lower()
