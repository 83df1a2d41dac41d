"""The documents that a site binds its customers by or explains their rights with: where each is linked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import get_args
from urllib.parse import urlsplit

from checks.facts.context import Pages
from checks.facts.documents.model import DocumentKind, SiteDocument
from crawler.reading.pages.page import PageView
from crawler.reading.pages.roles import guess_link
from crawler.reading.pages.zones import Zone
from crawler.reading.words.tables import beside
from crawler.reading.words.text import folded
from crawler.record.vocabulary import PageRole

SURE = 0.6
"""Least score of a guess at what a link leads to (`crawler.reading.pages.roles`)."""
MAX_LINKS = 1_500
MAX_NAME = 90
"""Characters above which a link's words are a sentence, not the name of a document."""
_BY_NAME: tuple[DocumentKind, ...] = ("consent", "privacy", "offer")
_KINDS: dict[PageRole, DocumentKind] = {
    "terms": "offer", "privacy": "privacy", "consent_document": "consent", "returns": "returns",
}  # fmt: skip


def documents(pages: Pages) -> list[SiteDocument]:
    """Each kind of document once, where it is linked most plainly, in the order of `DocumentKind`. The page itself
    counts where it was visited; a file or a page of another host counts as linked."""
    best: dict[DocumentKind, tuple[float, SiteDocument]] = {}
    for view in pages.views:
        if view.page.device == "desktop":
            for score, one in _of_view(view):
                if one.kind not in best or score > best[one.kind][0]:
                    best[one.kind] = score, one
    return [best[kind][1] for kind in get_args(DocumentKind) if kind in best]


def _of_view(view: PageView) -> Iterator[tuple[float, SiteDocument]]:
    own = _KINDS.get(view.page.role)
    if own is not None:
        text = view.page.title or view.main.title
        yield 2.0, SiteDocument(kind=own, text=text[:160], url=view.url, proof=[view.prove("link", text or view.url)])
    for document in view.own_documents:
        for element, url in document.links[:MAX_LINKS]:
            reference = (element.get("href") or "").strip()
            if reference.startswith("#") or reference.endswith("#"):
                continue
            name = document.name(element)
            if not name and urlsplit(url).hostname != document.host:
                continue
            score, kind = _guess(url, name, document.zone(element))
            if kind is not None and not (kind == "consent" and "cookie" in name.lower()):
                proof = view.prove("link", url, document=document, element=element)
                yield score, SiteDocument(kind=kind, text=name[:160], url=url, proof=[proof])


def _guess(url: str, name: str, zone: Zone) -> tuple[float, DocumentKind | None]:
    """What a link leads to, and how sure that is: by name and address, else by a name that says it plainly."""
    guess = next(iter(guess_link(url, name, zone)), None)
    if guess is not None and guess.score >= SURE and guess.role in _KINDS:
        return guess.score, _KINDS[guess.role]
    said = folded(name)
    if re.match(r"https?://.|file:", url) and len(name) <= MAX_NAME:
        return SURE, next((kind for kind, words in _names() if words.search(said)), None)
    return 0.0, None


@cache
def _names() -> list[tuple[DocumentKind, re.Pattern[str]]]:
    told = beside(__file__, "words")
    return [(kind, re.compile(told[kind]["text"])) for kind in _BY_NAME]
