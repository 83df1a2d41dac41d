"""Rows of the comparison: who the seller is, and what makes a visitor trust him.

Credentials, ratings, pages and ways to sign in have a row where some site has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import get_args

from checks.facts.cookie_banner.fact import COOKIE_BANNER
from checks.facts.credentials.fact import CREDENTIALS
from checks.facts.credentials.model import CredentialKind
from checks.facts.documents.fact import DOCUMENTS
from checks.facts.documents.model import DocumentKind
from checks.facts.pages.fact import PAGES
from checks.facts.reviews.fact import REVIEWS
from checks.facts.seller.fact import SELLER
from checks.facts.sign_in.fact import SIGN_IN
from checks.facts.site import SiteFacts
from checks.facts.tools.fact import TOOLS
from checks.measures.law import asks_consent, consent_forms
from checks.model.finding import Finding, Status
from checks.model.text import Text, joined, same
from crawler.record.page import Proof
from crawler.record.vocabulary import PageRole
from reports.comparison.cells import MAX_PROOFS, beside, first_few, no, no_shop, yes
from reports.comparison.rows.row import ORDERS, Feature, Rows
from reports.language.words import phrase, ui, word
from reports.model import Cell

_PAGES: Mapping[PageRole, str | None] = {
    "warranty": None,
    "faq": "answers_page",
    "about": "company_story",
    "requisites": None,
}
"""Pages that have a row, and the check that asks for them."""


def _title(row: str) -> Text:
    return word("trust_rows", row)


def _seller(site: SiteFacts, finding: Finding) -> Text | None:
    seller = site[SELLER]
    if finding.status not in (Status.PASS, Status.FAIL) or not (seller.inn or seller.ogrn or seller.name):
        return None
    number = Text(ru=f"ИНН {seller.inn}", en=f"INN {seller.inn}") if seller.inn else same("")
    text = joined([t for t in (same(seller.name or ""), number) if t.ru])
    if seller.valid is False:
        text = beside(text, ui("wrong_checksum"))
    return text if text.ru else same(f"ОГРН {seller.ogrn}")


def _reviews(site: SiteFacts, finding: Finding) -> Text | None:
    if finding.status is not Status.PASS:
        return None
    tools = [same(t.name or t.vendor) for t in site[TOOLS] if t.category == "reviews"]
    if tools:
        return first_few(tools, 2)
    if any(p.role == "reviews" for p in site[PAGES]):
        return ui("own_page")
    shown = sorted(site[REVIEWS], key=lambda r: r.kind != "section")
    return same(shown[0].text[:60]) if shown and shown[0].text else None


def _pages(sites: Sequence[SiteFacts]) -> list[Feature]:
    present = {p.role for s in sites for p in s[PAGES]}
    rows = []
    for role, check in _PAGES.items():
        title = ui("row_page", name=word("pages", role))
        if role in present:
            look = None if check else partial(_page, role)
            rows.append(Feature(f"page_{role}", title, "small", look, answered_by=check))
    return rows


def _page(role: PageRole, site: SiteFacts) -> Cell:
    pages = [p for p in site[PAGES] if p.role == role]
    proof = [Proof(page=p.url, signal="link", quote=p.title, shot=p.shot) for p in pages]
    return yes(word("states", "yes"), proof) if pages else no(site, PAGES)


def _ratings(site: SiteFacts) -> list[tuple[str, list[Proof]]]:
    return [(r.text, r.proof) for r in site[REVIEWS] if r.kind == "schema_org" and r.text]


def _rating_row(sites: Sequence[SiteFacts]) -> Iterable[Feature]:
    if any(_ratings(site) for site in sites):
        yield Feature("rating", _title("rating"), "medium", _rating, weighed_by=("customer_reviews",))


def _rating(site: SiteFacts) -> Cell:
    found = _ratings(site)
    return yes(same(found[0][0]), found[0][1]) if found else no(site, PAGES)


def _credentials(sites: Sequence[SiteFacts]) -> list[Feature]:
    present = {c.kind for site in sites for c in site[CREDENTIALS]}
    return [
        Feature(
            f"credential_{kind}",
            _title(kind),
            "small",
            partial(_credential, kind),
            weighed_by=("checkable_credentials",),
        )
        for kind in get_args(CredentialKind)
        if kind in present
    ]


def _credential(kind: CredentialKind, site: SiteFacts) -> Cell:
    found = next((c for c in site[CREDENTIALS] if c.kind == kind), None)
    if found is None:
        return no(site, CREDENTIALS)
    if found.shown == "words":
        return Cell(state="no", text=_title("only_words"), proof=found.proof[:MAX_PROOFS])
    return yes(same(f"№ {found.number}") if found.number else _title(f"shown_{found.shown}"), found.proof)


def _document(kind: DocumentKind, site: SiteFacts, finding: Finding) -> Text | None:
    found = next((d for d in site[DOCUMENTS] if d.kind == kind), None)
    if finding.status is Status.PASS and found is not None:
        return same(found.text[:60] or found.url[:60])
    return no_shop(site, finding)


def _consents(site: SiteFacts, finding: Finding) -> Text | None:
    forms = consent_forms(site)
    if finding.status not in (Status.PASS, Status.FAIL):
        return None
    return phrase("trust_rows", "forms_with", n=sum(asks_consent(f) for f in forms), all=len(forms))


def _cookies(site: SiteFacts, finding: Finding) -> Text | None:
    banner = next(iter(site[COOKIE_BANNER]), None)
    return _title("can_refuse") if finding.status is Status.PASS and banner and banner.can_refuse else None


def _sign_in_row(sites: Sequence[SiteFacts]) -> Iterable[Feature]:
    if any(site[SIGN_IN] for site in sites):
        yield Feature(
            "sign_in", _title("sign_in"), "medium", _sign_in, weighed_by=("foreign_sign_in",), profiles=ORDERS
        )


def _sign_in(site: SiteFacts) -> Cell:
    ways = site[SIGN_IN]
    if not ways:
        return no(site, SIGN_IN)
    return yes(first_few((word("sign_in_ways", w.way) for w in ways), 3), [p for w in ways for p in w.proof])


ROWS: Rows = [
    Feature("seller", ui("row_seller"), "small", answered_by="seller_identity", words=_seller),
    Feature("reviews", ui("row_reviews"), "medium", answered_by="customer_reviews", words=_reviews),
    _pages,
    _rating_row,
    _credentials,
    Feature(
        "doc_offer",
        _title("doc_offer"),
        "small",
        answered_by="public_offer",
        words=partial(_document, "offer"),
        profiles=ORDERS,
    ),
    Feature(
        "page_returns",
        _title("page_returns"),
        "small",
        answered_by="returns_terms",
        words=partial(_document, "returns"),
        profiles=ORDERS,
    ),
    Feature(
        "doc_privacy",
        _title("doc_privacy"),
        "small",
        answered_by="privacy_policy",
        words=partial(_document, "privacy"),
    ),
    Feature("form_consents", _title("form_consents"), "small", answered_by="form_consent", words=_consents),
    Feature("cookie_notice", _title("cookie_notice"), "small", answered_by="cookie_notice", words=_cookies),
    _sign_in_row,
]
