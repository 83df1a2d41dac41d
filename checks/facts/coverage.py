"""Which facts may be called absent, and which only "not seen": the rule that keeps a gap from becoming a fault.

For each kind of fact there are pages that would show it. If one of them is known to exist and could not be read, or the
home page could not be read as a visitor sees it, the absence of that fact cannot be stated.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.fact import Fact
from checks.facts.registry import all_facts
from crawler.record.gaps import FaultOf, Gap, GapKind, gap_for
from crawler.record.gaps import gap as gap_by_cause
from crawler.record.page import Page
from crawler.record.site import SiteEvidence

HARMLESS: frozenset[GapKind] = frozenset({"not_found"})
"""Gaps that say the thing is not there, after a full look."""

BESIDE_THE_READING: frozenset[FaultOf] = frozenset({"banner", "exit_popup", "accessibility", "vitals"})
"""What is done on a page beside reading it: a fault there leaves open the facts that name it in `spoiled_by`."""


def coverage(evidence: SiteEvidence) -> dict[str, list[Gap]]:
    """Per kind of fact the gaps that forbid saying "not there"; kinds without such gaps are left out."""
    found = {kind: list(_gaps(fact, evidence)) for kind, fact in all_facts().items()}
    return {kind: gaps for kind, gaps in found.items() if gaps}


def _gaps(fact: Fact[Any], evidence: SiteEvidence) -> Iterable[Gap]:
    if evidence.outcome in ("blocked", "unreachable"):
        yield from evidence.gaps[:1] or [
            gap_for(
                evidence,
                "blocked" if evidence.outcome == "blocked" else "unreachable",
                url=evidence.url,
            )
        ]
        return
    roles = fact.shown_on
    if "checkout" in roles:
        yield from _of_walk(fact, evidence)
    for gap in evidence.gaps:
        if gap.role in roles and gap.role != "checkout" and gap.kind not in HARMLESS:
            yield gap
    for page in evidence.pages:
        if page.role in roles and page.device == "desktop":
            yield from _of_page(fact, page)


def _of_page(fact: Fact[Any], page: Page) -> Iterable[Gap]:
    if not page.rendered and fact.needs_scripts:
        yield gap_by_cause("scripts_not_run", url=page.url)
    for gap in page.gaps:
        if gap.kind not in HARMLESS and gap.kind != "frame" and _concerns(gap, fact):
            yield gap


def _concerns(gap: Gap, fact: Fact[Any]) -> bool:
    """Whether a page's gap leaves this kind of fact open; a fault beside the reading of the page leaves few open."""
    doing = gap.params.get("doing")
    return gap.kind != "fault" or doing not in BESIDE_THE_READING or doing in fact.spoiled_by


def _of_walk(fact: Fact[Any], evidence: SiteEvidence) -> Iterable[Gap]:
    """A checkout that was not reached leaves open what it would have shown. A site without a shop has none to show."""
    walk = evidence.walk
    if walk is None:
        stopped = next((g for g in evidence.gaps if g.kind == "journey"), gap_by_cause("walk_not_made"))
        yield stopped.model_copy(update={"url": evidence.url, "role": "checkout"})
    elif walk.outcome not in ("checkout", "no_shop") and not (fact is CHECKOUT and walk.outcome == "login_wall"):
        where = walk.steps[-1].url if walk.steps else walk.url
        yield gap_for(walk, "journey", url=where, role="checkout")
