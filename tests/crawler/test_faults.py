"""A fault of leadwalk's own leaves a gap and a line in the log, and nothing that depends on it is called absent."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any, NoReturn, cast

import pytest
from playwright.async_api import Error

from crawler.browser.faults import ScriptError, by_page, kept
from crawler.browser.session import Session
from crawler.browser.settings import BrowserSettings
from crawler.checkout.walk import walk
from crawler.checkout.walker import WalkPlan
from crawler.config.model import Site
from crawler.crawl.frontier import Pick
from crawler.crawl.social_links import ask
from crawler.crawl.visit_state import SiteVisit
from crawler.interact.form_trial_runs import try_forms
from crawler.interact.hint_openings import open_hints
from crawler.interact.widget_openings import open_widgets
from crawler.record.gaps import FaultOf, Gap, fault
from crawler.record.page import Page, Snapshot
from crawler.record.site import SiteEvidence
from reports.pipeline import result

URL = "https://shop.example/"
SITE = Site(name="shop", url=URL)
HTML = """<html lang=ru><body><h1>Лавка</h1><a href="https://vk.com/lavka">VK</a>
<a class="callback" href="#">Заказать звонок</a><a href="/checkout">Оформить заказ</a>
<form><label>Телефон* <input type=tel name=phone required></label><button>Перезвоните мне</button></form></body></html>"""


class Broken:
    """A browser whose every session breaks by a mistake of ours."""

    settings = BrowserSettings(social_page=lambda url: url if "vk.com" in url else None)

    @asynccontextmanager
    async def session(self, *_: object, **__: object) -> AsyncIterator[Session]:
        if self.settings:
            raise TypeError("a mistake with a secret in it")
        yield cast(Session, None)


def broken(*_: object, **__: object) -> NoReturn:
    raise ValueError("a mistake with a secret in it")


def page() -> Page:
    return Page(n=1, url=URL, final_url=URL, role="home", snapshots=[Snapshot(stage="settled", html=HTML, url=URL)])


def evidence(**changes: Any) -> SiteEvidence:
    return SiteEvidence(name="shop", slug="shop", url=URL, started=datetime.now(UTC), pages=[page()], **changes)


def statuses(seen: SiteEvidence) -> dict[str, str]:
    return {finding.check: str(finding.status) for finding in result(seen).findings}


def noted(caplog: pytest.LogCaptureFixture, gaps: list[Gap], doing: FaultOf) -> None:
    """The one gap of a fault, and its line in the log."""
    assert [(g.kind, g.cause, g.params["doing"]) for g in gaps] == [("fault", "fault", doing)]
    assert "secret" not in gaps[0].reason
    lines = [r for r in caplog.records if r.name == "crawler.browser.faults"]
    assert [(r.levelno, doing in r.getMessage(), "secret" in caplog.text) for r in lines] == [
        (logging.WARNING, True, False)
    ]


async def test_a_trial(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.interact.form_trial_runs.choose", lambda pages: [(URL, ["form"])])
    gaps: list[Gap] = []
    monkeypatch.setattr("crawler.interact.form_trial_runs._try_page", broken)
    assert await try_forms(Broken(), SITE, [page()], gaps) == []  # type: ignore[arg-type]
    noted(caplog, gaps, "trial")
    found = statuses(evidence(gaps=gaps))
    assert (found["form_errors"], found["required_signals"]) == ("unknown", "unknown")


async def test_a_widget(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    gaps: list[Gap] = []
    monkeypatch.setattr("crawler.interact.widget_openings._wanted", broken)
    assert await open_widgets(Broken(), SITE, [page()], gaps) == []  # type: ignore[arg-type]
    noted(caplog, gaps, "opening")
    assert statuses(evidence(gaps=gaps))["chat_opens"] == "unknown"


async def test_a_hint(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    gaps: list[Gap] = []
    monkeypatch.setattr("crawler.interact.hint_openings.PageView.of", broken)
    assert await open_hints(Broken(), SITE, [page()], gaps) == []  # type: ignore[arg-type]
    noted(caplog, gaps, "hint")


async def test_social_networks(caplog: pytest.LogCaptureFixture) -> None:
    gaps: list[Gap] = []
    seen = evidence(gaps=gaps)
    seen.social = await ask(Broken(), SITE, seen.pages, gaps)  # type: ignore[arg-type]
    noted(caplog, gaps, "social")
    assert statuses(seen)["social_links"] == "pass", "a page that was not asked is not gone"


async def test_the_walk(caplog: pytest.LogCaptureFixture) -> None:
    gaps: list[Gap] = []
    record, pages = await walk(Broken(), SITE, WalkPlan(start=URL), faults=gaps)  # type: ignore[arg-type]
    noted(caplog, gaps, "walk")
    assert (record.outcome, record.cause, pages) == ("failed", "fault", [])
    found = statuses(evidence(gaps=gaps, walk=record, profile="shop"))
    assert {found[check] for check in ("guest_checkout", "checkout_fields", "early_total")} == {"unknown"}


def test_reading_a_page(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = evidence()
    visiting = SiteVisit(SITE, seen, broken, lambda event: None)
    seen.pages.clear()
    monkeypatch.setattr("crawler.crawl.visit_state.guess_page", broken)
    visiting.add_page(page(), Pick(URL, "home", "named"))
    noted(caplog, seen.pages[0].gaps, "page")
    assert statuses(seen)["live_chat"] == "unknown"


@pytest.mark.parametrize(
    ("doing", "open_", "closed"),
    [("exit_popup", "popups", "phones"), ("banner", "cookie_banner", "phones"), ("page", "phones", "")],
)
def test_a_fault_beside_the_reading_leaves_open_what_depends_on_it(doing: FaultOf, open_: str, closed: str) -> None:
    seen = evidence()
    seen.pages[0].gaps.append(fault(doing, ValueError(), url=URL))
    coverage = result(seen).facts.coverage
    assert open_ in coverage and closed not in coverage


@pytest.mark.parametrize(
    ("error", "pages"),
    [
        (Error("Page.evaluate: Target page, context or browser has been closed"), True),
        (Error("Protocol error (Runtime.callFunctionOn): Execution context was destroyed"), True),
        (Error("Page.goto: net::ERR_ABORTED at https://shop.example/"), True),
        (Error("Protocol error (Input.dispatchMouseEvent): Invalid parameters"), False),
        (TimeoutError(), True),
        (ScriptError("x is not a function"), True),
        (KeyError("x"), False),
        (RuntimeError("x"), False),
    ],
)
def test_what_pages_do_is_told_from_our_faults(error: Exception, pages: bool) -> None:
    assert by_page(error) is pages
    gaps: list[Gap] = []
    with kept(gaps, "walk", URL):
        raise error
    assert [g.kind for g in gaps] == ([] if pages else ["fault"])


def test_an_interruption_is_never_kept() -> None:
    def run(act: Callable[[], NoReturn]) -> None:
        with kept([], "walk"):
            act()

    with pytest.raises(KeyboardInterrupt):
        run(lambda: (_ for _ in ()).throw(KeyboardInterrupt()))
