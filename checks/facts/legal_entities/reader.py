"""Whether a company can buy: invoice, VAT, contract, documents, quotation, INN fields, a page or section for
companies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.facts.common.words import any_of
from checks.facts.context import Pages
from checks.facts.forms.fact import FORMS
from checks.facts.legal_entities.model import LegalEntities
from crawler.reading.pages.document import Document
from crawler.reading.pages.page import PageView
from crawler.reading.words.tables import beside
from crawler.record.form import Form
from crawler.record.page import Proof


def _pattern(table: str, name: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """The expressions of `words.toml`, with what its names in angle brackets stand for."""
    words = beside(__file__, "words")
    start = r"(?<![а-яёa-z])"
    text = "|".join(words[table][name]).replace("<companies>", start + any_of(words["companies"]))
    return re.compile(text.replace("<start>", start), flags)


SIGNS: dict[str, re.Pattern[str]] = {name: _pattern("signs", name) for name in beside(__file__, "words")["signs"]}
"""What is said, by sign, over lower-case text. `section` alone needs a heading, a link or a page of its own to
count."""

_REFUSES = _pattern("sayings", "refuses", re.I)
"""Says that companies cannot buy: "we do not work with legal entities", "we work with private persons only"."""

_SERVED = _pattern("sayings", "served", re.I)
"""Says that companies are served as private persons are."""

_OWN_PAGE = _pattern("sayings", "own_page", re.I)
"""The whole text of a link to a page that is for companies or wholesale buyers."""

_WILL_OFFER = _pattern("sayings", "will_offer", re.I)
"""Promises an offer for a company, which a button "get a quote" alone does not."""

_INN_SAID = re.compile(r"инн|кпп|огрн|(?:inn|kpp|ogrn|vat)(?![a-z])|tax", re.I)
"""What a field for a company's number calls itself: a guess of the fields' reader alone does not prove one."""

_STRONG = {"page", "switch", "invoice", "inn_field", "edo", "closing_documents", "quote"}
_PURCHASE_PAGES = frozenset(
    ("home", "payment", "delivery", "delivery_payment", "legal_entities", "contacts", "about", "checkout", "cart",
     "faq", "quote", "product", "category", "requisites", "other", "service")
)  # fmt: skip
_FIELDS = {"inn": "inn_field", "kpp": "inn_field", "ogrn": "inn_field", "legal-entity-switch": "switch"}
_POINTED = frozenset(
    ("a", "button", "h1", "h2", "h3", "h4", "h5", "summary", "label", "option", "dt", "strong", "b", "th")
)
_QUOTE = 160


def legal_entities(pages: Pages) -> LegalEntities:
    """What the pages say of selling to companies."""
    return company_purchase(pages.views, pages[FORMS])


def company_purchase(views: Sequence[PageView], forms: Sequence[Form]) -> LegalEntities:
    """What these pages and their forms (fields and switches) say of selling to companies. `supported` is True where a
    strong sign was seen, False where they say that companies cannot buy, else None. The words are Russian and English.
    """
    signs: dict[str, Proof] = {}
    refusal: Proof | None = None
    for view in views:
        if view.page.device != "desktop" or view.page.role not in _PURCHASE_PAGES:
            continue
        if view.page.role == "legal_entities":
            signs.setdefault("page", view.prove("text", view.main.title or view.url))
        for document in view.documents:
            refusal = refusal or _refused(view, document)
            for sign, proof in _signs(view, document):
                signs.setdefault(sign, proof)
    for form in forms:
        for field in form.fields:
            said = (
                f"{field.name} {field.label} {field.attributes.get('placeholder', '')} {field.attributes.get('id', '')}"
            )
            if _FIELDS.get(field.type) == "inn_field" and not _INN_SAID.search(said):
                continue
            if field.type in _FIELDS and form.proof:
                signs.setdefault(_FIELDS[field.type], form.proof[0])
    if refusal is not None:
        return LegalEntities(supported=False, proof=[refusal])
    if not signs:
        return LegalEntities(supported=None)
    strong = [s for s in signs if s in _STRONG]
    telling = signs.keys() - {"minimum_order"}  # shops for everybody have one too
    alone = len(telling) == 1 and strong == ["quote"] and not _WILL_OFFER.search(signs["quote"].quote)
    sure = any(_is_sure(signs[s]) for s in ("section", "wholesale") if s in signs)
    supported = True if (strong and not alone) or sure or ("section" in signs and len(telling) > 1) else None
    order = sorted(signs)
    return LegalEntities(supported=supported, signs=order, proof=[signs[s] for s in order])


def lowered(text: str) -> str:
    """The text in lower case, each letter at its place: the few whose lower case is longer stay as they are."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def _is_sure(proof: Proof) -> bool:
    """Whether the words of a section name a page for companies, or say that companies are served."""
    return bool(_OWN_PAGE.fullmatch(proof.quote.strip()) or _SERVED.search(proof.quote))


def _section(view: PageView, document: Document) -> Proof | None:
    """The words for companies: a link to their page first, then what is said of serving them, then any heading."""
    named: Proof | None = None
    for element in document.elements(*_POINTED):
        words = document.text(element, limit=400).strip()
        if not words or len(words) > 120 or not document.visible(element):
            continue
        if element.tag == "a" and element.get("href") and _OWN_PAGE.fullmatch(words):
            return view.prove("text", words, document=document, element=element)
        if named is None and SIGNS["section"].search(lowered(words)):
            named = view.prove("text", words, document=document, element=element)
    text = document.text(document.root, limit=200_000)
    if found := _SERVED.search(text):
        return view.prove("text", found.group(0)[:_QUOTE], document=document)
    return named


def _refused(view: PageView, document: Document) -> Proof | None:
    found = _REFUSES.search(document.text(document.root, limit=200_000))
    if found is None:
        return None
    element = next((e for e in document.elements() if _REFUSES.search(document.own_text(e))), None)
    return view.prove("text", found.group(0), document=document, element=element)


def _signs(view: PageView, document: Document) -> Iterator[tuple[str, Proof]]:
    text = document.text(document.root, limit=200_000)
    low = lowered(text)
    for sign, pattern in SIGNS.items():
        if sign == "section":
            if (proof := _section(view, document)) is not None:
                yield sign, proof
            continue
        found = pattern.search(low)
        if found:
            quote = text[max(0, found.start() - 60) : found.end() + _QUOTE - 60]
            element = next((e for e in document.elements() if pattern.search(lowered(document.own_text(e)))), None)
            yield sign, view.prove("text", quote, document=document, element=element)
