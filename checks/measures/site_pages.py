"""What checks on pages of a certain role and on linked documents share."""

from __future__ import annotations

from checks.facts.documents.fact import DOCUMENTS
from checks.facts.documents.model import DocumentKind
from checks.facts.pages.fact import PAGES
from checks.facts.site import SiteFacts
from checks.model.finding import Verdict, passed, unknown
from checks.model.text import Text
from crawler.record.page import Proof
from crawler.record.vocabulary import PageRole


def visited_page(site: SiteFacts, found: Text, *roles: PageRole) -> Verdict | None:
    """A pass where a page of one of these roles was read; `found` may name its {title}. None where there is none."""
    page = next((p for p in site[PAGES] if p.role in roles), None)
    if page is None:
        return None
    proof = Proof(page=page.url, signal="link", quote=page.title, shot=page.shot)
    return passed(found.format(title=page.title or page.url), proof=[proof])


def linked_document(site: SiteFacts, found: Text, *kinds: DocumentKind) -> Verdict | None:
    """A pass where a document of one of these kinds is linked; `found` may name the link's {text}. None where there is
    none."""
    document = next((d for d in site[DOCUMENTS] if d.kind in kinds), None)
    if document is None:
        return None
    return passed(found.format(text=document.text[:80] or document.url), proof=document.proof, link=document.url)


def unread_page(site: SiteFacts, *roles: PageRole) -> Verdict | None:
    """The verdict where pages of these roles are known of but could not be read; None where their absence may be
    said."""
    for gap in site.gaps:
        if gap.role in roles and gap.kind != "not_found":
            return unknown(gap)
    return None
