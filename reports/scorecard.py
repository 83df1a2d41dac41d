"""Builds the scorecard: facts, findings and scores of the sites of one run, made into what the reports show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain as chained

from checks.engine.score import Score
from checks.facts.site import SiteFacts
from checks.measures.touchpoint_chain import touchpoint_chain
from checks.model.check import Check
from checks.model.finding import Finding, Status
from checks.model.text import Model, Text
from crawler.record.gaps import Gap
from crawler.record.site import SiteOutcome
from reports.comparison.comparison import compare
from reports.comparison.rows.row import JudgedSite
from reports.history.changes import diff
from reports.language.reasons import text_of, text_of_sentence
from reports.model import CheckInfo, CheckoutCard, HistoryPoint, PublishedGap, RunInfo, Scorecard, SiteCard
from reports.sections.fixes import fixes
from reports.sections.forms import form_cards
from reports.sections.illustrations import illustrate
from reports.sections.path import path
from reports.sections.pictures import Album
from reports.sections.promises import consistency
from reports.sections.touchpoints import mark_best_holders, stage_cards
from reports.sections.verdict import unseen, verdict

FIRST = 3
NEXT = 7


class SiteResult(Model):
    """One site of the run, judged."""

    facts: SiteFacts
    findings: list[Finding] = []
    score: Score
    slug: str = ""
    outcome: SiteOutcome = "complete"
    reason: str = ""
    reason_text: Text | None = None


def build(
    run: RunInfo,
    sites: Sequence[SiteResult],
    *,
    catalogue: Mapping[str, Check],
    album: Album | None = None,
    history: Sequence[HistoryPoint] = (),
    before: Callable[[str], Scorecard | None] | None = None,
) -> Scorecard:
    """The scorecard of a run, about its first own site (or the first site).

    `catalogue` gives weights, sources and effort of checks by id; `album` cuts the pictures, None where there are to be
    none. `before` gives the scorecard of the run before by the name of the site that this one is about. Raises
    ValueError without sites.
    """
    if not sites:
        raise ValueError("a scorecard needs at least one site")
    results = _named(sorted(sites, key=lambda s: s.facts.role != "own"))
    cards = [_card(r) for r in results]
    _place(cards)
    mark_best_holders(cards)
    subject, *others = cards
    ranked = fixes(subject, others, catalogue)
    card = Scorecard(
        run=run,
        sites=cards,
        verdict=verdict(subject, len(cards)),
        unseen=unseen(subject),
        comparison=compare([_judged(r) for r in results], catalogue),
        first_fixes=ranked[:FIRST],
        next_fixes=ranked[FIRST : FIRST + NEXT],
        method=[_method(c) for c in catalogue.values()],
        history=[p for p in history if any(p.site == c.name for c in cards)],
    )
    earlier = before(subject.name) if before else None
    if earlier:
        card.changes, card.changed_since = diff(earlier, card), earlier.run.started
    if album is not None:
        illustrate(card, album)
        card.pictures, card.crops = album.develop()
    return card


def _named(results: list[SiteResult]) -> list[SiteResult]:
    """The same results under names that differ: the comparison's cells are looked up by name."""
    taken: set[str] = set()
    named = []
    for result in results:
        name = result.facts.name or result.facts.url
        if name in taken:
            name = f"{name} ({result.facts.url})"
        while name in taken:
            name += "′"
        taken.add(name)
        named.append(result.model_copy(update={"facts": result.facts.model_copy(update={"name": name})}))
    return named


def _worded(finding: Finding, reasons: Mapping[str, Text]) -> Finding:
    """The finding with the reason of what could not be checked in both languages. `reasons`: those of the site's gaps,
    by what they say in English."""
    noted = finding.values.get("reason")
    if finding.status is not Status.UNKNOWN or not isinstance(noted, str):
        return finding
    reason = reasons.get(noted) or text_of_sentence(noted)
    message = Text(ru=finding.message.ru.replace(noted, reason.ru), en=finding.message.en.replace(noted, reason.en))
    return finding.model_copy(update={"message": message})


def _published(gap: Gap) -> PublishedGap:
    return PublishedGap(**dict(gap), text=text_of(gap))


def _card(result: SiteResult) -> SiteCard:
    site = result.facts
    gaps = [_published(gap) for gap in site.gaps]
    coverage = {kind: [_published(gap) for gap in found] for kind, found in site.coverage.items()}
    reasons = {gap.reason: gap.text for gap in chained(gaps, *coverage.values()) if gap.text}
    return SiteCard(
        name=site.name,
        slug=result.slug,
        url=site.url,
        role=site.role,
        profile=site.profile,
        profile_why=site.profile_why,
        outcome=result.outcome,
        reason=result.reason,
        reason_text=result.reason_text,
        score=result.score,
        pages=site.pages,
        facts=site.facts,
        checkout=CheckoutCard(**dict(site.checkout)) if site.checkout else None,
        findings=[_worded(f, reasons) for f in result.findings],
        gaps=gaps,
        coverage=coverage,
        path=path(site),
        touchpoints=stage_cards(touchpoint_chain(site)),
        forms=form_cards(site, advise=site.role == "own"),
        consistency=consistency(site),
    )


def _place(cards: Iterable[SiteCard]) -> None:
    scored = [c for c in cards if c.score.value is not None]
    for card in scored:
        card.place = 1 + sum(1 for other in scored if (other.score.value or 0) > (card.score.value or 0))


def _judged(result: SiteResult) -> JudgedSite:
    return JudgedSite(result.facts, {f.check: f for f in result.findings})


def _method(check: Check) -> CheckInfo:
    return CheckInfo(
        id=check.id,
        version=check.version,
        category=check.category,
        title=check.title,
        why=check.why,
        weight=check.weight,
        effort=check.effort,
        effect=check.effect,
        sources=list(check.sources),
    )
