"""E-mail addresses that a visitor can use: `mailto:` links, text, and addresses hidden from robots in known ways.

Read: Cloudflare's `data-cfemail` (the first byte is the key that the others are XORed with), "[at]" and "(собака)",
addresses written backwards for CSS to turn, and `data-` attributes from which a script puts one together. Left out:
samples, image names, and addresses that only scripts hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

from lxml.html import HtmlElement

from checks.facts.context import Pages
from checks.facts.emails.model import Email
from crawler.reading.pages.document import Document
from crawler.reading.pages.lines import lines
from crawler.reading.pages.page import PageView
from crawler.reading.words.tables import beside
from crawler.record.page import Proof
from crawler.record.vocabulary import Signal

PROOFS = 3
"""Most proofs kept of one address."""

_LOCAL = r"[a-z0-9_](?:[a-z0-9._%+\-]{0,62}[a-z0-9_\-+])?"
_HOST = r"(?:[a-z0-9а-яё](?:[a-z0-9а-яё\-]{0,61}[a-z0-9а-яё])?\.){1,5}(?:[a-z]{2,24}|xn--[a-z0-9\-]{2,30}|[а-яё]{2,12})"
_ADDRESS = re.compile(rf"(?<![\w.%+\-/@]){_LOCAL}@{_HOST}(?![\w@]|-\w)", re.I)
_SPELLED = re.compile(
    r"""
    (?<![\w.%+\-@])
    ([a-z0-9_][a-z0-9._+\-]{0,40})
    \s? [\[({] \s? (?:at|собака|эт|@) \s? [\])}] \s?
    ([a-z0-9\-]{1,40} (?: \s? (?:\.|[\[({]\s?(?:dot|точка|тчк)\s?[\])}]) \s? [a-z0-9\-]{1,40} ){1,3})
    (?![\w@])
    """,
    re.I | re.X,
)
"""An address spelled against robots: "name (at) host (dot) example"."""
_DOT = re.compile(r"\s?(?:[\[({]\s?(?:dot|точка|тчк)\s?[\])}]|\.)\s?", re.I)
_BACKWARDS = re.compile(r"direction\s*:\s*rtl", re.I)
_TURNED = re.compile(r"unicode-bidi\s*:\s*(?:bidi-override|isolate-override)", re.I)

_TEMPLATE = re.compile(
    r"(\w+)\b.*\b(?:html5?|bootstrap|wordpress|react|landing page)\s+(?:\w+\s+)?(?:template|theme)\b", re.I
)


@dataclass(slots=True)
class _Hit:
    address: str
    view: PageView
    document: Document
    element: HtmlElement
    signal: Signal
    link: bool


def emails(pages: Pages) -> list[Email]:
    """The addresses of all pages, lower case, by address."""
    hits: dict[str, list[_Hit]] = {}
    for view in pages.views:
        for document in view.own_documents:
            sample = _template(document)
            for hit in _of_document(view, document):
                if hit.address.partition("@")[2].partition(".")[0] != sample:
                    hits.setdefault(hit.address, []).append(hit)
    found = []
    for address in sorted(hits):
        proofs: dict[tuple[str, str | None], Proof] = {}
        for hit in sorted(hits[address], key=lambda h: (not h.document.visible(h.element), not h.link)):
            proof = hit.view.prove(hit.signal, address, document=hit.document, element=hit.element)
            proofs.setdefault((proof.page, proof.selector), proof)
            if len(proofs) == PROOFS:
                break
        clickable = any(h.link for h in hits[address])
        found.append(Email(address=address, clickable=clickable, proof=list(proofs.values())))
    return found


def find(text: str) -> list[str]:
    """The addresses in a text, lower case, samples and file names left out."""
    found = []
    if "@" in text:
        found += [m.group(0) for m in _ADDRESS.finditer(text)]
    if "[" in text or "(" in text or "{" in text:
        found += [f"{m.group(1)}@{_DOT.sub('.', m.group(2))}" for m in _SPELLED.finditer(text)]
    return [address for raw in found if (address := _clean(raw))]


def uncloak(code: str) -> str | None:
    """The address in Cloudflare's `data-cfemail`; None where the code is none."""
    try:
        data = bytes.fromhex(code.strip()[:400])
        text = bytes(byte ^ data[0] for byte in data[1:]).decode("utf-8")
    except (ValueError, IndexError):
        return None
    found = find(text)
    return found[0] if found else None


def _clean(raw: str) -> str | None:
    address = raw.strip(".-").lower()
    local, _, host = address.partition("@")
    words = _samples()
    if host.rpartition(".")[2] in words["endings"] or ".." in address:
        return None
    if any(host == d or host.endswith("." + d) for d in words["domains"]) or host.partition(".")[0] in (
        "example",
        "2x",
        "3x",
    ):
        return None
    if local in words["anywhere"] or (local in words["locals"] and host in words["services"]):
        return None
    return address


@cache
def _samples() -> dict[str, frozenset[str]]:
    words = beside(__file__, "words")
    return {name: frozenset(table[name]) for table in words.values() for name in table}


def _of_document(view: PageView, document: Document) -> Iterator[_Hit]:
    for element in document.elements():
        if not element.attrib:
            continue
        href = element.get("href") or ""
        if href.lstrip()[:7].lower() == "mailto:":
            to = unquote(href.strip()[7:]).split("?")[0]
            for address in find(to[:400]):
                yield _Hit(address, view, document, element, "link", True)
        code = element.get("data-cfemail") or (
            href.rpartition("#")[2] if "/cdn-cgi/l/email-protection#" in href else ""
        )
        if code and (cloaked := uncloak(code)):
            yield _Hit(cloaked, view, document, element, "link", True)
        yield from _in_attributes(view, document, element)
        style = element.get("style")
        if style and _BACKWARDS.search(style) and _TURNED.search(style):
            for address in find(document.text(element)[::-1][:400]):
                yield _Hit(address, view, document, element, "text", False)
    for line in lines(document):
        text = line.text
        if "@" not in text and "[" not in text and "(" not in text and "{" not in text:
            continue
        # What one element holds whole is not joined with its neighbours: styles may set them apart.
        whole = (
            [(at, address) for at, piece in line.pieces() for address in find(piece)] if len(line.owners) > 1 else []
        )
        for at, address in whole or [(text.lower().find(a.partition("@")[0]), a) for a in find(text)]:
            yield _Hit(address, view, document, line.at(max(0, at)), "text", False)


def _template(document: Document) -> str:
    """The name of the page template that the title or description still bears ("Name - Shop HTML Template")."""
    about = [document.title] + [
        e.get("content") or "" for e in document.root.iter("meta") if (e.get("name") or "").lower() == "description"
    ]
    for text in about:
        match = _TEMPLATE.match(text[:200].strip())
        if match:
            return match.group(1).lower()
    return ""


def _in_attributes(view: PageView, document: Document, element: HtmlElement) -> Iterator[_Hit]:
    """Addresses that a script shows on demand: whole in an attribute, or its two halves in two of them."""
    whole = element.get("data-email") or element.get("data-mail") or element.get("data-mailto") or ""
    local = element.get("data-user") or element.get("data-name") or element.get("data-local") or whole
    host = element.get("data-domain") or element.get("data-host") or ""
    if "@" not in whole and local and host and "@" not in host:
        whole = f"{local}@{host}"
    if "@" in whole:
        for address in find(whole[:200]):
            yield _Hit(address, view, document, element, "text", False)
