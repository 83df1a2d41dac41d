"""Links and pages get the role that a customer would give them."""

from __future__ import annotations

import time

import pytest

from crawler.reading.pages.document import Document
from crawler.reading.pages.links import product_cards, read_links
from crawler.reading.pages.prices import has_price
from crawler.reading.pages.roles import PROMISE, guess_link, guess_page

NOWHERE = "https://shop.example/x1"


@pytest.mark.parametrize(
    ("url", "role"),
    [
        ("https://shop.example/dostavka/", "delivery"),
        ("https://shop.example/oplata", "payment"),
        ("https://shop.example/dostavka-i-oplata.html", "delivery_payment"),
        ("https://shop.example/kontakty/", "contacts"),
        ("https://shop.example/about/contacts/", "contacts"),
        ("https://shop.example/company/rekvizity/", "requisites"),
        ("https://shop.example/yuridicheskim-licam/", "legal_entities"),
        ("https://shop.example/o-kompanii/", "about"),
        ("https://shop.example/korzina/", "cart"),
        ("https://shop.example/index.php?route=checkout/cart", "cart"),
        ("https://shop.example/oformlenie-zakaza/", "checkout"),
        ("https://shop.example/index.php?route=checkout/checkout", "checkout"),
        ("https://shop.example/product/divan-nord", "product"),
        ("https://shop.example/catalog/divany/uglovye/1234/", "product"),
        ("https://shop.example/index.php?route=product/product&product_id=4", "product"),
        ("https://shop.example/catalog/", "category"),
        ("https://shop.example/versand-und-zahlung", "delivery_payment"),
        ("https://shop.example/privacy-policy", "privacy"),
        ("https://shop.example/#/contacts", "contacts"),
        ("https://shop.example/", "home"),
    ],
)
def test_an_address_alone_promises_its_role(url: str, role: str) -> None:
    best = guess_link(url, "")[0]
    assert (best.role, best.score >= PROMISE) == (role, True)


def test_an_article_on_delivery_is_no_delivery_page() -> None:
    assert guess_link("https://shop.example/blog/besplatnaya-dostavka", "Бесплатная доставка")[0].role == "article"


def page(body: str, head: str = "", url: str = "https://shop.example/x1") -> tuple[str, float]:
    guess = guess_page(Document(f"<html><head>{head}</head><body>{body}</body></html>", url), url)
    return guess.role, guess.score


CARD = (
    "<div class='card'><a href='/p/chair-{n}'><img src='{n}.jpg'>Стул {n}</a><span class='price'>1 {n}90 ₽</span>"
    "<button>В корзину</button></div>"
)
GRID = "<main>" + "".join(CARD.format(n=n) for n in range(4)) + "</main>"


@pytest.mark.parametrize(
    ("body", "head", "role"),
    [
        ("<h1>Доставка и оплата</h1><p>Курьером по городу.</p>", "", "delivery_payment"),
        ("<h1>Доставка</h1><h2>Самовывоз</h2><h2>Способы оплаты</h2>", "", "delivery_payment"),
        ("<h1>Доставка</h1><h2>Самовывоз</h2>", "", "delivery"),
        ("<h1>Корзина</h1><p>Ваша корзина пуста</p>", "", "cart"),
        ("<h1>Оформление заказа</h1><form><input name=name><input name=phone></form>", "", "checkout"),
        ("<main><h1>Стулья</h1></main>" + GRID, "", "category"),
        ("<main><h1>Стул «Норд»</h1><b>4 990 ₽</b><button>Добавить в корзину</button></main>" + GRID, "", "product"),
        (
            "<main><h1>Стулья</h1><p>от 100 ₽ до 900 ₽</p>"
            + "".join(
                f"<div><a href='/s/{n}'><img>{n}00 ₽</a><div><button>В корзину</button></div></div>"
                for n in range(1, 8)
            )
            + "</main>",
            "",
            "category",
        ),
        (
            "<h1>Стул</h1>",
            '<script type="application/ld+json">{"@type":"Product","name":"Стул","offers":{"price":1}}</script>',
            "product",
        ),
        ("<h1>Наша мебель</h1><p>Текст</p>", "<title>О компании — Норд</title>", "about"),
        ("<h1>Политика конфиденциальности</h1>", "", "privacy"),
        ("<h1>Согласие на обработку персональных данных</h1>", "", "consent_document"),
        ("<h1>Диваны из дуба</h1><p>Немного текста.</p>", "", "other"),
    ],
)
def test_a_page_is_what_it_holds(body: str, head: str, role: str) -> None:
    assert page(body, head)[0] == role


def test_content_corrects_what_the_link_promised() -> None:
    hints = guess_link("https://shop.example/x1", "Доставка")
    document = Document("<h1>Гарантия и сервис</h1>", NOWHERE)
    assert guess_page(document, NOWHERE, hints=hints).role == "warranty"
    assert guess_page(Document("<p>...</p>", NOWHERE), NOWHERE, hints=hints).role == "delivery"
    assert guess_page(document, NOWHERE, hints=hints, status=404).role == "other"


def test_the_first_page_is_home_whatever_it_sells() -> None:
    url = "https://shop.example/"
    assert guess_page(Document(GRID, url), url, home="http://www.shop.example").role == "home"


def test_product_cards_are_blocks_alike_with_picture_price_and_link() -> None:
    document = Document(GRID + "<footer><a href='/o-nas'><img src='x'>100 ₽</a></footer>", "https://shop.example/")
    assert product_cards(document).links == tuple(f"https://shop.example/p/chair-{n}" for n in range(4))
    assert [link.url for link in read_links(document) if link.card] == [
        f"https://shop.example/p/chair-{n}" for n in range(4)
    ]


def test_links_set_by_script_are_read() -> None:
    document = Document("<button onclick=\"location.href='/cart'\">Корзина</button>", "https://shop.example/")
    assert [(link.url, link.text) for link in read_links(document)] == [("https://shop.example/cart", "Корзина")]


@pytest.mark.parametrize("text", ["1 990 ₽", "1990 руб.", "$12.50", "от 300 р.", "12 €"])
def test_prices(text: str) -> None:
    assert has_price(text)


@pytest.mark.parametrize("text", ["1990 год", "8 800 000-00-00", "рубка", "5 рубашек"])
def test_no_prices(text: str) -> None:
    assert not has_price(text)


def test_a_hostile_page_is_read_in_time() -> None:
    noise = "<div>" * 3000 + "1 " * 50_000 + "<a href='/x'>" + "доставка " * 20_000 + "</a>"
    grid = "".join(f"<b>{n} ₽</b>" for n in range(5000))
    begun = time.monotonic()
    guess_page(Document(noise + grid, NOWHERE), NOWHERE)
    read_links(Document("<a href='/a'>x</a>" * 20_000, NOWHERE))
    assert time.monotonic() - begun < 5
