"""JUnit XML for CI: a suite for each own site, a test case for each check and for the lowest score allowed.

Levels are those of `[check]` (`reports.gate`): a failed check is a failure where its level is `error`, and a note in
`system-out` where it is `warn`; `off` leaves it out. A check that broke is an error, or such a note. What could not be
checked is skipped. Competitors are not tested.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from checks.model.finding import Finding, Status
from checks.model.wording import pick
from crawler.config.model import CheckSection
from crawler.record.vocabulary import Language
from reports.gate import SCORE, breaks, judged_sites, level_of, score_assertion
from reports.model import Scorecard, SiteCard
from reports.writers import text_writer

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COUNTERS = {"failure": "failures", "error": "errors", "skipped": "skipped"}
LONGEST = 2000


def render(card: Scorecard, *, lang: Language = "en", demands: CheckSection | None = None) -> str:
    """The XML. `demands`: the levels, and the lowest score allowed."""
    root = Element("testsuites", name="leadwalk")
    for site in judged_sites(card):
        _suite(root, site, lang, demands or CheckSection())
    for counter in ("tests", *_COUNTERS.values()):
        root.set(counter, str(sum(int(suite.get(counter, "0")) for suite in root)))
    indent(root)
    return tostring(root, encoding="unicode", xml_declaration=False).join(
        ('<?xml version="1.0" encoding="UTF-8"?>\n', "\n")
    )


def _suite(root: Element, site: SiteCard, lang: Language, demands: CheckSection) -> None:
    suite = SubElement(root, "testsuite", name=_clean(site.name))
    for finding in site.findings:
        level = level_of(finding.check, demands)
        if level == "off" or finding.status is Status.NOT_APPLICABLE:
            continue
        case = SubElement(suite, "testcase", name=finding.check, classname=_clean(f"{site.name}.{finding.category}"))
        message = _clean(pick(finding.message, lang))
        if breaks(finding) and level == "warn":
            SubElement(case, "system-out").text = _clean(f"warning: {message}\n") + _details(finding, lang)
        elif finding.status is Status.FAIL:
            SubElement(case, "failure", type=finding.severity, message=message).text = _details(finding, lang)
        elif finding.status is Status.ERROR:
            SubElement(case, "error", type="check", message=message)
        elif finding.status is Status.UNKNOWN:
            SubElement(case, "skipped", message=message)
    if demands.score is not None:
        case = SubElement(suite, "testcase", name=SCORE, classname=_clean(f"{site.name}.{SCORE}"))
        if low := score_assertion(site, demands):
            SubElement(case, "failure", type=SCORE, message=_clean(pick(low.text, lang)))
    suite.set("tests", str(len(suite)))
    for kind, counter in _COUNTERS.items():
        suite.set(counter, str(len(suite.findall(f"testcase/{kind}"))))


def _details(finding: Finding, lang: Language) -> str:
    places = [f"{p.page} {p.selector or ''} {p.quote}".strip() for p in finding.proof]
    return _clean("\n".join([pick(finding.fix, lang), *places]))


def _clean(text: str) -> str:
    """Text that XML 1.0 can hold, shortened."""
    return _NOT_XML.sub("\ufffd", text)[:LONGEST]


WRITER = text_writer("junit.xml", lambda order: render(order.card, lang=order.lang, demands=order.demands))
