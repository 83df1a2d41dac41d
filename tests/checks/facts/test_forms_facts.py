"""The forms of a site: each once, on whatever pages it stands, with proof."""

from __future__ import annotations

from checks.facts.context import Pages
from checks.facts.forms.reader import forms
from crawler.reading.pages.page import PageView
from crawler.record.page import Frame, Page, Snapshot

CALL = """<footer><form class="callback"><h4>Заказать звонок</h4><input name=name placeholder="Имя"><input type=tel name=phone
placeholder="Телефон" required><button>Жду звонка</button></form></footer>"""


def view(n: int, body: str, frame: str = "") -> PageView:
    frames = [Frame(url="https://forms.example/f", owner="#f", html=frame)] if frame else []
    snapshot = Snapshot(stage="settled", html=f"<html><body>{body}</body></html>", frames=frames)
    found = PageView.of(Page(n=n, url=f"https://shop.example/{n}", snapshots=[snapshot]))
    assert found is not None
    return found


def test_the_same_form_on_several_pages_is_one_with_a_proof_of_each() -> None:
    found = forms(Pages.of_views([view(n, CALL) for n in range(8)]))
    assert len(found) == 1
    assert found[0].purpose == "callback"
    assert [p.page for p in found[0].proof] == [f"https://shop.example/{n}" for n in range(5)]


def test_other_questions_make_another_form() -> None:
    longer = CALL.replace("<button>", "<textarea name=message></textarea><button>")
    assert len(forms(Pages.of_views([view(0, CALL), view(1, longer)]))) == 2


def test_a_form_hidden_on_one_page_and_shown_on_another_is_visible() -> None:
    hidden = CALL.replace("<footer>", '<footer style="display:none">')
    found = forms(Pages.of_views([view(0, hidden), view(1, CALL)]))
    assert [f.visible for f in found] == [True]


def test_forms_in_frames_count_and_their_proof_names_the_frame() -> None:
    found = forms(Pages.of_views([view(0, "<iframe id=f></iframe>", frame=f"<html><body>{CALL}</body></html>")]))
    assert len(found) == 1
    assert (found[0].proof[0].selector or "").startswith("#f >>> ")


def test_pages_without_forms_give_none() -> None:
    assert forms(Pages.of_views([view(0, "<p>О компании</p>")])) == []
