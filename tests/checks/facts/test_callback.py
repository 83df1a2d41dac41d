"""Offers to call the customer back, by their words and their place."""

from __future__ import annotations

import pytest

from checks.facts.callback.reader import callback, promises_call
from checks.facts.context import Pages
from crawler.reading.controls.call_words import CALLBACK
from crawler.reading.pages.page import PageView
from crawler.record.page import Page, Snapshot

PROMISES = [(language, kinds["promise"]) for language, kinds in CALLBACK.entries.items() if "promise" in kinds]


def found(body: str) -> list[tuple[str, str]]:
    view = PageView.of(Page(n=0, url="https://dom.example/", snapshots=[Snapshot(stage="settled", html=body)]))
    assert view is not None
    return [(c.kind, c.text) for c in callback(Pages.of_views([view]))]


@pytest.mark.parametrize(("language", "words"), [(name, w) for name, table in PROMISES for w in table["match"]])
def test_words_that_promise_a_call(language: str, words: str) -> None:
    assert promises_call(words), language
    assert promises_call(words.upper() if language in ("ru", "en") else words.lower())


@pytest.mark.parametrize(("language", "words"), [(name, w) for name, table in PROMISES for w in table["no_match"]])
def test_words_that_do_not(language: str, words: str) -> None:
    assert not promises_call(words), language


@pytest.mark.parametrize(
    "body",
    [
        '<a href="#popup:call">Заказать звонок</a>',
        "<button>Перезвоните мне</button>",
        '<input type="submit" value="Жду звонка">',
        '<div class="header__callback">Обратный звонок</div>',
        '<span data-modal="#call">Заказать обратный звонок</span>',
        '<span data-lw-p="1">Заказать звонок</span>',
        '<div role="button"><i class="icon"></i> Перезвонить вам?</div>',
        '<a href="#call" title="Обратный звонок"><svg></svg></a>',
        '<a href="#call" aria-label="Заказать звонок"><img src="phone.svg"></a>',
        '<a class="t-btn" href="#popup:call"><table><tr><td>Обратный звонок</td></tr></table></a>',
        '<a data-dialog-title="Заказать обратный звонок" class="call"></a>',
    ],
)
def test_a_control_that_promises_a_call(body: str) -> None:
    assert [kind for kind, _ in found(body)] == ["button"]


@pytest.mark.parametrize(
    "body",
    [
        "<p>Чтобы заказать звонок, позвоните нам.</p>",
        "<h2>Обратный звонок</h2><p>Мы перезваниваем всем.</p>",
        '<a href="tel:+74950000412">Заказать звонок</a>',
        '<a href="tel:+74950000412">Позвонить</a>',
        '<a href="/blog/1">Как заказать звонок с сайта и почему перезвон за полминуты не всегда хорош для отдела продаж</a>',
        "<label><input type=radio> Звонок</label>",
        "<script>var t = 'Заказать звонок'</script>",
        "<template><button>Заказать звонок</button></template>",
        "<!-- <button>Заказать звонок</button> -->",
        '<a href="/zvonki">Дверные звонки</a>',
        "<a href='#'>Бесплатный звонок по России</a>",
        '<h2>Перезвоним вам</h2><form><input type="search" name="q"></form>',
    ],
)
def test_what_promises_no_call(body: str) -> None:
    assert found(body) == []


def test_a_form_under_a_promise() -> None:
    form = '<form><input name="phone" placeholder="Телефон"><button>Отправить</button></form>'
    assert found(f'<div class="popup"><h3>Заказать звонок</h3>{form}</div>') == [("form", "Заказать звонок")]
    assert found(f'<div title="Заказать звонок">{form}</div>') == [("form", "Заказать звонок")]
    assert found(f"<h3>Оставьте отзыв</h3>{form}") == []


def test_the_innermost_control_is_told_once_for_all_pages() -> None:
    body = '<div class="btn"><a href="#">Заказать звонок</a></div><a href="#">заказать звонок</a>'
    assert found(body) == [("button", "Заказать звонок")]
