"""Pages by which a site refuses us, and pages that only look like it."""

from __future__ import annotations

import pytest

from crawler.browser.blocking import wall, walls
from crawler.browser.page_gaps import navigation_gap, page_gaps
from crawler.record.causes import because
from crawler.record.page import Frame, Snapshot

TEXT = "<p>" + "Купите чайник, он хорош. " * 100 + "</p>"


@pytest.mark.parametrize(("name", "mark"), [(w.name, mark) for w in walls() for mark in w.marks])
def test_each_mark_is_seen_on_a_bare_page_and_not_on_a_whole_one(name: str, mark: str) -> None:
    if mark.startswith("<"):
        carried = mark
    elif "=" in mark:
        carried = f"<i {mark}{'' if mark.endswith(chr(34)) else chr(34)}></i>"
    else:
        carried = f'<script src="{mark}"></script>'
    assert wall(200, f"<html><body>{carried}</body></html>") == because("challenge", challenge=name)
    assert wall(200, f"<html><body>{carried}{TEXT}</body></html>") is None


def test_the_scripts_that_cloudflare_puts_into_ordinary_pages_are_no_wall() -> None:
    script = "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>"
    assert wall(200, f"<html><body>{script}<h1>Магазин</h1></body></html>") is None


def test_a_captcha_inside_a_form_is_no_wall() -> None:
    form = '<form><input type=tel name=phone><div class="g-recaptcha"></div><button>Перезвоните мне</button></form>'
    assert wall(200, f"<html><body>{form}</body></html>") is None


@pytest.mark.parametrize(("status", "word"), [(401, "401"), (403, "403"), (429, "429"), (451, "451")])
def test_a_refusal_by_status(status: int, word: str) -> None:
    assert word in str(wall(status, f"<html><body>{TEXT}</body></html>"))


@pytest.mark.parametrize("status", [None, 200, 404, 500, 503])
def test_other_statuses_are_no_refusal(status: int | None) -> None:
    assert wall(status, f"<html><body>{TEXT}</body></html>") is None


def test_what_a_whole_visit_could_not_see() -> None:
    frames = [
        Frame(url="https://chat.example/", owner="#chat"),
        Frame(url="https://hidden.example/", owner="#h", visible=False),
        Frame(url="https://read.example/", owner="#r", html="<html></html>"),
    ]
    seen = Snapshot(stage="settled", html="<html></html>", frames=frames, truncated=True)
    found = page_gaps(404, seen, "https://shop.example/")
    assert [g.kind for g in found] == ["http_error", "truncated", "frame"]
    assert "chat.example" in found[2].reason and "hidden" not in found[2].reason


def test_a_message_that_nobody_knows_is_shown_to_nobody() -> None:
    gap = navigation_gap(
        "Page.goto: net::ERR_SOMETHING_NEW at https://shop.example/\nCall log:\n - x", "https://shop.example/"
    )
    assert gap.kind == "unreachable" and gap.reason == "the page did not open"
    assert navigation_gap("", "https://shop.example/").reason
