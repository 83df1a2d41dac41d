"""From stored evidence to reports: judges every site of a run and writes what was asked for into its folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from pydantic import ValidationError

from checks.engine.catalogue import checks_by_id
from checks.engine.judging import judge
from checks.engine.score import score
from checks.facts.assemble import site_facts
from checks.model.check import Check
from checks.model.source import Grade
from crawler.config.model import CheckSection
from crawler.reading.vendors import Signatures, load
from crawler.record.files import write_file
from crawler.record.page import Shot
from crawler.record.plain_text import plain_text
from crawler.record.site import SiteEvidence
from crawler.record.store import RunError, RunStore
from crawler.record.strings import map_strings
from crawler.record.vocabulary import Language
from reports.history.runs import history, previous
from reports.language.reasons import text_of
from reports.min_grade import limited_to, note_min_grade, strong
from reports.model import RunInfo, Scorecard
from reports.scorecard import SiteResult, build
from reports.sections.pictures import Album


def result(
    evidence: SiteEvidence, signatures: Signatures | None = None, catalogue: Mapping[str, Check] | None = None
) -> SiteResult:
    """One site's facts, findings and score; `catalogue`: the checks to put to it, those that come with leadwalk if
    None. Text of the site is taken over without control characters."""
    facts = map_strings(site_facts(evidence, signatures=signatures), plain_text)
    findings = judge(facts, catalogue.values() if catalogue is not None else None)
    return SiteResult(
        facts=facts,
        findings=findings,
        score=score(findings),
        slug=evidence.slug,
        outcome=evidence.outcome,
        reason=plain_text(evidence.reason),
        reason_text=map_strings(text_of(evidence), plain_text) if evidence.reason else None,
    )


def judge_run(
    store: RunStore,
    *,
    lang: Language | None = None,
    min_grade: Grade | None = None,
    catalogue: Mapping[str, Check] | None = None,
) -> Scorecard:
    """Judges every site of the run from its evidence and writes `facts.json` and `findings.json` beside it.

    `catalogue`: the checks to put to the sites, those that come with leadwalk if None: that a run names folders of
    checks does not make their code run. `min_grade`: checks whose effect has a weaker grade are left out of the
    scorecard (not of `findings.json`), and nothing is compared with the run before, which may hold them. The same
    evidence gives the same bytes. Raises ValueError where no site of the run was finished, OutputError where a file
    cannot be written.
    """
    every = catalogue if catalogue is not None else checks_by_id()
    signatures = load(store.info.signatures)
    results: list[SiteResult] = []
    shots: dict[str, Shot] = {}
    for slug in store.slugs():
        seen = store.load_site(slug)
        judged = result(seen, signatures, every)
        folder = store.site_folder(slug)
        _write_json(folder / "facts.json", judged.facts.model_dump(mode="json"))
        _write_json(folder / "findings.json", [f.model_dump(mode="json") for f in judged.findings])
        results.append(judged)
        shots |= {s.shot.file: s.shot for page in seen.pages for s in page.snapshots if s.shot}

    def picture(file: str) -> Shot | None:
        known = shots.get(file)
        return known.model_copy(update={"data": store.read_shot(file)}) if known else None

    earlier = [p for p in history(store.path.parent) if p.run < store.info.id]
    kept = strong(every, min_grade) if min_grade else every
    card = build(
        run_info(store, lang),
        limited_to(results, kept) if min_grade else results,
        catalogue=kept,
        album=Album(picture, cache=store.path / "crops"),
        history=earlier,
        before=None if min_grade else partial(previous, store.path.parent, store.info.id),
    )
    if min_grade:
        note_min_grade(card, min_grade, len(every) - len(kept))
    return card


def demands_of(store: RunStore) -> CheckSection:
    """What the `[check]` section of the run's configuration demands; nothing but warnings where it had none. Raises
    RunError where it is damaged."""
    try:
        return CheckSection.model_validate(store.info.configuration.get("check", {}))
    except ValidationError as error:
        raise RunError(
            f"{store.path / 'run.json'}: damaged (configuration.check: {error.errors()[0]['msg']})"
        ) from None


def stated_demands(store: RunStore) -> CheckSection | None:
    """The same; None where the configuration demands nothing, as that of an audit."""
    demands = demands_of(store)
    return demands if demands != CheckSection() else None


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


def _write_json(path: Path, data: object) -> None:
    write_file(path, (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())
