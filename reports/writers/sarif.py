"""SARIF 2.1.0 (OASIS): a rule for each check, a result for each failed or open finding of the own sites.

A result's level is that of `[check]` (`reports.gate`): `error`, or `warning` for `warn`; `off` leaves it out. How much
the finding matters to a customer stands in its properties.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any
from urllib.parse import urlsplit

from checks.model.finding import Finding, Status
from checks.model.wording import pick
from crawler.config.model import CheckSection, Level
from crawler.record.page import Proof
from crawler.record.vocabulary import Language
from reports.gate import SCORE, breaks, judged_sites, level_of, score_assertion
from reports.model import CheckInfo, Scorecard, SiteCard
from reports.writers import text_writer

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: dict[Level, str] = {"error": "error", "warn": "warning"}


def render(card: Scorecard, *, lang: Language = "en", demands: CheckSection | None = None) -> str:
    """The log as JSON text. `demands`: the levels, and the lowest score allowed."""
    rules = [_rule(check, lang) for check in card.method]
    order = {check.id: i for i, check in enumerate(card.method)}
    results: list[dict[str, Any]] = []
    for site in judged_sites(card):
        for finding in site.findings:
            level = level_of(finding.check, demands or CheckSection())
            if level != "off" and (breaks(finding) or finding.status is Status.UNKNOWN):
                results.append(_result(site, finding, level, order, lang))
        if demands and (low := score_assertion(site, demands)):
            results.append(_low_score(site, pick(low.text, lang)))
    if demands and demands.score is not None:
        rules.append({"id": SCORE, "shortDescription": {"text": f"score >= {demands.score:g}"}})
    driver = {"name": "leadwalk", "version": card.run.leadwalk or "0", "rules": rules}
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"leadwalk/{card.run.id}"},
        "language": lang,
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(check: CheckInfo, lang: Language) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "id": check.id,
        "shortDescription": {"text": pick(check.title, lang)},
        "fullDescription": {"text": pick(check.why, lang)},
        "properties": {"category": check.category, "weight": check.weight, "version": check.version},
    }
    if check.sources:
        rule["helpUri"] = check.sources[0].url
    return rule


def _result(site: SiteCard, finding: Finding, level: Level, order: dict[str, int], lang: Language) -> dict[str, Any]:
    failed = breaks(finding)
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "kind": "fail" if failed else "open",
        "level": LEVELS[level] if failed else "none",
        "message": {"text": f"{pick(finding.message, lang)} {pick(finding.fix, lang)}".strip()},
        "locations": [_location(site, proof) for proof in finding.proof[:1]] or [_at(site.url)],
        "relatedLocations": [{"id": i, **_location(site, p)} for i, p in enumerate(finding.proof[1:], 1)],
        "partialFingerprints": {"leadwalk/v1": _fingerprint(site, finding)},
        "properties": {"severity": finding.severity},
    }
    if finding.check in order:
        result["ruleIndex"] = order[finding.check]
    return result


def _low_score(site: SiteCard, message: str) -> dict[str, Any]:
    return {
        "ruleId": SCORE,
        "kind": "fail",
        "level": LEVELS["error"],
        "message": {"text": message},
        "locations": [_at(site.url)],
        "partialFingerprints": {"leadwalk/v1": hashlib.sha256(f"{site.name}\n{SCORE}".encode()).hexdigest()[:32]},
    }


def _location(site: SiteCard, proof: Proof) -> dict[str, Any]:
    location = _at(proof.page or site.url)
    if proof.selector:
        location["logicalLocations"] = [{"fullyQualifiedName": proof.selector, "kind": "element"}]
    if proof.quote:
        location["message"] = {"text": proof.quote}
    return location


def _at(url: str) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": url}}}


def _fingerprint(site: SiteCard, finding: Finding) -> str:
    """Stays the same while the same check fails at the same place, whatever the texts say."""
    places = sorted({f"{urlsplit(p.page).path}#{p.selector or ''}" for p in finding.proof})
    return hashlib.sha256("\n".join([site.name, finding.check, *places]).encode()).hexdigest()[:32]


WRITER = text_writer("scorecard.sarif", lambda order: render(order.card, lang=order.lang, demands=order.demands))
