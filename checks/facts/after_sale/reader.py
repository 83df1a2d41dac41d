"""What follows an order, and how a customer stays in touch: tracking, account, notices, loyalty, service, complaints,
app."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, get_args
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from checks.facts.after_sale.model import AfterSale, AfterSaleKind
from checks.facts.context import Pages
from crawler.reading.controls.controls import label_of
from crawler.reading.pages.document import Document
from crawler.reading.pages.lines import lines
from crawler.reading.pages.page import PageView
from crawler.reading.words.tables import beside
from crawler.reading.words.text import folded
from crawler.record.page import Proof
from crawler.record.vocabulary import PageRole

MAX_NAME = 60
"""Characters above which a link's text is a sentence, not a name."""
MAX_LINE = 400
_TOLD_ONLY: frozenset[PageRole] = frozenset(("article", "privacy", "terms", "consent_document", "reviews"))
"""Pages that speak of such things without offering them."""
_PAGES: dict[PageRole, AfterSaleKind] = {"warranty": "warranty", "login": "account"}
_LINKED: frozenset[AfterSaleKind] = frozenset(("warranty",))
"""Kinds that only a link tells: "Guarantee" as a heading is an advertisement."""


@cache
def pattern(kind: str, of: str) -> re.Pattern[str] | None:
    """The words of a kind (`link`, `text`, `also`, `address`); None where it has none of that sort."""
    text = beside(__file__, "words").get(kind, {}).get(of)
    return re.compile(text) if text else None


def after_sale(pages: Pages) -> list[AfterSale]:
    """One fact for each kind, in the order of `AfterSaleKind`: the first place that shows it."""
    found: dict[AfterSaleKind, AfterSale] = {}
    for view in sorted(pages.views, key=lambda v: v.page.device != "desktop"):
        for fact in _of_page(view, found):
            found.setdefault(fact.kind, fact)
    return [found[kind] for kind in get_args(AfterSaleKind) if kind in found]


def _of_page(view: PageView, known: dict[AfterSaleKind, AfterSale]) -> Iterator[AfterSale]:
    kind = _PAGES.get(view.page.role)
    if kind is not None and kind not in known:
        yield _fact(kind, view, view.page.title or view.main.title, view.prove("link", view.url))
    for document in view.own_documents:
        yield from _links(view, document, known)
        yield from _sign_in(view, document, known)
        if view.page.role not in _TOLD_ONLY:
            yield from _texts(view, document, known)


def _links(view: PageView, document: Document, known: dict[AfterSaleKind, AfterSale]) -> Iterator[AfterSale]:
    named: list[tuple[HtmlElement, str]] = list(document.links)
    named += [(e, "") for e in document.elements("a") if not e.get("href")]
    named += [(e, "") for e in document.elements("button", "h1", "h2", "h3")]
    for element, url in named:
        name = document.name(element)
        low = folded(name) if name and len(name) <= MAX_NAME else ""
        address = _address(url)
        for kind in _linked(low, address):
            if kind not in known and (url or kind not in _LINKED):
                proof = view.prove("link", url or name, document=document, element=element)
                yield _fact(kind, view, name or address, proof, url)


@lru_cache(maxsize=20_000)
def _linked(low: str, address: str) -> tuple[AfterSaleKind, ...]:
    """What a link of this name and address leads to. The pages of a site share most of their links."""
    found: list[AfterSaleKind] = []
    for kind in get_args(AfterSaleKind):
        words, host = pattern(kind, "link"), pattern(kind, "address")
        if (low and words and words.search(low)) or (address and host and host.search(address)):
            found.append(kind)
    return tuple(found)


def _sign_in(view: PageView, document: Document, known: dict[AfterSaleKind, AfterSale]) -> Iterator[AfterSale]:
    """A form with a password: who has one has an account."""
    if "account" in known:
        return
    for element in document.elements("input"):
        if (element.get("type") or "").lower() == "password":
            words = _button(document, element) or label_of(document, element) or document.title
            proof = view.prove("selector", words, document=document, element=element)
            yield _fact("account", view, words, proof)
            return


def _button(document: Document, element: HtmlElement) -> str:
    """The words of the button that signs in with the field; "" where the form's buttons do something else."""
    form = next(element.iterancestors("form"), None)
    for button in form.iter("button", "input") if form is not None else ():
        if button.tag == "button" or (button.get("type") or "").lower() in ("submit", "button"):
            name = button.get("value") or "" if button.tag == "input" else document.name(button)
            if "account" in _linked(folded(name), ""):
                return name.strip()
    return ""


def _address(url: str) -> str:
    """Host and path; "" for what is no address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.netloc.lower()}{parts.path}"[:300]


def _texts(view: PageView, document: Document, known: dict[AfterSaleKind, AfterSale]) -> Iterator[AfterSale]:
    wanted: list[Any] = [k for k in get_args(AfterSaleKind) if k not in known and pattern(k, "text") is not None]
    if not wanted:
        return
    for line in lines(document):
        text = line.text.strip()
        if not 6 < len(text) <= MAX_LINE:
            continue
        low = folded(text)
        for kind in wanted:
            if is_about(kind, low):
                yield _fact(kind, view, text, view.prove("text", text, document=document, element=line.at(0)))


def is_about(kind: AfterSaleKind, low: str) -> bool:
    """Whether a line, in plain text, is about it: its words, and those of `also` where the lexicon asks for them."""
    words, also = pattern(kind, "text"), pattern(kind, "also")
    return words is not None and bool(words.search(low)) and (also is None or bool(also.search(low)))


def _fact(kind: AfterSaleKind, view: PageView, text: str, proof: Proof, url: str = "") -> AfterSale:
    return AfterSale(kind=kind, text=text[:160], url=url or view.url, proof=[proof])
