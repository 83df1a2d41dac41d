"""A document as the lines that a reader sees, each character traceable to the element that shows it.

A line is the inline text between two block boundaries or line breaks. Elements inside a line are joined as the browser
joins them, so a number or an address split over elements reads as one; a tab stands at the edges of links and buttons,
which a single number or address does not cross.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from lxml.html import HtmlElement

from crawler.reading.pages.document import Document

MAX_LINES_TEXT = 3_000_000
"""Characters read from one document; what follows is left out."""

_SPACE = re.compile(r"[\s\u200b\u2060\ufeff\u00ad]+")
_BREAKING = frozenset(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html label legend li main nav ol optgroup option p pre section select "
    "summary table tbody td textarea tfoot th thead tr ul".split()
)
_EDGED = frozenset(("a", "button"))
# The head itself is read: the parser leaves what follows its scripts there where a page has no <body> tag.
_SILENT = frozenset("script style noscript template title meta link svg math object iframe canvas".split())


@dataclass(slots=True)
class Line:
    """One line: its text, and at which offset each element's text begins."""

    text: str
    starts: list[int]
    owners: list[HtmlElement]

    def at(self, offset: int) -> HtmlElement:
        """The element that shows the character at this offset."""
        return self.owners[max(0, bisect_right(self.starts, offset) - 1)]

    def pieces(self) -> list[tuple[int, str]]:
        """The text of each element by itself, with its offset."""
        ends = [*self.starts[1:], len(self.text)]
        return [(start, self.text[start:end]) for start, end in zip(self.starts, ends, strict=True)]


_known: WeakKeyDictionary[Document, list[Line]] = WeakKeyDictionary()


def lines(document: Document) -> list[Line]:
    """The document's lines in reading order, hidden ones too; scripts, styles and inert templates left out."""
    known = _known.get(document)
    if known is None:
        known = _known[document] = _Reader().read(document.root)
    return known


class _Reader:
    def __init__(self) -> None:
        self.out: list[Line] = []
        self.parts: list[str] = []
        self.starts: list[int] = []
        self.owners: list[HtmlElement] = []
        self.length = 0
        self.total = 0

    def read(self, root: HtmlElement) -> list[Line]:
        # An entry is an element to open, or what follows one: (its tail or text drawn after it, owner, element closed).
        stack: list[HtmlElement | tuple[str, HtmlElement, HtmlElement | None]] = [root]
        while stack and self.total < MAX_LINES_TEXT:
            entry = stack.pop()
            if isinstance(entry, tuple):
                text, owner, closed = entry
                if closed is not None:
                    self._edge(closed.tag)
                self._add(text, owner)
                continue
            tag = entry.tag
            if not isinstance(tag, str) or (tag in _SILENT and entry.get("shadowrootmode") is None):
                continue
            self._edge(tag)
            self._add(entry.get("data-lw-before"), entry)
            self._add(entry.text, entry)
            if after := entry.get("data-lw-after"):
                stack.append((after, entry, None))
            for child in reversed(entry):
                tail = child.tail or ""
                breaks = child.tag in _BREAKING or child.tag in _EDGED
                if tail or breaks:
                    stack.append((tail, entry, child if breaks else None))
                stack.append(child)
        self._flush()
        return self.out

    def _edge(self, tag: object) -> None:
        if tag in _BREAKING:
            self._flush()
        elif tag in _EDGED and self.parts:
            self.parts.append("\t")
            self.length += 1

    def _add(self, raw: str | None, owner: HtmlElement) -> None:
        if not raw:
            return
        text = raw if raw.isprintable() and "  " not in raw else _SPACE.sub(" ", raw)
        if text == " ":
            if self.parts and self.parts[-1][-1] not in " \t":
                self.parts.append(text)
                self.length += 1
            return
        self.starts.append(self.length)
        self.owners.append(owner)
        self.parts.append(text)
        self.length += len(text)
        self.total += len(text)

    def _flush(self) -> None:
        if self.owners:
            self.out.append(Line("".join(self.parts), self.starts, self.owners))
            self.starts, self.owners = [], []
        if self.parts:
            self.parts = []
        self.length = 0
