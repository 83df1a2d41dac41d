"""Ways to pay: named in the context of paying, or shown as logos. An article about banks names none."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from lxml.html import HtmlElement

from checks.model import Payment, PaymentMethod
from crawler.reading.document import Document, quote
from crawler.reading.page import PageView

Where = Literal["checkout", "page", "footer", "script"]

BEFORE, AFTER = 160, 60
"""How near words of paying must stand to a word that means a way to pay only beside them, in characters."""
_PAYMENT_PAGES = frozenset(("payment", "delivery_payment", "checkout"))
_SILENT_PAGES = frozenset(("article", "privacy", "consent_document"))
_LONGEST = 300_000
_TOKEN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class _Method:
    id: PaymentMethod
    always: re.Pattern[str]
    paying: re.Pattern[str] | None
    logo: frozenset[str]


@dataclass(frozen=True)
class _Lexicon:
    context: re.Pattern[str]
    methods: tuple[_Method, ...]
    providers: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _lexicon() -> _Lexicon:
    data = tomllib.loads((Path(__file__).parent / "lexicon" / "payments.toml").read_text(encoding="utf-8"))
    return _Lexicon(
        context=re.compile(data["context"], re.I),
        methods=tuple(
            _Method(
                cast(PaymentMethod, m["id"]),
                _any(m["always"]),
                _any(m["paying"]) if m["paying"] else None,
                frozenset(m["logo"]),
            )
            for m in data["method"]
        ),
        providers=tuple((p["id"], _any(p["words"])) for p in data["provider"]),
    )


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(words) + ")", re.I)


def payments(views: Sequence[PageView], *, market: str) -> list[Payment]:
    """The ways to pay that the pages name or show, one fact for each method and place, by method.

    `market` does not matter here: the words are Russian and English first.
    """
    found: dict[tuple[str, str], Payment] = {}
    for view in views:
        if view.page.device != "desktop" or view.page.role in _SILENT_PAGES:
            continue
        for document in view.documents:
            for payment in read_payments(document, view):
                found.setdefault((payment.method, payment.where), payment)
    return sorted(found.values(), key=lambda p: (p.method, p.where))


def read_payments(document: Document, view: PageView) -> Iterator[Payment]:
    """The ways to pay that one document names in words, then those it shows as logos."""
    yield from _said(document, view)
    yield from _shown(document, view)


def _said(document: Document, view: PageView) -> Iterator[Payment]:
    lexicon = _lexicon()
    text = document.text(document.root, visible_only=document.stamped, limit=_LONGEST)
    about_paying = view.page.role in _PAYMENT_PAGES
    for method in lexicon.methods:
        match = method.always.search(text)
        if match is None and method.paying is not None:
            match = next(
                (m for m in method.paying.finditer(text) if about_paying or _near(lexicon.context, text, m)), None
            )
        if match is None:
            continue
        element = _holder(document, match.group(0))
        words = text[max(0, match.start() - 50) : match.end() + 50]
        yield Payment(
            method=method.id,
            provider=_provider(match.group(0)),
            where=_where(document, view, element),
            text=quote(match.group(0)),
            proof=[view.prove("text", words, document=document, element=element)],
        )


def _near(context: re.Pattern[str], text: str, match: re.Match[str]) -> bool:
    return context.search(text, max(0, match.start() - BEFORE), match.end() + AFTER) is not None


def _provider(words: str) -> str | None:
    return next((name for name, pattern in _lexicon().providers if pattern.search(words)), None)


def _holder(document: Document, words: str) -> HtmlElement | None:
    """The element that holds the words directly."""
    return next((e for e in document.elements() if words in document.own_text(e) and document.visible(e)), None)


def _where(document: Document, view: PageView, element: HtmlElement | None) -> Where:
    if view.page.role == "checkout":
        return "checkout"
    return "footer" if element is not None and document.zone(element) == "footer" else "page"


def _shown(document: Document, view: PageView) -> Iterator[Payment]:
    """Logos: by the tokens of their file names, alt texts and classes. One alone may be a bank's advertisement, so that
    two different ones are needed, or the word for paying in the name."""
    seen: dict[str, tuple[HtmlElement, str]] = {}
    paying = False
    for element in document.elements("img", "svg", "i", "span", "use", "source"):
        name = _logo_name(element)
        if not name:
            continue
        tokens = set(_TOKEN.split(name)) | {_TOKEN.sub("", part) for part in name.split()}
        for method in _lexicon().methods:
            if tokens & method.logo:
                seen.setdefault(next(iter(sorted(tokens & method.logo))), (element, method.id))
                paying = paying or "pay" in name or "oplata" in name or "оплат" in name
    if len(seen) < 2 and not paying and view.page.role not in _PAYMENT_PAGES:
        return
    for mark, (element, method_id) in seen.items():
        yield Payment(
            method=cast(PaymentMethod, method_id),
            where=_where(document, view, element),
            text=mark,
            proof=[view.prove("selector", _logo_name(element), document=document, element=element)],
        )


def _logo_name(element: HtmlElement) -> str:
    if element.tag in ("i", "span"):
        names = element.get("class") or ""
        return names.lower() if "pay" in names.lower() or "card" in names.lower() else ""
    if element.tag == "svg":
        title = element.find("title")
        names = (
            f"{element.get('aria-label') or ''} {element.get('class') or ''} {title.text if title is not None else ''}"
        )
        return names.lower()
    source = (element.get("src") or element.get("data-src") or element.get("href") or "").rsplit("?", 1)[0]
    if source.startswith("data:"):
        source = ""
    file = source.rstrip("/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return f"{file} {element.get('alt') or ''} {element.get('title') or ''}".lower().strip()[:200]
