"""The gate before a release."""

from __future__ import annotations

from datetime import UTC, datetime

from checks.engine.catalogue import checks_by_id
from checks.engine.judging import judge
from checks.engine.score import score
from checks.facts.site import SiteFacts
from crawler.config.model import CheckSection
from crawler.record.gaps import Gap
from reports.gate import broken, fails
from reports.model import RunInfo, Scorecard
from reports.scorecard import SiteResult, build
from reports.writers import markdown

HOME = [{"url": "http://own.example/", "role": "home"}]


def card(**facts: object) -> Scorecard:
    site = SiteFacts.model_validate(
        {"name": "Own", "url": "http://own.example/", "role": "own", "profile": "services", "pages": HOME, **facts}
    )
    findings = judge(site)
    run = RunInfo(id="20260101T000000Z-test", started=datetime(2026, 1, 1, tzinfo=UTC))
    return build(run, [SiteResult(facts=site, findings=findings, score=score(findings))], catalogue=checks_by_id())


def test_only_checks_of_level_error_close_the_gate() -> None:
    demands = CheckSection(default="warn", levels={"live_chat": "error", "toll_free_phone": "off"})
    found = broken(card(), demands)
    assert [a.check for a in found if a.level == "error"] == ["live_chat"]
    assert "toll_free_phone" not in {a.check for a in found}
    assert fails(found)
    assert not fails(broken(card(), CheckSection()))


def test_what_could_not_be_seen_breaks_nothing() -> None:
    gap = Gap(kind="timeout", reason="too slow")
    unseen = card(coverage={kind: [gap.model_dump()] for kind in ("chat", "callback", "forms", "tools", "pages")})
    found = broken(unseen, CheckSection(default="off", levels={"live_chat": "error"}))
    assert not found


def test_a_baseline_lets_known_faults_pass_by_identity_not_by_count() -> None:
    chat = {
        "facts": {
            "chat": [
                {
                    "vendor": "jivo",
                    "confidence": "certain",
                    "proof": [{"page": "http://own.example/", "signal": "script"}],
                }
            ]
        }
    }
    demands = CheckSection(default="off", levels={"live_chat": "error", "callback_request": "error"})
    before, after = card(**chat), card()
    assert [(a.check, a.known) for a in broken(after, demands, before)] == [
        ("callback_request", True),
        ("live_chat", False),
    ]
    assert fails(broken(after, demands, before))
    assert not fails(broken(before, demands, before))


def test_the_score_floor_is_held_against_the_upper_bound() -> None:
    seen = card()
    floor = seen.sites[0].score.high
    assert not fails(broken(seen, CheckSection(default="off", score=floor)))
    assert fails(broken(seen, CheckSection(default="off", score=min(100.0, floor + 1))))


def test_the_summary_says_whether_the_gate_is_open_and_what_breaks_it() -> None:
    demands = CheckSection(default="off", levels={"live_chat": "error"})
    closed = markdown.render(card(), lang="en", demands=demands)
    assert "### The gate is closed" in closed and "- error: Own: `live_chat`" in closed
    known = markdown.render(card(), lang="ru", demands=demands, baseline=card())
    assert "### Проверка пройдена" in known and "- ошибка (уже было): Own: `live_chat`" in known
    nothing = CheckSection(default="off")
    assert "### The gate is open" in markdown.render(card(), lang="en", demands=nothing)
    assert "gate" not in markdown.render(card(), lang="en")
