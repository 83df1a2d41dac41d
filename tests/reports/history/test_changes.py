"""Runs in order, and what changed between two of them."""

from __future__ import annotations

import itertools
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from checks.engine.catalogue import checks_by_id
from checks.facts.chat.model import Chat
from checks.facts.delivery.model import Delivery
from checks.facts.delivery_options.model import DeliveryOption
from checks.facts.messengers.model import Messenger
from checks.facts.payments.model import Payment
from checks.facts.phones.model import Phone
from checks.facts.site import Facts, SiteFacts
from checks.facts.tools.fact import TOOLS
from checks.facts.tools.model import Tool
from crawler.record.gaps import Gap
from crawler.record.page import Proof
from crawler.record.site import SiteOutcome
from reports.history.changes import diff
from reports.history.runs import UnreadableRun, history, previous, read, runs
from reports.model import Change, HistoryPoint, RunInfo, Scorecard
from reports.scorecard import build
from reports.sections.trends import trend
from reports.writers import html, markdown, write
from tests.reports.sample import RUN, own_site, result, rose_site, scorecard

PROOF = [Proof(page="https://a.example/", signal="text")]


def card(facts: Facts | None = None, *, day: int = 1, outcome: SiteOutcome = "complete", **more: object) -> Scorecard:
    started = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day)
    site = SiteFacts.model_validate({"name": "A", "url": "https://a.example/", "facts": facts or Facts(), **more})
    run = RunInfo(id=f"{started:%Y%m%dT%H%M%SZ}-x", started=started)
    return build(run, [result(site, outcome=outcome)], catalogue=checks_by_id())


def phone(number: str) -> Phone:
    return Phone(e164=number, text=number, proof=PROOF)


def facts_only(changes: list[Change]) -> list[tuple[str, str]]:
    return [(c.kind, c.what) for c in changes if c.kind not in ("check", "score")]


def test_nothing_changes_between_equal_runs() -> None:
    assert diff(scorecard(pictures=False), scorecard(pictures=False)) == []


def test_a_chat_is_its_vendor() -> None:
    jivo = Chat(vendor="jivo", name="Jivo", confidence="certain", state="online", proof=PROOF)
    offline = jivo.model_copy(update={"state": "offline", "name": "JivoChat"})
    assert facts_only(diff(card(Facts(chat=[jivo])), card(Facts(chat=[offline])))) == []
    changes = diff(card(), card(Facts(chat=[jivo])))
    assert ("chat", "added") in facts_only(changes)
    assert any(c.kind == "check" and c.better for c in changes)
    assert any(c.kind == "score" and c.better for c in changes)


def test_a_swapped_number_is_no_change_under_call_tracking() -> None:
    before, after = Facts(phones=[phone("+74950000001")]), Facts(phones=[phone("+74950000002")])
    assert facts_only(diff(card(before), card(after))) == [("phones", "added"), ("phones", "removed")]
    for facts in (before, after):
        facts[TOOLS].append(Tool(vendor="calltouch", category="call_tracking", confidence="certain", proof=PROOF))
    assert facts_only(diff(card(before), card(after))) == []


def test_other_terms_of_a_way_of_delivery_are_a_change() -> None:
    def way(**more: Any) -> Facts:
        return Facts(delivery=[Delivery(method="courier", price="290 ₽", proof=PROOF, **more)])

    assert facts_only(diff(card(way()), card(way()))) == []
    dearer = next(
        c
        for c in diff(card(way(free_from="2 000 ₽")), card(way(free_from="5 000 ₽", term="завтра")))
        if c.kind == "delivery"
    )
    assert dearer.what == "changed" and dearer.better is None
    assert dearer.text.ru.endswith("стало «Курьер; 290 ₽, завтра, бесплатно от 5 000 ₽»")
    product = Facts(delivery=[Delivery(method="courier", price="290 ₽", where="product", proof=PROOF)])
    other = Facts(delivery=[Delivery(method="courier", price="350 ₽", where="product", proof=PROOF)])
    assert facts_only(diff(card(product), card(other))) == [], "another product, another price"


def test_a_new_wallet_is_told_by_its_name() -> None:
    card_only = [Payment(method="card", proof=PROOF)]
    wallet = Payment(method="wallet", provider="sberpay", provider_name="SberPay", proof=PROOF)
    (added,) = [
        c
        for c in diff(card(Facts(payments=card_only)), card(Facts(payments=[*card_only, wallet])))
        if c.kind == "payments"
    ]
    assert added.text.ru.endswith("появилось «Электронный кошелёк, SberPay»")
    (gone,) = [c for c in diff(card(Facts(payments=card_only)), card()) if c.kind == "payments"]
    assert gone.text.ru.endswith("исчезло «Картой на сайте»")


def test_what_makes_a_delivery_convenient_comes_and_goes() -> None:
    slot = card(Facts(delivery_options=[DeliveryOption(kind="time_slot", text="Время доставки", proof=PROOF)]))
    assert [(c.kind, c.what, c.better) for c in diff(card(), slot)] == [("delivery", "added", True)]
    assert facts_only(diff(slot, card())) == [("delivery", "removed")]


