"""Ways to pay: named on pages about payment and in sentences about paying, as logos, by a payment system's script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Literal, cast

from lxml.html import HtmlElement

from checks.facts.common.ways import Named, about, sentences
from checks.facts.common.words import any_of
from checks.facts.context import Pages
from checks.facts.payments.model import Payment, PaymentMethod
from checks.facts.tools.fact import TOOLS
from checks.facts.tools.model import Tool
from crawler.reading.pages.page import PageView
from crawler.reading.words.tables import beside
from crawler.record.page import Proof

MAX_PROOF = 3
MAX_LOGO_WORDS = 160
"""Characters of each attribute of a picture that are read."""

Where = Literal["checkout", "page", "footer", "script"]

_ORDER: tuple[Where, ...] = ("checkout", "page", "footer", "script")
_BY_BRAND = frozenset(("wallet", "bnpl"))
"""Ways that one pays by under some brand: "electronic wallets" beside "QIWI" is no further way."""
_LATER = frozenset(("bnpl", "credit", "instalments"))
_PICTURES = ("img", "use", "svg", "source", "i", "span")
_ADDRESSES = ("src", "data-src", "href", "{http://www.w3.org/1999/xlink}href", "xlink:href", "srcset")
_WORDED = ("alt", "title", "aria-label")
_ICON = re.compile(r"pay|card|icon|logo|brand|method|(?<![a-z])fa-")
"""In a class beside the word itself: "icon-visa", not "stripe" for a stripe of colour."""


def payments(pages: Pages) -> list[Payment]:
    """Each way to pay once for each place it was seen in and each brand, with at most `MAX_PROOF` proofs. Payment
    systems among the services found on the pages tell a way too."""
    return payments_shown(pages.views, pages[TOOLS])


def payments_shown(views: Sequence[PageView], tools: Sequence[Tool] = ()) -> list[Payment]:
    """The same of these pages alone, and of these services."""
    found: dict[tuple[str, Where, str | None], Payment] = {}
    read = [one for view in views if view.page.device == "desktop" for one in (*_worded(view), *_logos(view))]
    for one in (*read, *_services(tools)):
        known = found.setdefault((one.method, one.where, one.provider), one)
        if known is not one and len(known.proof) < MAX_PROOF and known.proof[0].page != one.proof[0].page:
            known.proof += one.proof
    branded = {(p.method, p.where) for p in found.values() if p.provider and p.where != "script"}
    kept = [p for p in found.values() if p.provider or p.method not in _BY_BRAND or (p.method, p.where) not in branded]
    return sorted(kept, key=lambda p: (_ORDER.index(p.where), p.method, p.provider or ""))


def named_payments(named: Named, *, where: Where, text: str, proof: list[Proof]) -> list[Payment]:
    """A way to pay that a text names: one for each brand of it, or one without a brand."""
    way = cast("PaymentMethod", named.method)
    text = text[:160]
    if not named.brands:
        return [Payment(method=way, where=where, text=text, proof=proof)]
    return [_branded(brand, where, text, proof) for brand in named.brands]


def _brands() -> dict[str, dict[str, Any]]:
    brands: dict[str, dict[str, Any]] = beside(__file__, "words")["brands"]
    return brands


def _branded(brand: str, where: Where, text: str, proof: list[Proof]) -> Payment:
    entry = _brands()[brand]
    return Payment(
        method=entry["method"], provider=brand, provider_name=entry["name"], where=where, text=text, proof=list(proof)
    )


def _worded(view: PageView) -> Iterator[Payment]:
    for sentence in sentences(view, "payments"):
        where: Where = "checkout" if view.page.role == "checkout" else "footer" if sentence.zone == "footer" else "page"
        for named in sentence.named:
            proof = [view.prove("text", sentence.text, document=sentence.document, element=sentence.element)]
            yield from named_payments(named, where=where, text=sentence.text, proof=proof)


@cache
def _logo_words() -> tuple[tuple[PaymentMethod, str | None, re.Pattern[str]], ...]:
    """Way, brand, pattern; the brands first."""
    raw: dict[PaymentMethod, list[str]] = beside(__file__, "words")["logos"]
    branded = [(e["method"], brand, re.compile(any_of(e["logo"]))) for brand, e in _brands().items() if e["logo"]]
    return (*branded, *((method, None, re.compile(any_of(words))) for method, words in raw.items()))


@cache
def _any_logo() -> re.Pattern[str]:
    return re.compile("|".join(pattern.pattern for _, _, pattern in _logo_words()))


def _logos(view: PageView) -> Iterator[Payment]:
    """Pictures in a footer, and on pages about payment also in the page itself."""
    subject = about("payments", view)
    place: Where = "checkout" if view.page.role == "checkout" else "page"
    for document in view.documents:
        zones = ("footer", "main") if subject else ("footer",)
        for element in document.elements(*_PICTURES):
            if (zone := document.zone(element)) not in zones:
                continue
            said = [words for words in _picture_words(element) if _any_logo().search(words)]
            if not said:
                continue
            where: Where = "footer" if zone == "footer" else place
            for method, brand, pattern in _logo_words():
                words = next((w for w in said if pattern.search(w)), None)
                if words is not None:
                    proof = [view.prove("selector", words, document=document, element=element)]
                    named = Named(method, (brand,) if brand else ())
                    yield from named_payments(named, where=where, text=words, proof=proof)


def _picture_words(element: HtmlElement) -> Iterator[str]:
    """What a picture says of itself: the last part of its address, its texts and its class, the title inside of an SVG.
    An element with text of its own is no picture."""
    tag = element.tag
    if tag in ("i", "span") and ((element.text or "").strip() or len(element)):
        return
    for name in _ADDRESSES:
        if (address := element.get(name)) and not address.startswith("data:"):
            yield address.rsplit("/", 1)[-1][:MAX_LOGO_WORDS].lower()
    for name in _WORDED:
        if value := element.get(name):
            yield value[:MAX_LOGO_WORDS].lower().strip()
    look = (element.get("class") or "")[:MAX_LOGO_WORDS].lower()
    if _ICON.search(look):
        yield look
    if tag == "svg":
        title = element.find("title")
        if title is not None and title.text:
            yield title.text[:MAX_LOGO_WORDS].lower().strip()


def _services(tools: Sequence[Tool]) -> Iterator[Payment]:
    """Ways that the vendors of payment and of paying later stand for. A mere link to a vendor does not say by which way
    one pays there."""
    others: dict[str, PaymentMethod] = beside(__file__, "words")["vendors"]
    for tool in tools:
        if tool.category not in ("payment", "bnpl") or all(p.signal == "link" for p in tool.proof):
            continue
        proof = tool.proof[:MAX_PROOF]
        brand = _brands().get(tool.vendor)
        if brand and (tool.category == "payment" or brand["method"] in _LATER):
            yield _branded(tool.vendor, "script", "", proof)
            continue
        usual: PaymentMethod = "card" if tool.category == "payment" else "bnpl"
        method = others.get(tool.vendor, usual)
        yield Payment(method=method, provider=tool.vendor, provider_name=tool.name, where="script", proof=proof)
