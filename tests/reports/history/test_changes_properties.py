"""What holds of changes and scores whatever a site has."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from checks.engine.score import score
from checks.facts.chat.model import Chat
from checks.facts.emails.model import Email
from checks.facts.messengers.model import Messenger
from checks.facts.phones.model import Phone
from checks.facts.site import Facts, SiteFacts
from checks.model.finding import Finding, Status
from checks.model.text import same
from crawler.record.gaps import Gap
from crawler.record.page import Proof
from reports.history.changes import diff
from reports.model import Scorecard
from tests.reports.single import card_of

PROOF = [Proof(page="https://a.example/", signal="text")]
phones = st.builds(
    lambda n: Phone(e164=f"+7495000{n:04}", text=str(n), pages=1, proof=PROOF), st.integers(min_value=0, max_value=3)
)
chats = st.builds(
    lambda vendor: Chat(vendor=vendor, confidence="certain", proof=PROOF), st.sampled_from(["jivo", "tawk", None])
)
messengers = st.builds(
    lambda channel: Messenger(channel=channel, account="a", proof=PROOF), st.sampled_from(["telegram", "vk"])
)
emails = st.builds(lambda n: Email(address=f"{n}@a.example", proof=PROOF), st.sampled_from("ab"))
facts = st.builds(
    Facts,
    phones=st.lists(phones, max_size=3),
    chat=st.lists(chats, max_size=2),
    messengers=st.lists(messengers, max_size=2),
    emails=st.lists(emails, max_size=2),
)
unseen = st.dictionaries(
    st.sampled_from(["phones", "chat", "emails"]), st.just([Gap(kind="timeout", reason="slow")]), max_size=2
)
findings = st.builds(
    lambda n, category, status, weight, value: Finding(
        check=f"check_{n}",
        version=1,
        category=category,
        status=status,
        severity="low",
        weight=weight,
        value=value if status in (Status.PASS, Status.FAIL) else None,
        title=same("t"),
        message=same("m"),
        why=same("w"),
        fix=same("f"),
    ),
    st.integers(min_value=0, max_value=999),
    st.sampled_from(["contact", "checkout", "product", "law"]),
    st.sampled_from(list(Status)),
    st.integers(min_value=0, max_value=5),
    st.floats(min_value=0, max_value=1),
)


def card(facts: Facts, unseen: dict[str, list[Gap]]) -> Scorecard:
    return card_of(SiteFacts(name="A", url="https://a.example/", facts=facts, coverage=unseen))


@settings(max_examples=15, deadline=None)
@given(facts, unseen)
def test_nothing_changed_between_a_run_and_itself(facts: Facts, unseen: dict[str, list[Gap]]) -> None:
    made = card(facts, unseen)
    assert diff(made, made.model_copy(deep=True)) == []


@settings(max_examples=15, deadline=None)
@given(facts, facts)
def test_what_one_way_adds_the_other_way_removes(before: Facts, after: Facts) -> None:
    there, back = diff(card(before, {}), card(after, {})), diff(card(after, {}), card(before, {}))
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    assert sorted((c.kind, c.what) for c in there) == sorted((c.kind, turned[c.what]) for c in back)


@settings(max_examples=100, deadline=None)
@given(st.lists(findings, max_size=12, unique_by=lambda f: f.check))
def test_a_score_lies_within_its_bounds(findings: list[Finding]) -> None:
    total = score(findings)
    for part in (total, *total.categories.values()):
        assert 0 <= part.low <= part.high <= 100 and 0 <= part.coverage <= 1
        assert part.value is None or part.low <= part.value <= part.high