def test_what_was_not_seen_is_neither_gone_nor_new() -> None:
    with_telegram = card(Facts(messengers=[Messenger(channel="telegram", account="@a", proof=PROOF)]))
    unseen = card(coverage={"messengers": [Gap(kind="timeout", reason="slow")]})
    assert facts_only(diff(with_telegram, unseen)) == []
    assert facts_only(diff(unseen, with_telegram)) == []
    assert facts_only(diff(with_telegram, card())) == [("messengers", "removed")]


def test_a_blocked_visit_tells_only_that_it_was_blocked() -> None:
    seen = card(Facts(phones=[phone("+74950000001")]))
    assert [(c.kind, c.better) for c in diff(seen, card(outcome="blocked"))] == [("outcome", False)]


def test_a_new_version_of_a_check_is_no_change_of_the_site() -> None:
    before, after = card(), card()
    for finding in after.sites[0].findings:
        finding.version += 1
        finding.status = type(finding.status).PASS
    assert [c for c in diff(before, after) if c.kind == "check"] == []


def test_fewer_required_fields_are_better() -> None:
    before, shorter = own_site(), own_site()
    assert shorter.checkout is not None
    shorter.checkout.required_fields = shorter.checkout.required_fields[:4]
    shorter.checkout.steps[-1].forms[0].fields = shorter.checkout.steps[-1].forms[0].fields[:5]
    run = RunInfo(id="r", started=datetime(2026, 1, 1, tzinfo=UTC))
    cards = [build(run, [result(s)], catalogue=checks_by_id()) for s in (before, shorter)]
    change = next(c for c in diff(*cards) if c.kind == "checkout")
    assert change.better is True
    assert change.text.en.replace("\u00a0", " ") == "checkout: 11 fields, 10 required became 5 fields, 4 required"


def test_history_is_in_order_and_skips_what_cannot_be_read(tmp_path: Path) -> None:
    for day in (3, 1, 2):
        made = card(day=day)
        write(made, ["json"], tmp_path / made.run.id)
    broken = tmp_path / "20260105T000000Z-x"
    broken.mkdir()
    (broken / "scorecard.json").write_text("{", "utf-8")
    assert [p.run for p in history(tmp_path)] == [f"2026010{d}T000000Z-x" for d in (2, 3, 4)]
    assert history(tmp_path, "B") == []
    assert len(runs(tmp_path)) == 4


def test_a_newer_scorecard_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "scorecard.json"
    file.write_text(json.dumps({"schema": 99}), "utf-8")
    with pytest.raises(UnreadableRun, match="schema 99"):
        read(file)
    with pytest.raises(UnreadableRun):
        read(tmp_path / "missing")


def test_a_stored_scorecard_reads_back_the_same(tmp_path: Path) -> None:
    made = scorecard(pictures=False)
    write(made, ["json"], tmp_path)
    assert read(tmp_path) == made


def test_the_report_tells_what_changed_since_the_run_before_of_the_same_site(tmp_path: Path) -> None:
    for day, site in (("20260101", own_site()), ("20260102", rose_site())):
        write(build(RUN, [result(site)], catalogue=checks_by_id()), ["json"], tmp_path / f"{day}T000000Z-x")
    found = previous(tmp_path, "20260103T000000Z-x", own_site().name)
    assert found is not None and found.subject.name == own_site().name
    assert previous(tmp_path, "20260101T000000Z-x", own_site().name) is None
    facts = own_site().facts.model_copy(
        update={"chat": [Chat(vendor="jivo", name="Jivo", confidence="certain", proof=PROOF)]}
    )
    after = own_site().model_copy(update={"facts": facts})
    card = build(RUN, [result(after)], catalogue=checks_by_id(), before=lambda _: found)
    assert card.changed_since == found.run.started
    assert [c.text.en for c in card.changes if c.kind == "chat"] == ["Chat: “Jivo” appeared"]
    assert "Jivo" in markdown.render(card, lang="en").split("### The")[0] and "better" in html.render(card, lang="en")


def point(day: int, value: float | None, site: str = "Светлый сад") -> HistoryPoint:
    started = datetime(2026, 1, day, tzinfo=UTC)
    return HistoryPoint(run=f"r{day}", started=started, site=site, value=value, low=0, high=100, coverage=1)


def test_the_trend_draws_every_run_and_leaves_a_gap_where_there_is_no_score() -> None:
    card = scorecard(pictures=False).model_copy(
        update={"history": [point(1, 0), point(2, None), point(3, 100), point(4, 50)]}
    )
    drawn = trend(card)
    assert drawn is not None
    own = next(line for line in drawn.lines if line.own)
    heights = dict(drawn.grid)
    assert [y for _, y in own.dots[:3]] == [heights[0], heights[100], heights[50]]
    assert len(own.strokes) == 1 and own.strokes[0].startswith(f"{own.dots[1][0]},{heights[100]}")
    assert [scores["Светлый сад"] for _, scores in drawn.runs[:4]] == [0, None, 100, 50]
    labels = sorted(line.label[1] for line in drawn.lines)
    assert all(b - a >= 17 for a, b in itertools.pairwise(labels))
    assert trend(scorecard(pictures=False)) is None


def test_a_score_by_other_checks_is_neither_better_nor_worse() -> None:
    after = scorecard(pictures=False)
    before = after.model_copy(deep=True)
    before.subject.score.value = (after.subject.score.value or 0) - 10
    assert [(c.kind, c.better) for c in diff(before, after)] == [("score", True)]
    before.subject.findings.pop()
    assert [c.better for c in diff(before, after) if c.kind == "score"] == [None]
