"""Licences, certificates and memberships that a company shows, and whether a visitor can check them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, get_args
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from checks.facts.context import Pages
from checks.facts.credentials.model import Credential, CredentialKind
from crawler.reading.pages.document import Document
from crawler.reading.pages.lines import lines
from crawler.reading.pages.page import PageView
from crawler.reading.words.tables import beside
from crawler.reading.words.text import folded
from crawler.record.vocabulary import PageRole

MAX_LINE = 500
MAX_NAME = 60
_TOLD_ONLY: frozenset[PageRole] = frozenset(("article", "privacy", "terms", "consent_document", "reviews"))
"""Pages that speak of licences without showing the company's own."""
_SCANS = re.compile(r"\.(?:pdf|jpe?g|png|webp)$")
_NOT_NUMBER = re.compile(r"\s(?:от|выдан\w*|на|до|dated)\b")
_RANK = ("number", "document", "page", "words")


@cache
def _pattern(kind: CredentialKind, of: str) -> re.Pattern[str]:
    return re.compile(beside(__file__, "words")[kind][of])


def credentials(pages: Pages) -> list[Credential]:
    """One for each kind, in the order of `CredentialKind`: the place where a visitor can check it best
    (`Credential.shown`)."""
    best: dict[CredentialKind, Credential] = {}
    for view in pages.views:
        if view.page.device == "desktop" and view.page.role not in _TOLD_ONLY:
            for one in _of_view(view):
                known = best.get(one.kind)
                if known is None or _RANK.index(one.shown) < _RANK.index(known.shown):
                    best[one.kind] = one
    return [best[kind] for kind in get_args(CredentialKind) if kind in best]


def _of_view(view: PageView) -> Iterator[Credential]:
    for document in view.own_documents:
        yield from _named(view, document)
        for line in lines(document):
            if not 6 < len(line.text) <= MAX_LINE:
                continue
            low = folded(line.text)
            for kind in get_args(CredentialKind):
                if _pattern(kind, "not").search(low):
                    continue
                if found := _pattern(kind, "number").search(low):
                    number = (
                        _NOT_NUMBER.split(next(g for g in found.groups() if g), maxsplit=1)[0].strip(" -–.").upper()
                    )
                    proof = view.prove("text", line.text, document=document, element=line.at(0))
                    yield Credential(
                        kind=kind, text=line.text.strip()[:160], number=number, shown="number", proof=[proof]
                    )
                elif _pattern(kind, "claim").search(low):
                    proof = view.prove("text", line.text, document=document, element=line.at(0))
                    yield Credential(kind=kind, text=line.text.strip()[:160], shown="words", proof=[proof])


def _named(view: PageView, document: Document) -> Iterator[Credential]:
    """Links and headings that are named so: to a page or a scan, or over pictures."""
    links = list(document.links)
    for element, url in [*links, *((h, "") for h in document.elements("h1", "h2", "h3", "h4"))]:
        name = document.name(element)
        if not 3 <= len(name) <= 2 * MAX_NAME:
            continue
        low = folded(name).strip(" .:")
        scan = _SCANS.search(urlsplit(url).path.lower()) if url.startswith(("http", "file")) else None
        for kind in get_args(CredentialKind):
            named = len(name) <= MAX_NAME and _pattern(kind, "heading").search(low)
            copied = scan and _pattern(kind, "scan").search(low) and not _pattern(kind, "not").search(low)
            if not named and not copied:
                continue
            leads = url.startswith(("http", "file")) and not (element.get("href") or "").startswith("#")
            if copied or scan or (not url and _over_pictures(element)):
                shown: Literal["document", "page"] = "document"
            elif leads:
                shown = "page"
            else:
                continue
            proof = view.prove("link" if url else "text", url or name, document=document, element=element)
            yield Credential(kind=kind, text=name, shown=shown, url=url, proof=[proof])


def _over_pictures(heading: HtmlElement) -> bool:
    """Whether the block that the heading opens holds pictures or scans."""
    for around in list(heading.iterancestors())[:3]:
        if around.tag in ("body", "html", "main"):
            return False
        heads = sum(1 for _ in around.iter("h1", "h2", "h3"))
        if heads > 3:
            return False
        if next(around.iter("img", "picture"), None) is not None:
            return True
    return False
