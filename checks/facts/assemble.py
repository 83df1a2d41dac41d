"""All facts of a site from its evidence: every declared reader over every page, with what could not be seen."""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.context import Pages
from checks.facts.coverage import coverage
from checks.facts.pages.fact import PAGES
from checks.facts.profile import profile
from checks.facts.registry import all_facts
from checks.facts.site import Facts, SiteFacts
from crawler.reading.vendors import Signatures
from crawler.record.site import SiteEvidence


def read_facts(pages: Pages) -> Facts:
    """The facts that these pages show, merged and sorted."""
    return Facts(**{kind: pages.read(fact) for kind, fact in all_facts().items() if fact.in_facts})


def site_facts(evidence: SiteEvidence, *, signatures: Signatures | None = None) -> SiteFacts:
    """Everything known of a site, and what could not be known. Without `signatures` those that come with leadwalk are
    used."""
    pages = Pages(evidence, signatures=signatures)
    facts = read_facts(pages)
    kind, why = profile(evidence, facts)
    return SiteFacts(
        name=evidence.name,
        url=evidence.url,
        role=evidence.role,
        profile=kind,
        profile_why=why,
        market=evidence.market,
        seen=evidence.started.date(),
        pages=pages[PAGES],
        facts=facts,
        checkout=pages[CHECKOUT],
        gaps=[*evidence.gaps, *(gap for page in evidence.pages for gap in page.gaps)],
        coverage=coverage(evidence),
    )
