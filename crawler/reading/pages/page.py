"""A visited page as its readers see it: the documents of one moment, parsed once, with what the browser logged."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from lxml.html import HtmlElement

from crawler.reading.pages.document import Document
from crawler.reading.words.text import quote
from crawler.record.page import Page, Proof, Request, Snapshot
from crawler.record.vocabulary import Box, Signal, Stage


class PageView:
    """One page at one moment. Build it with `PageView.of`; the documents are parsed when first asked for."""

    def __init__(self, page: Page, snapshot: Snapshot) -> None:
        self.page = page
        self.snapshot = snapshot

    @classmethod
    def of(cls, page: Page, stage: Stage = "settled") -> PageView | None:
        """The page's last snapshot of this stage, else its last one; None where the visit gave none."""
        if not page.snapshots:
            return None
        fitting = [s for s in page.snapshots if s.stage == stage]
        return cls(page, (fitting or page.snapshots)[-1])

    @property
    def url(self) -> str:
        """Where the page was in the end."""
        return self.snapshot.url or self.page.final_url or self.page.url

    @cached_property
    def main(self) -> Document:
        """The page's own document."""
        return Document(self.snapshot.html, self.url)

    @cached_property
    def frames(self) -> list[Document]:
        """The documents of its frames that could be read."""
        return [Document(f.html, f.url, frame=f.owner) for f in self.snapshot.frames if f.html]

    @property
    def documents(self) -> Iterator[Document]:
        """The page's own document, then those of its frames."""
        yield self.main
        yield from self.frames

    @property
    def own_documents(self) -> Iterator[Document]:
        """The page's own document, and those of its frames that come from its own origin: what the site itself says.
        A map, a video or an advertisement in a frame tells of others."""
        yield self.main
        shown = [f for f in self.snapshot.frames if f.html]
        yield from (document for frame, document in zip(shown, self.frames, strict=True) if not frame.cross_origin)

    @property
    def requests(self) -> list[Request]:
        """What the page requested, from its first moment on."""
        return self.page.requests

    def prove(
        self, signal: Signal, text: str = "", *, document: Document | None = None, element: HtmlElement | None = None
    ) -> Proof:
        """A proof on this page. With an element: its selector, and its box in the page's screenshot."""
        document = document or self.main
        box: Box | None = None
        selector: str | None = None
        if element is not None:
            selector = document.selector(element)
            box = self._in_page(document, document.box(element))
            if document.frame:
                selector = f"{document.frame} >>> {selector}"
        shot = self.snapshot.shot.file if self.snapshot.shot and box else None
        return Proof(page=self.url, signal=signal, quote=quote(text), selector=selector, box=box, shot=shot)

    def _in_page(self, document: Document, box: Box | None) -> Box | None:
        """The box of a frame's element, moved to where the frame lies in the page."""
        if box is None or document.frame is None:
            return box
        owner = next((f for f in self.snapshot.frames if f.owner == document.frame and f.url == document.url), None)
        if owner is None or owner.box is None:
            return None
        return (box[0] + owner.box[0], box[1] + owner.box[1], box[2], box[3])
