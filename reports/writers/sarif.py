"""SARIF 2.1.0 (OASIS): a rule for each check, a result for each failed or open finding of the own sites."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from urllib.parse import urlsplit

from checks.model.finding import Finding, Severity, Status
from checks.model.wording import pick
from crawler.record.page import Proof
from crawler.record.vocabulary import Language
from reports.model import CheckInfo, Scorecard, SiteCard

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: dict[Severity, str] = {"high": "error", "medium": "warning", "low": "note", "info": "note"}


def render(card: Scorecard, *, lang: Language = "en") -> str:
    """The log as JSON text."""
    own = [s for s in card.sites if s.role == "own"] or card.sites[:1]
    order = {check.id: i for i, check in enumerate(card.method)}
    results = [
        _result(site, finding, order, lang)
        for site in own
        for finding in site.findings
        if finding.status in (Status.FAIL, Status.UNKNOWN)
    ]
    driver = {
        "name": "leadwalk",
        "version": card.run.leadwalk or "0",
        "rules": [_rule(check, lang) for check in card.method],
    }
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


def _result(site: SiteCard, finding: Finding, order: dict[str, int], lang: Language) -> dict[str, Any]:
    failed = finding.status is Status.FAIL
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "kind": "fail" if failed else "open",
        "level": LEVELS[finding.severity] if failed else "none",
        "message": {"text": f"{pick(finding.message, lang)} {pick(finding.fix, lang)}".strip()},
        "locations": [_location(site, proof) for proof in finding.proof[:1]] or [_at(site.url)],
        "relatedLocations": [{"id": i, **_location(site, p)} for i, p in enumerate(finding.proof[1:], 1)],
        "partialFingerprints": {"leadwalk/v1": _fingerprint(site, finding)},
    }
    if finding.check in order:
        result["ruleIndex"] = order[finding.check]
    return result


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
