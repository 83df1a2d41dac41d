"""JUnit XML for CI: a suite for each own site, a test case for each check.

A failed check is a failure where its level is `error`, and a note in `system-out` where it is `warn`; `off` leaves it out.
What could not be checked is skipped, and a check that broke is an error. Competitors are not tested.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from checks.model.finding import Finding, Status
from checks.model.wording import pick
from crawler.config.model import Level
from crawler.record.vocabulary import Language
from reports.model import Scorecard, SiteCard

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONGEST = 2000


def render(
    card: Scorecard, *, lang: Language = "en", levels: Mapping[str, Level] | None = None, default: Level = "error"
) -> str:
    """The XML; `levels` by check id, `default` for the others."""
    root = Element("testsuites", name="leadwalk")
    for site in [s for s in card.sites if s.role == "own"] or card.sites[:1]:
        _suite(root, site, lang, levels or {}, default)
    for counter in ("tests", "failures", "errors", "skipped"):
        root.set(counter, str(sum(int(suite.get(counter, "0")) for suite in root)))
    indent(root)
    return tostring(root, encoding="unicode", xml_declaration=False).join(
        ('<?xml version="1.0" encoding="UTF-8"?>\n', "\n")
    )


def _suite(root: Element, site: SiteCard, lang: Language, levels: Mapping[str, Level], default: Level) -> None:
    suite = SubElement(root, "testsuite", name=_clean(site.name))
    counted = dict.fromkeys(("tests", "failures", "errors", "skipped"), 0)
    for finding in site.findings:
        level = levels.get(finding.check, default)
        if level == "off" or finding.status is Status.NOT_APPLICABLE:
            continue
        counted["tests"] += 1
        case = SubElement(suite, "testcase", name=finding.check, classname=_clean(f"{site.name}.{finding.category}"))
        message = _clean(pick(finding.message, lang))
        if finding.status is Status.FAIL and level == "error":
            counted["failures"] += 1
            SubElement(case, "failure", type=finding.severity, message=message).text = _details(finding, lang)
        elif finding.status is Status.FAIL:
            SubElement(case, "system-out").text = _clean(f"warning: {message}\n") + _details(finding, lang)
        elif finding.status is Status.UNKNOWN:
            counted["skipped"] += 1
            SubElement(case, "skipped", message=message)
        elif finding.status is Status.ERROR:
            counted["errors"] += 1
            SubElement(case, "error", type="check", message=message)
    for name, value in counted.items():
        suite.set(name, str(value))


def _details(finding: Finding, lang: Language) -> str:
    places = [f"{p.page} {p.selector or ''} {p.quote}".strip() for p in finding.proof]
    return _clean("\n".join([pick(finding.fix, lang), *places]))


def _clean(text: str) -> str:
    """Text that XML 1.0 can hold, shortened."""
    return _NOT_XML.sub("\ufffd", text)[:LONGEST]
