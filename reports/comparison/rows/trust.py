"""Rows of the comparison about trust: documents, consent, licences and certificates, ratings, signing in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import get_args

from checks.facts.cookie_banner.fact import COOKIE_BANNER
from checks.facts.credentials.fact import CREDENTIALS
from checks.facts.credentials.model import CredentialKind
from checks.facts.documents.fact import DOCUMENTS
from checks.facts.documents.model import DocumentKind
from checks.facts.forms.fact import FORMS
from checks.facts.pages.fact import PAGES
from checks.facts.reviews.fact import REVIEWS
from checks.facts.sign_in.fact import SIGN_IN
from checks.facts.site import SiteFacts
from checks.measures.law import MARKET, asks_consent, every_form, needs_consent
from checks.model.text import Text, same
from crawler.record.page import Proof
from reports.comparison.cells import MAX_PROOFS, first_few, no, yes
from reports.comparison.rows.features import ORDERS, Feature
from reports.language.words import filled, tables, word
from reports.model import Cell

_DOCUMENTS: tuple[tuple[DocumentKind, str, tuple[str, ...]], ...] = (
    ("offer", "doc_offer", ("public_offer",)),
    ("returns", "page_returns", ("returns_terms",)),
    ("privacy", "doc_privacy", ("privacy_policy",)),
)


def trust_features(sites: Sequence[SiteFacts]) -> list[Feature]:
    """The rows for these sites. Credentials, ratings and ways to sign in have a row where some site has them."""
    credentials = {c.kind for site in sites for c in site[CREDENTIALS]}
    rated = any(_ratings(site) for site in sites)
    signing = any(site[SIGN_IN] for site in sites)
    rating = Feature("rating", "trust", _title("rating"), _rating, ("customer_reviews",), effort="medium")
    sign_in = Feature("sign_in", "trust", _title("sign_in"), _sign_in, ("foreign_sign_in",), ORDERS, "medium")
    return [
        *([rating] if rated else []),
        *(
            Feature(f"credential_{kind}", "trust", _title(kind), partial(_credential, kind), ("checkable_credentials",), effort="small")
            for kind in get_args(CredentialKind)
            if kind in credentials
        ),
        *(
            Feature(row, "trust", _title(row), partial(_document, kind), checks, ("shop", "services", "b2b") if kind == "privacy" else ORDERS, "small")
            for kind, row, checks in _DOCUMENTS
        ),
        Feature("form_consents", "trust", _title("form_consents"), _consents, ("form_consent",), effort="small"),
        Feature("cookie_notice", "trust", _title("cookie_notice"), _cookies, ("cookie_notice",), effort="small"),
        *([sign_in] if signing else []),
    ]  # fmt: skip


def _title(row: str) -> Text:
    return word("trust_rows", row)


def _said(key: str, **values: object) -> Text:
    return filled(tables()["trust_rows"][key], values)


def _ratings(site: SiteFacts) -> list[tuple[str, list[Proof]]]:
    return [(r.text, r.proof) for r in site[REVIEWS] if r.kind == "schema_org" and r.text]


def _rating(site: SiteFacts) -> Cell:
    found = _ratings(site)
    return yes(same(found[0][0]), found[0][1]) if found else no(site, PAGES)


def _credential(kind: CredentialKind, site: SiteFacts) -> Cell:
    found = next((c for c in site[CREDENTIALS] if c.kind == kind), None)
    if found is None:
        return no(site, CREDENTIALS)
    if found.shown == "words":
        return Cell(state="no", text=_said("only_words"), proof=found.proof[:MAX_PROOFS])
    return yes(same(f"№ {found.number}") if found.number else _said(f"shown_{found.shown}"), found.proof)


def _document(kind: DocumentKind, site: SiteFacts) -> Cell:
    found = next((d for d in site[DOCUMENTS] if d.kind == kind), None)
    return yes(same(found.text[:60] or found.url[:60]), found.proof) if found else no(site, DOCUMENTS)


def _consents(site: SiteFacts) -> Cell:
    forms = [f for f in every_form(site) if needs_consent(f)]
    if site.market != MARKET or not forms:
        gap = site.unseen(FORMS) if site.market == MARKET else None
        return Cell(state="unknown" if gap else "n/a", text=word("gaps", gap.kind) if gap else word("states", "n/a"))
    asking = [f for f in forms if asks_consent(f)]
    text = _said("forms_with", n=len(asking), all=len(forms))
    proof = [f.proof[0] for f in asking] or [f.proof[0] for f in forms]
    return Cell(state="yes" if len(asking) == len(forms) else "no", text=text, proof=proof[:MAX_PROOFS])


def _cookies(site: SiteFacts) -> Cell:
    if not site[COOKIE_BANNER]:
        return no(site, COOKIE_BANNER)
    banner = site[COOKIE_BANNER][0]
    return yes(_said("can_refuse") if banner.can_refuse else word("states", "yes"), banner.proof)


def _sign_in(site: SiteFacts) -> Cell:
    ways = site[SIGN_IN]
    if not ways:
        return no(site, SIGN_IN)
    return yes(first_few((word("sign_in_ways", w.way) for w in ways), 3), [p for w in ways for p in w.proof])
