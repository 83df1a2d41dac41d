"""From stored evidence to reports: judges every site of a run and writes what was asked for into its folder."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from checks.engine.catalogue import checks_by_id
from checks.engine.judging import judge
from checks.engine.score import score
from checks.facts.assemble import site_facts
from checks.model.source import Grade
from crawler.reading.vendors import Signatures, load
from crawler.record.page import Shot
from crawler.record.site import SiteEvidence, SiteOutcome
from crawler.record.store import RunStore
from crawler.record.vocabulary import Language
from reports.history.runs import history, previous
from reports.language.reasons import text_of
from reports.min_grade import only, strong, tell
from reports.model import RunInfo, Scorecard
from reports.scorecard import SiteResult, build


@dataclass(frozen=True)
class Outcome:
    """What a site's visit came to, for the line that ends a run."""

    name: str
    outcome: SiteOutcome
    reason: str


def result(evidence: SiteEvidence, signatures: Signatures | None = None) -> SiteResult:
    """One site's facts, findings and score."""
    facts = site_facts(evidence, signatures=signatures)
    findings = judge(facts)
    return SiteResult(
        facts=facts,
        findings=findings,
        score=score(findings),
        slug=evidence.slug,
        outcome=evidence.outcome,
        reason=evidence.reason,
        reason_text=text_of(evidence) if evidence.reason else None,
    )


def judge_run(store: RunStore, *, lang: Language | None = None, evidence: Grade | None = None) -> Scorecard:
    """Judges every site of the run from its evidence and writes `facts.json` and `findings.json` beside it.

    `evidence`: checks whose effect has a weaker grade are left out of the scorecard (not of `findings.json`), and nothing is
    compared with the run before, which may hold them.
    The same evidence gives the same bytes. Raises ValueError where no site of the run was finished.
    """
    signatures = load(store.info.signatures)
    results: list[SiteResult] = []
    shots: dict[str, Shot] = {}
    for slug in store.slugs():
        seen = store.load_site(slug)
        judged = result(seen, signatures)
        folder = store.site_folder(slug)
        _write_json(folder / "facts.json", judged.facts.model_dump(mode="json"))
        _write_json(folder / "findings.json", [f.model_dump(mode="json") for f in judged.findings])
        results.append(judged)
        shots |= {s.shot.file: s.shot for page in seen.pages for s in page.snapshots if s.shot}

    def picture(file: str) -> Shot | None:
        known = shots.get(file)
        return known.model_copy(update={"data": store.read_shot(file)}) if known else None

    earlier = [p for p in history(store.path.parent) if p.run < store.info.id]
    catalogue = checks_by_id()
    kept = strong(catalogue, evidence) if evidence else catalogue
    card = build(
        run_info(store, lang),
        only(results, kept) if evidence else results,
        catalogue=kept,
        shots=picture,
        history=earlier,
        before=None if evidence else partial(previous, store.path.parent, store.info.id),
        picture_cache=store.path / "crops",
    )
    if evidence:
        tell(card, evidence, len(catalogue) - len(kept))
    return card


def run_info(store: RunStore, lang: Language | None) -> RunInfo:
    """What the reports say of the run itself; `lang` comes first among its languages."""
    info = store.info
    languages: list[Language] = [lang] if lang else []
    languages += [known for known in info.languages if known not in languages]
    return RunInfo(
        id=info.id,
        started=info.started,
        ended=info.ended,
        leadwalk=info.leadwalk,
        lang=languages,
        project=info.project,
        market=info.market,
        browser=info.browser,
    )


def outcomes(card: Scorecard) -> list[Outcome]:
    """How the visit of each site came out."""
    return [Outcome(s.name, s.outcome, s.reason) for s in card.sites]


def _write_json(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
