"""Ways in which made-up sites trade something for a contact."""

from __future__ import annotations

import pytest

from checks.facts.assemble import read_facts
from checks.facts.capture.fact import CAPTURE
from checks.facts.capture.model import Capture
from checks.facts.capture.reader import offered
from checks.facts.context import Pages
from crawler.reading.pages.page import PageView
from crawler.record.page import Page, Snapshot


def found(body: str) -> list[Capture]:
    snapshot = Snapshot(stage="settled", url="https://dom.example/", html=f"<html lang=ru><body>{body}</body></html>")
    view = PageView.of(Page(n=0, url="https://dom.example/", snapshots=[snapshot]))
    assert view is not None
    return read_facts(Pages.of_views([view]))[CAPTURE]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Скачать прайс-лист", "lead_magnet"),
        ("Получите бесплатный чек-лист по ремонту", "lead_magnet"),
        ("Download the free buyer's guide", None),
        ("Download our free guide", "lead_magnet"),
        ("Katalog kostenlos anfordern", "lead_magnet"),
        ("Рассчитать стоимость окна", "calculator"),
        ("Калькулятор доставки", "calculator"),
        ("Пройти тест за 2 минуты", "quiz"),
        ("Ответьте на 5 вопросов", "quiz"),
        ("Записаться на приём", "booking"),
        ("Book an appointment", "booking"),
        ("Подпишитесь и получите скидку 10 %", "promo_code"),
        ("Get 10% off your first order", "promo_code"),
        ("Каталог", None),
        ("Получить заказ на почте", None),
        ("Записки охотника", None),
        ("Скидки", None),
        ("Тест-драйв", None),
    ],
)
def test_words_that_offer(text: str, kind: str | None) -> None:
    assert offered(text) == kind


def test_a_price_list_behind_a_form() -> None:
    body = (
        '<a href="#price">Скачать прайс</a><div id="price"><form><h3>Прайс на почту</h3>'
        '<input type="email" name="email" placeholder="E-mail"><button>Получить прайс</button></form></div>'
    )
    shown = [(c.kind, c.asks, c.confidence) for c in found(body)]
    assert set(map(str, shown)) == {str(("lead_magnet", ["email"], "certain"))}


def test_a_price_list_that_anybody_may_have_is_no_capture() -> None:
    assert found('<a href="/files/price.pdf">Скачать прайс</a><a href="/p" download>Скачать каталог</a>') == []


def test_a_button_whose_window_was_not_seen_is_only_likely() -> None:
    (one,) = found('<button data-modal="#none">Скачать каталог</button>')
    assert (one.kind, one.confidence, one.asks) == ("lead_magnet", "likely", [])


def test_a_calculator_without_a_contact() -> None:
    body = (
        '<section><h2>Калькулятор пола</h2><input type="range" name="a"><select name="b"><option>1</option></select>'
        "</section>"
    )
    assert [(c.kind, c.asks, c.confidence) for c in found(body)] == [("calculator", [], "certain")]


def test_a_newsletter_and_what_it_gives() -> None:
    form = (
        '<form><h3>{}</h3><input type="email" name="email" placeholder="Ваш e-mail"><button>Подписаться</button></form>'
    )
    assert [c.kind for c in found(form.format("Новости и акции"))] == ["newsletter"]
    assert [c.kind for c in found(form.format("Подпишитесь и получите скидку 10 %"))] == ["promo_code"]


def test_logins_searches_and_plain_pages_capture_nothing() -> None:
    login = (
        '<form><h3>Вход</h3><input name="login"><input type="password" name="password"><button>Войти</button></form>'
    )
    search = '<form role="search"><input type="search" name="q"><button>Найти</button></form>'
    assert found(login + search + "<p>Калькулятор у нас не нужен: пройдите тест сами.</p>") == []


def test_a_vendors_quiz_counts_once() -> None:
    script = '<script src="https://script.marquiz.ru/v2.js"></script><a href="#">Пройти квиз</a>'
    assert [(c.kind, c.vendor) for c in found(script)] == [("quiz", "marquiz")]
