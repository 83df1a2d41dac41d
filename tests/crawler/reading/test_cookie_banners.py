"""Cookie banners in markup: which part is the banner, and what its buttons do."""

from __future__ import annotations

import pytest

from crawler.reading.controls import cookie_banners
from crawler.reading.controls.cookie_banners import answer_of, find_banner
from crawler.reading.pages.document import Document
from crawler.reading.words.tables import beside


def pressed(body: str) -> str | None:
    banner = find_banner(Document(f"<html><body>{body}</body></html>", "https://shop.example/"))
    button = banner.best() if banner else None
    return button.text if button else None


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Принять", "accept"),
        ("Принять все cookie", "accept"),
        ("ОК", "accept"),
        ("Хорошо, спасибо!", "accept"),
        ("Всё понятно", "accept"),
        ("Got it!", "accept"),
        ("Только необходимые", "refuse"),
        ("Принять только необходимые", "refuse"),
        ("Reject all", "refuse"),
        ("Continue without accepting", "refuse"),
        ("Nur notwendige Cookies", "refuse"),
        ("×", "close"),
        ("Закрыть", "close"),
        ("Настроить", None),
        ("Подробнее", None),
        ("Оформить заказ", None),
        ("Подписаться", None),
        ("Окна на заказ", None),
        ("Я согласен получать рассылку о новых товарах и скидках магазина", None),
        ("", None),
    ],
)
def test_what_a_button_does(text: str, answer: str | None) -> None:
    assert answer_of(text) == answer


def test_the_smallest_part_with_a_button_is_the_banner() -> None:
    inner = "<div class='cookie-text'>Мы используем файлы cookie</div><a href='#'>Закрыть</a><button>Принять</button>"
    markup = f"<div class='page-consent'><div class='cookie-box'>{inner}</div><a href='/cookies'>Отклонить</a></div>"
    assert pressed(markup) == "закрыть"


def test_links_that_lead_elsewhere_are_no_answers() -> None:
    assert pressed("<div class='cookie'>Мы используем cookie <a href='/policy'>Хорошо</a></div>") is None


def test_a_page_about_cookies_is_no_banner() -> None:
    assert pressed(f"<div class='cookie-policy'>{'Мы используем cookie. ' * 300}<button>Принять</button></div>") is None


def test_an_icon_that_closes_is_found_by_its_name() -> None:
    assert pressed("<div class='cookie'>Мы используем cookie <button class='btn-close'></button></div>") == ""


def test_every_vendor_says_what_its_buttons_do_and_where_that_stands() -> None:
    vendors = beside(cookie_banners.__file__, "cookie_banners")["vendor"]
    for vendor in vendors:
        assert {"refuse", "accept"} <= vendor.keys() and vendor["where"].startswith("https://"), vendor["name"]
        for selector in (vendor["banner"], vendor["refuse"], vendor["accept"]):
            tree = Document("<html><body></body></html>")
            assert tree.css(f"{selector}, body") == [tree.root.find("body")], f"{vendor['name']}: {selector}"


def test_a_known_vendor_is_answered_whatever_its_words() -> None:
    markup = (
        "<div id='onetrust-banner-sdk'>Wir nutzen dies und das"
        "<button id='onetrust-accept-btn-handler'>Los</button>"
        "<button id='onetrust-reject-all-handler'>Lieber nicht</button></div>"
    )
    assert pressed(markup) == "lieber nicht"
