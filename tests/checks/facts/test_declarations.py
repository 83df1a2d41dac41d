"""A kind of fact cannot be declared without its coverage, and every check is given what it names and no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from checks.engine.catalogue import checks_by_id
from checks.engine.judging import judge
from checks.facts.coverage import coverage
from checks.facts.emails.fact import EMAILS
from checks.facts.emails.model import Email
from checks.facts.fact import ListFact
from checks.facts.phones.fact import PHONES
from checks.facts.registry import all_facts
from checks.facts.site import Facts, SiteFacts, UnnamedNeed
from checks.model.finding import Status, Verdict, missing
from checks.model.text import Text, same
from crawler.record.site import SiteEvidence

BLOCKED = SiteEvidence(
    name="Case",
    slug="case",
    url="http://case.example/",
    started=datetime(2026, 11, 1, tzinfo=UTC),
    outcome="blocked",
    reason="it refused",
)


def test_a_fact_without_its_pages_cannot_be_declared() -> None:
    with pytest.raises(ValueError, match="shown_on"):
        ListFact(
            kind="emails",
            title=same("E-mail"),
            model=Email,
            read=lambda _: [],
            shown_on=(),
            identity=lambda e: e.address,
            summary=lambda e: same(e.address),
        )


@pytest.mark.parametrize("kind", all_facts())
def test_no_kind_may_be_called_absent_on_a_site_that_refused_us(kind: str) -> None:
    """Also one that nobody thought of when the rule was written: coverage is a loop over the declarations."""
    assert coverage(BLOCKED)[kind]


@pytest.mark.parametrize("check", checks_by_id())
def test_no_check_fails_a_site_that_refused_us(check: str) -> None:
    site = SiteFacts(name="Case", url=BLOCKED.url, coverage=coverage(BLOCKED), gaps=BLOCKED.gaps)
    (finding,) = judge(site, [checks_by_id()[check]])
    assert finding.status not in (Status.FAIL, Status.ERROR), finding.message.en


def test_a_check_cannot_read_what_it_does_not_name() -> None:
    def run(site: SiteFacts) -> Verdict:
        return missing(site, Text(ru="нет", en="no"), PHONES) if not site[EMAILS] else missing(site, same("no"), EMAILS)

    check = replace(checks_by_id()["toll_free_phone"], id="made_up", needs=(PHONES,), run=run)
    (finding,) = judge(SiteFacts(name="Case", url="http://case.example/"), [check])
    assert finding.status is Status.ERROR and "emails" in finding.message.en


def test_a_limited_site_gives_what_was_named() -> None:
    email = Email(address="a@case.example", proof=[])
    site = SiteFacts(name="Case", url="http://case.example/", facts=Facts(emails=[email]))
    assert site.limited_to((EMAILS,))[EMAILS] == [email]
    with pytest.raises(UnnamedNeed):
        site.limited_to((EMAILS,)).unseen(PHONES)
    assert site[PHONES] == []


@pytest.mark.parametrize("way", ["facts", "checkout", "pages"])
def test_a_check_has_no_other_way_to_a_fact(way: str) -> None:
    limited = SiteFacts(name="Case", url="http://case.example/").limited_to((EMAILS,))
    with pytest.raises(UnnamedNeed):
        getattr(limited, way)
    assert limited.proof_of_pages() == [] and limited.url == "http://case.example/"


def test_every_kind_says_what_it_is_and_how_it_is_followed() -> None:
    for kind, fact in all_facts().items():
        assert fact.kind == kind and fact.title.ru and fact.title.en
        assert fact.empty() in ([], None) or fact.items(fact.empty()) == {}
