"""Rows of the comparison about trust and about the technology behind the contact."""

from __future__ import annotations

import pytest

from checks.facts.context import Pages
from checks.facts.site import Facts, SiteFacts
from checks.facts.tools.reader import tools
from crawler.reading.pages.page import PageView
from crawler.reading.vendors import Signature
from crawler.reading.vendors.files import read_all
from crawler.record.gaps import Gap
from crawler.record.page import Page, Proof
from reports.comparison.rows.technology import COMPARED
from tests.reports.single import rows_of as rows

PROOF = [Proof(page="https://a.example/", signal="text")]
THE_ISSUES = ("call_tracking", "crm", "form_builder", "analytics", "cdp", "ab_test", "address_suggest")
"""Kinds of technology that a report must show."""


def site(name: str, facts: Facts | None = None, **more: object) -> SiteFacts:
    return SiteFacts.model_validate({"name": name, "url": f"https://{name}.example/", "facts": facts or Facts()} | more)


def proven(kind: str, /, **fact: object) -> Facts:
    return Facts.model_validate({kind: [{"proof": [p.model_dump() for p in PROOF], **fact}]})


def embedded(kind: str) -> Signature:
    """A vendor of this kind whose examples hold an embed code."""
    return next(
        s for s in read_all(examples=True) if s.categories[0] == kind and any("<script" in e for e in s.examples.match)
    )


@pytest.mark.parametrize("kind", [k for k in COMPARED if k not in ("tag_manager", "loyalty")])
def test_a_tool_in_a_page_becomes_a_fact_and_a_row(kind: str) -> None:
    vendor = embedded(kind)
    code = "".join(e for e in vendor.examples.match if "<script" in e)
    html = f"<html><head>{code}</head><body></body></html>"
    view = PageView.of(
        Page.model_validate({"n": 1, "url": "https://a.example/", "snapshots": [{"stage": "settled", "html": html}]})
    )
    assert view is not None
    found = tools(Pages.of_views([view]))
    assert (vendor.id, kind) in {(t.vendor, t.category) for t in found}
    cell = rows(site("a", Facts(tools=found)), site("b"))[f"tool_{kind}"].cells
    assert (cell["a"].state, cell["b"].state) == ("yes", "no")
    assert cell["a"].proof


def test_the_kinds_that_a_report_must_show_are_compared() -> None:
    assert set(THE_ISSUES) <= set(COMPARED)


def test_a_tool_that_could_not_be_seen_is_unknown() -> None:
    used = proven("tools", vendor="roistat", category="call_tracking", confidence="certain")
    unread = site("b", coverage={"tools": [Gap(kind="not_rendered", reason="no browser")]})
    assert rows(site("a", used), unread)["tool_call_tracking"].cells["b"].state == "unknown"


@pytest.mark.parametrize(
    ("kind", "fact", "row", "state", "text"),
    [
        ("documents", {"kind": "offer", "text": "Публичная оферта"}, "doc_offer", "yes", "Публичная оферта"),
        ("documents", {"kind": "returns", "text": "Returns"}, "page_returns", "yes", "Returns"),
        ("credentials", {"kind": "licence", "number": "123", "shown": "number"}, "credential_licence", "yes", "№ 123"),
        ("credentials", {"kind": "certificate", "shown": "words"}, "credential_certificate", "no", "только слова"),
        ("credentials", {"kind": "membership", "shown": "page"}, "credential_membership", "yes", "есть страница"),
        ("reviews", {"kind": "schema_org", "text": "4.8"}, "rating", "yes", "4.8"),
        ("reviews", {"kind": "section", "text": "Отзывы клиентов"}, "reviews", "yes", "Отзывы клиентов"),
        ("cookie_banner", {"text": "cookies", "can_refuse": True}, "cookie_notice", "yes", "можно отказаться"),
        ("sign_in", {"way": "yandex"}, "sign_in", "yes", "Яндекс"),
    ],
)  # fmt: skip
def test_a_fact_of_trust_is_told_in_its_row(
    kind: str, fact: dict[str, object], row: str, state: str, text: str
) -> None:
    table = rows(site("a", proven(kind, **fact)), site("b"))
    cell = table[row].cells["a"]
    assert (cell.state, cell.text.ru) == (state, text)
    without_trackers = "n/a" if row == "cookie_notice" else "no"
    assert table[row].cells["b"].state == without_trackers


def test_consent_boxes_are_counted_where_russian_rules_hold() -> None:
    form = {"purpose": "contact", "fields": [{"type": "tel"}], "consent": {"checkbox": True}}
    bare = {"purpose": "callback", "fields": [{"type": "tel"}]}
    proof = [p.model_dump() for p in PROOF]
    facts = Facts.model_validate({"forms": [{**form, "proof": proof}, {**bare, "proof": proof}]})
    cells = rows(site("a", facts), site("b", facts, market="DE"))["form_consents"].cells
    assert (cells["a"].state, cells["a"].text.en) == ("no", "forms with a box: 1 of 2")
    assert cells["b"].state == "n/a"
