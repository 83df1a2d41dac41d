"""Builds the scorecard: facts, findings and scores of the sites of one run, made into what the reports show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain as chained
from itertools import zip_longest
from pathlib import Path

from checks.engine.score import Score
from checks.facts.site import SiteFacts
from checks.measures.touchpoint_chain import touchpoint_chain
from checks.model.check import Check
from checks.model.finding import Finding, Status
from checks.model.text import Model, Text, joined
from checks.model.wording import NBSP, capital, numbers, ordinal, plural
from crawler.record.gaps import Gap
from crawler.record.page import Proof
from crawler.record.site import SiteOutcome
from reports.comparison.comparison import compare
from reports.comparison.rows.row import JudgedSite
from reports.history.changes import diff
from reports.language.reasons import text_of, text_of_sentence
from reports.language.words import ui, word
from reports.model import CheckInfo, CheckoutCard, HistoryPoint, PublishedGap, RunInfo, Scorecard, SiteCard
from reports.sections.fixes import fixes
from reports.sections.forms import form_cards
from reports.sections.path import path
from reports.sections.pictures import BUDGET, Album, Shots
from reports.sections.promises import consistency
from reports.sections.touchpoints import hold, stage_cards

FIRST = 3
NEXT = 7
GOOD = 75.0
BAD = 60.0
"""A category at or above GOOD is praised in the verdict; below BAD it is named as weak."""
SHARE = 0.08
"""Categories with a smaller share of all points are too light to be named in the verdict."""


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
    shots: Shots | None = None,
    history: Sequence[HistoryPoint] = (),
    before: Callable[[str], Scorecard | None] | None = None,
    budget: int = BUDGET,
    picture_cache: Path | None = None,
) -> Scorecard:
    """The scorecard of a run, about its first own site (or the first site).

    `catalogue` gives weights, sources and effort of checks by id; `shots` gives screenshots by run-relative path, and
    `budget` is how many bytes their crops may take, and `picture_cache` a folder that keeps them. `before` gives the
    scorecard of the run before by the name of the site that this one is about. Raises ValueError without sites.
    """
    if not sites:
        raise ValueError("a scorecard needs at least one site")
    results = _named(sorted(sites, key=lambda s: s.facts.role != "own"))
    cards = [_card(r) for r in results]
    _place(cards)
    hold(cards)
    subject, *others = cards
    ranked = fixes(subject, others, catalogue)
    card = Scorecard(
        run=run,
        sites=cards,
        verdict=_verdict(subject, len(cards)),
        unseen=_unseen(subject),
        comparison=compare([_judged(r) for r in results], catalogue),
        first_fixes=ranked[:FIRST],
        next_fixes=ranked[FIRST : FIRST + NEXT],
        method=[_method(c) for c in catalogue.values()],
        history=[p for p in history if any(p.site == c.name for c in cards)],
    )
    earlier = before(subject.name) if before else None
    if earlier:
        card.changes, card.changed_since = diff(earlier, card), earlier.run.started
    if shots is not None:
        album = Album(shots, budget, picture_cache)
        _illustrate(card, album)
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
    """The finding with the reason of what could not be checked in both languages. `reasons`: those of the site's gaps, by
    what they say in English."""
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


def _verdict(site: SiteCard, sites: int) -> Text:
    """One sentence: how easy it is for a customer, and the place among the sites."""
    if site.score.value is None:
        return ui("verdict_none", site=site.name, outcome=word("outcomes", site.outcome))
    enough = SHARE * site.score.points
    parts = [(p.value, c) for c, p in site.score.categories.items() if p.value is not None and p.points >= enough]
    best, worst = max(parts, default=None), min(parts, default=None)
    if best is None or worst is None:
        said = ui("verdict_bare", site=site.name)
    elif best[0] >= GOOD and worst[0] < BAD:
        said = ui("verdict_mixed", site=site.name, good=word("easy", best[1]), bad=word("hard", worst[1]))
    elif worst[0] >= BAD:
        said = ui("verdict_good", site=site.name, weak=word("categories", worst[1]))
    else:
        said = ui("verdict_bad", site=site.name, bad=word("hard", worst[1]))
    if site.place is None or sites < 2:
        return joined([said, ui("full_stop")], "")
    place = ui("verdict_place", place=ordinal(site.place), sites=plural(sites, "of_sites"))
    return joined([said, place], NBSP)


def _unseen(site: SiteCard) -> Text:
    """How many checks stay open, and why."""
    open_checks = [f for f in site.findings if f.status in (Status.UNKNOWN, Status.ERROR)]
    if not open_checks:
        return ui("seen_part_all" if _seen_in_part(site) else "seen_all")
    gaps = Counter(g.kind for g in site.gaps if g.kind != "not_found")
    reasons = joined(word("gaps", kind) for kind, _ in sorted(gaps.items(), key=lambda g: (-g[1], g[0]))[:3])
    said = ui("seen_part", checks=plural(len(open_checks), "of_checks"), all=numbers(len(site.findings)))
    return joined([capital(joined([said, reasons], ": ") if reasons.ru else said), ui("full_stop")], "")


def _seen_in_part(site: SiteCard) -> bool:
    return any(g.kind != "not_found" for g in site.gaps)


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


def _illustrate(card: Scorecard, album: Album) -> None:
    """Cuts the pictures, the most important ones first: the budget may not hold them all."""
    for fix in card.first_fixes:
        _first_pictured(album, fix.proof, 2)
        for exemplar in fix.done_well_by:
            _first_pictured(album, exemplar.proof, 1)
    for step in chained.from_iterable(zip_longest(*(site.path for site in card.sites))):
        if step is not None and step.shot:
            album.add_frame(step.shot)
    for fix in card.next_fixes:
        _first_pictured(album, fix.proof, 1)
    for row in card.comparison:
        for cell in row.cells.values():
            _first_pictured(album, cell.proof, 1)
    for finding in card.subject.findings:
        if finding.category == "law" or finding.status is Status.FAIL:
            _first_pictured(album, finding.proof, 1)
    for site in card.sites:
        for promise in site.consistency:
            _first_pictured(album, promise.proof, 1)


def _first_pictured(album: Album, proofs: Iterable[Proof], most: int) -> None:
    for proof in [p for p in proofs if p.shot and p.box][:most]:
        album.add(proof)
