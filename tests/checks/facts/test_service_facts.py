"""What product pages tell, what follows an order, and what leads a visitor on."""

from __future__ import annotations

import json
import re
import time
from datetime import UTC, datetime
from typing import Any

import pytest

from checks.facts.after_sale.reader import after_sale, is_about
from checks.facts.assemble import site_facts
from checks.facts.breadcrumbs.reader import breadcrumbs
from checks.facts.common.words import words_of
from checks.facts.context import Pages
from checks.facts.dead_links.fact import DEAD_LINKS
from checks.facts.dead_links.reader import dead_links
from checks.facts.goals.reader import goals
from checks.facts.main_actions.reader import main_actions
from checks.facts.phone_layout.reader import phone_layout
from checks.facts.products.fact import PRODUCTS
from checks.facts.products.model import Product
from checks.facts.products.reader import products
from checks.facts.search.reader import search
from crawler.reading.pages.page import PageView
from crawler.record.page import Page, Snapshot
from crawler.record.site import SiteEvidence
from crawler.record.vocabulary import Device, PageRole

TEXT = "Чайник держит тепло четыре часа, не подтекает и спокойно переживает дачу, поход и двух котов."
CARD = '<div class="tile"><a href="/p/{n}"><img src="/{n}.jpg">Чайник {n}</a><span>{n}00 ₽</span><s>{n}50 ₽</s><button>В избранное</button></div>'
PRODUCT = f"""
<html lang="ru"><body><header><a href="/warranty">Гарантия</a><button>Сравнить</button></header>
<main><h1>Чайник Полярный</h1>
<div class="gallery"><img src="/a.jpg"><img src="/b.jpg"><img src="/c.jpg"><img class="icon" src="/i.svg"></div>
<p>1 990 ₽ <s>2 490 ₽</s></p><p>В наличии 3 шт.</p><button>В корзину</button><button>Купить в 1 клик</button>
<a class="btn-wishlist" href="#">♥</a><a href="#">Сравнить</a>
<p>Доставка завтра, 300 ₽</p><p>Оплата картой или наличными</p><p>Гарантия 12 месяцев</p><p>Возврат 14 дней</p>
<div>{TEXT}</div><table><tr><th>Объём</th><td>1,7 л</td></tr><tr><th>Вес</th><td>900 г</td></tr><tr><th>Цвет</th><td>белый</td></tr></table>
<h2>Отзывы (2)</h2><p>Хороший.</p><h2>Похожие товары</h2>{CARD.format(n=3)}{CARD.format(n=4)}{CARD.format(n=5)}
</main></body></html>"""


def view(html: str, role: PageRole = "product", device: Device = "desktop", **more: object) -> PageView:
    address = "https://shop.example/p/1" if role == "product" else f"https://shop.example/{role}"
    snapshot = Snapshot(stage="settled", html=html, url=address, viewport=(390, 844))
    page = Page.model_validate({"n": 0, "url": address, "role": role, "device": device} | more)
    page.snapshots.append(snapshot)
    return PageView(page, snapshot)


def product(html: str) -> Product:
    (found,) = products(Pages.of_views([view(html)]))
    return found


def test_a_full_product_page_answers_everything() -> None:
    found = product(PRODUCT)
    assert [i.part for i in found.items] == [
        "price", "old_price", "availability", "photos", "description", "characteristics", "reviews", "warranty",
        "returns", "delivery", "payment", "one_click", "comparison", "favourites", "similar",
    ]  # fmt: skip
    assert found.completeness == 100 and found.name == "Чайник Полярный"
    price, photos = found.item("price"), found.item("photos")
    assert price is not None and price.text == "1 990 ₽"
    assert photos is not None and photos.count == 3
    assert all(i.proof and i.proof[0].page == "https://shop.example/p/1" for i in found.items)


def test_what_stands_in_header_or_in_other_products_cards_is_not_this_product_s() -> None:
    cards = "".join(CARD.format(n=n) for n in (3, 4, 5))
    html = f"<header>Доставка по городу. <a href='/w'>Гарантия</a></header><main><h1>Чайник</h1><p>990 ₽</p><button>В корзину</button>{cards}</main><footer>Оплата картой, возврат</footer>"
    found = product(html)
    assert {i.part for i in found.items} == {"price"}
    assert found.completeness == 10


def test_no_reviews_yet_are_no_reviews() -> None:
    html = "<main><h1>Чайник</h1><p>990 ₽</p><p>Отзывов пока нет</p></main>"
    assert product(html).item("reviews") is None


def test_structured_data_is_read_and_its_gaps_named() -> None:
    data = {
        "@type": "Product", "name": "Kettle", "image": ["/a.jpg", "/b.jpg", "/c.jpg"], "description": TEXT,
        "offers": [{"price": 19.9, "priceCurrency": "EUR", "availability": "https://schema.org/InStock"}],
        "aggregateRating": {"ratingValue": 4.5},
    }  # fmt: skip
    found = product(
        f'<script type="application/ld+json">{json.dumps({"@graph": [data]})}</script><main><h1>Kettle</h1></main>'
    )
    price, stock = found.item("price"), found.item("availability")
    assert price is not None and price.text == "19.9 EUR" and price.proof[0].signal == "schema_org"
    assert stock is not None and stock.text == "InStock"
    assert found.item("photos") and found.item("reviews") and found.item("description")
    assert found.markup_missing == ["sku", "brand"]


def test_beside_is_told_by_boxes_only() -> None:
    def page(y: int) -> str:
        return (
            f'<html data-lw="1"><body><main><h1>Чайник</h1><p>990 ₽</p><button data-lw-b="10,300,200,40">В корзину</button>'
            f'<p data-lw-b="10,{y},400,20">Доставка завтра</p></main></body></html>'
        )

    near, far = product(page(500)).item("delivery"), product(page(3000)).item("delivery")
    assert near is not None and near.beside is True
    assert far is not None and far.beside is False
    plain = product("<main><h1>Чайник</h1><p>990 ₽</p><button>В корзину</button><p>Доставка завтра</p></main>")
    unknown = plain.item("delivery")
    assert unknown is not None and unknown.beside is None


@pytest.mark.parametrize("html", ["<main><h1>Статья</h1><p>О чайниках.</p></main>", "", "<main>" + "<div>" * 3000])
def test_a_page_without_price_button_or_data_is_no_product_s(html: str) -> None:
    assert products(Pages.of_views([view(html)])) == []


def test_after_the_sale() -> None:
    html = """<header><a href="/login">Войти</a></header><main><p>Сообщим о готовности заказа по СМС.</p>
    <a href="/track">Отследить заказ</a><a href="/bonus">Бонусная программа</a><a href="/boss">Написать директору</a>
    <a href="https://apps.apple.com/ru/app/id1">App Store</a><a href="/s">Сервисный центр</a></main>"""
    found = after_sale(Pages.of_views([view(html, "home"), view("<h1>Гарантия</h1>", "warranty", title="Гарантия")]))
    assert [f.kind for f in found] == [
        "order_tracking", "account", "notices", "loyalty", "warranty", "service", "complaints", "app",
    ]  # fmt: skip
    assert all(f.proof and f.url.startswith("https://") for f in found)


def test_an_article_about_tracking_offers_none() -> None:
    text = "<p>Как отследить заказ в разных магазинах: смотрите трек-номер.</p>"
    assert after_sale(Pages.of_views([view(text, "article")])) == []
    assert [f.kind for f in after_sale(Pages.of_views([view(text, "delivery")]))] == ["order_tracking"]


@pytest.mark.parametrize("name", ["products", "after_sale", "main_actions"])
def test_the_words_find_their_examples_and_nothing_else(name: str) -> None:
    def low(text: str) -> str:
        return text.lower().replace("ё", "е")

    for kind, table in words_of(name).items():
        words = [re.compile(v) for k, v in table.items() if isinstance(v, str) and k not in ("also", "nothing")]
        also = re.compile(table.get("also", ""))
        assert all(any(w.search(low(t)) for w in words) and also.search(low(t)) for t in table["match"]), kind
        for text in table["no_match"]:
            assert not (any(w.search(low(text)) for w in words) and also.search(low(text))), (kind, text)


def test_a_promise_to_send_something_else_is_no_notice() -> None:
    assert is_about("notices", "пришлем трек-номер заказа по sms")
    assert not is_about("notices", "пришлем каталог на почту")


def stamped(y: int, name: str = "Купить") -> str:
    return f'<html data-lw="1"><body><main><h1>Чайник</h1><button data-lw-b="10,{y},200,40">{name}</button></main></body></html>'


@pytest.mark.parametrize(
    ("html", "first"),
    [(stamped(300), True), (stamped(2000), False), (stamped(300, "Меню"), False), ("<button>Купить</button>", None)],
)
def test_the_next_step_on_the_first_screen(html: str, first: bool | None) -> None:
    (found,) = main_actions(Pages.of_views([view(html, device="mobile")]))
    assert found.first_screen is first
    assert found.action == ("Купить" if "Купить" in html else "")


def test_an_icon_with_a_hidden_name_is_no_call_in_words() -> None:
    html = (
        '<html data-lw="1"><main><button aria-label="Купить" data-lw-b="1,1,40,40"><svg></svg></button></main></html>'
    )
    (found,) = main_actions(Pages.of_views([view(html, device="mobile")]))
    assert found.action == "" and found.first_screen is False


@pytest.mark.parametrize(
    ("html", "there"),
    [
        ('<nav class="crumbs"><a href="/">Главная</a> / Чайники</nav>', True),
        ('<script type="application/ld+json">{"@type": "BreadcrumbList"}</script>', True),
        ("<main><p><a href='/'>Главная</a> / <a href='/c'>Чайники</a> / Полярный</p></main>", True),
        ("<nav><a href='/'>Главная</a> <a href='/c'>Чайники</a></nav>", False),
    ],
)
def test_breadcrumbs(html: str, there: bool) -> None:
    (found,) = breadcrumbs(Pages.of_views([view(html)]))
    assert found.shown is there
    assert found.text.startswith("Главная") == (there and "ld+json" not in html)


def test_a_page_that_takes_the_width_of_a_phone_says_so() -> None:
    made, not_made = (
        phone_layout(Pages.of_views([view(f"<head>{meta}</head><body></body>", "home")]))[0]
        for meta in ('<meta name="viewport" content="width=device-width, initial-scale=1">', "")
    )
    assert made.fits and not not_made.fits
    assert "device-width" in made.proof[0].quote


def test_search_box() -> None:
    assert (
        search(Pages.of_views([view('<input type="search" placeholder="Найти чайник">', "home")]))[0].text
        == "Найти чайник"
    )
    assert search(Pages.of_views([view('<form action="/search"><input name="q"></form>', "home")]))
    assert not search(Pages.of_views([view('<input name="phone"><input type="email" placeholder="E-mail">', "home")]))


def test_goals_of_counters() -> None:
    html = """<script>ym(1, 'reachGoal', 'order_sent'); gtag('event', 'page_view'); gtag('event', 'call_click')</script>
    <a onclick="yaCounter1.reachGoal('phone'); return true">x</a>"""
    found = [(g.vendor, g.name) for g in goals(Pages.of_views([view(html, "home")]))]
    assert found == [("google-analytics", "call_click"), ("yandex-metrika", "order_sent"), ("yandex-metrika", "phone")]


def evidence(*pages: Page, **more: object) -> SiteEvidence:
    whole = {
        "name": "Shop",
        "slug": "shop",
        "url": "https://shop.example/",
        "started": datetime(2026, 11, 1, tzinfo=UTC),
    }
    found = SiteEvidence.model_validate(whole | more)
    found.pages = list(pages)
    return found


def test_dead_links_are_those_that_the_site_itself_gave() -> None:
    home = "https://shop.example/"
    gone = Page(n=1, url=f"{home}sale", status=404, found_on=home, link_text="Распродажа")
    guessed = Page(n=2, url=f"{home}contacts", status=404)
    blocked = Page(n=3, url=f"{home}x", status=403, found_on=home)
    (found,) = dead_links(Pages(evidence(gone, guessed, blocked)))
    assert (found.url, found.status, found.found_on, found.text) == (f"{home}sale", 404, home, "Распродажа")
    assert found.proof[0].page == home


def test_an_unread_product_page_leaves_its_checks_open() -> None:
    gap = {"kind": "timeout", "reason": "too slow", "url": "https://shop.example/p/1", "role": "product"}
    facts = site_facts(evidence(gaps=[gap]))
    assert facts.unseen(PRODUCTS) is not None and facts.unseen(DEAD_LINKS) is None


def test_neither_the_header_nor_a_floating_widget_is_the_page_s_next_step() -> None:
    button = '<button data-lw-b="10,100,200,40"{}>{}</button>'
    header = f'<html data-lw="1"><header>{button.format("", "Заказать звонок")}</header><main></main></html>'
    quiz = f'<html data-lw="1"><main>{button.format(" data-lw-f=fixed", "Подобрать за минуту")}</main></html>'
    buy = f'<html data-lw="1"><main>{button.format(" data-lw-f=fixed", "В корзину")}</main></html>'
    first = [
        main_actions(Pages.of_views([view(html, device="mobile")]))[0].first_screen for html in (header, quiz, buy)
    ]
    assert first == [False, False, True]


@pytest.mark.parametrize(
    "html",
    [
        "<main><p>990 ₽</p>" + "<div class=crumbs>" * 1200 + "<img src=a.jpg>" * 3000,
        "<main><p>990 ₽</p>" + "<div itemprop=a>Доставка / главная " * 2000,
        "<main><p>990 ₽ " + "сообщим " * 50_000,
        "<script>" + "'reachGoal', " * 50_000 + "</script>",
    ],
    ids=["deep", "unclosed", "long", "script"],
)
def test_hostile_pages_are_read_in_time(html: str) -> None:
    began = time.process_time()
    for read in (products, after_sale, main_actions, breadcrumbs, phone_layout, search, goals):
        read(Pages.of_views([view(html)]))
    assert time.process_time() - began < 6


BUY = "<h1>Чайник</h1><button>В корзину</button>"


@pytest.mark.parametrize(
    ("html", "price", "old"),
    [
        ("<p>1 990 ₽</p><p>Старая цена: 2 490 ₽</p>", "1 990 ₽", "Старая цена: 2 490 ₽"),
        ("<p>$11.99</p><p>Compare at <span>$19.99</span></p>", "$11.99", "$19.99"),
        ('<div class="regular-price"><span>$40.00</span></div>', "$40.00", None),
        ("<p>List Price: $1.38</p><p>Our price: $1.38</p>", "Our price: $1.38", None),
        ("<s>990 ₽</s>", "990 ₽", None),
        ("<p>Доставим бесплатно любой заказ дороже 3 000 ₽</p>", None, None),
    ],
)
def test_price_and_old_price(html: str, price: str | None, old: str | None) -> None:
    found = product(f"<main>{BUY}{html}</main>")
    now, before = found.item("price"), found.item("old_price")
    assert (now and now.text, before and before.text) == (price, old)


@pytest.mark.parametrize(
    ("html", "rows"),
    [
        ("<table><tr><td>Объём</td><td>1,7 л</td></tr><tr><td>Вес</td><td>1 кг</td></tr><tr><td>Цвет</td><td>белый</td></tr></table>", 3),
        ("<ul><li>Объём: 1,7 л</li><li>Вес: 1 кг</li><li>Цвет: белый</li></ul>", 3),
        ("<ul><li>Быстро</li><li>Тихо: почти не слышно</li><li>Долго</li></ul>", None),
        ("<table><tr><td>Меню</td></tr><tr><td>Контакты</td></tr><tr><td>О нас</td></tr></table>", None),
        ("<table><tr><td>" + "<table><tr><td>а а</td><td>б</td></tr><tr><td>в в</td><td>г</td></tr></table>" + "</td><td>д</td></tr></table>", None),
    ],
    ids=["pairs", "a list of pairs", "a list", "a menu", "a layout"],
)  # fmt: skip
def test_characteristics_are_pairs(html: str, rows: int | None) -> None:
    item = product(f"<main>{BUY}{html}</main>").item("characteristics")
    assert (item.count if item else None) == rows


@pytest.mark.parametrize(
    ("html", "part", "there"),
    [
        ('<link itemprop="availability" href="https://schema.org/InStock">', "availability", True),
        ("<h2>Отзывы</h2><p>Отзывов пока нет. Оставьте первый!</p>", "reviews", False),
        ("<p>Guaranteed next day delivery</p>", "warranty", False),
        ("<p>Гарантия доставки в срок</p>", "warranty", False),
        ('<img src="/a.jpg" width="312" height="312">', "photos", True),
        ('<img src="/a.jpg" width="48" height="48">', "photos", False),
        ("<h3>Frequently bought together</h3>", "similar", True),
    ],
)
def test_parts_that_were_mistaken(html: str, part: Any, there: bool) -> None:
    assert (product(f"<main>{BUY}<p>990 ₽</p>{html}</main>").item(part) is not None) is there


def test_the_block_with_the_page_s_own_heading_is_no_card_of_another_product() -> None:
    cards = "".join(
        f'<div><a href="/p/{n}"><img src="/{n}.jpg">Чайник {n}</a><span>{n}00 ₽</span></div>' for n in (3, 4)
    )
    html = f'<main><div><div><h1>Чайник</h1><a href="/zoom"><img src="/1.jpg"></a><span>990 ₽</span></div></div>{cards}</main>'
    item = product(html).item("price")
    assert item is not None and item.text == "990 ₽"


def test_a_sign_in_form_is_told_by_its_button() -> None:
    html = (
        '<form><input type="password" name="USER_PASSWORD"><button></button><input type="submit" value="Войти"></form>'
    )
    (found,) = after_sale(Pages.of_views([view(html, "checkout")]))
    assert (found.kind, found.text) == ("account", "Войти")


def test_the_password_of_an_order_is_told_by_its_label() -> None:
    fields = "".join(f'<input name="{name}">' for name in ("name", "phone", "email", "city"))
    html = f'<form>{fields}<label>Пароль для кабинета<input type="password"></label><button>Отправить заказ</button></form>'
    (found,) = after_sale(Pages.of_views([view(html, "checkout")]))
    assert (found.kind, found.text) == ("account", "Пароль для кабинета")


@pytest.mark.parametrize(
    ("html", "kind", "there"),
    [
        ('<a href="/g">Гарантия</a>', "warranty", True),
        ("<h2>Гарантия</h2>", "warranty", False),
        ("<a>Войти</a>", "account", True),
        ('<form><input name="login"><input type="password" name="pass"></form>', "account", True),
        ("<div>Оставить отзыв</div>", "complaints", True),
        ("<p>Клиенты могут оставить отзыв о нас</p>", "complaints", False),
        ("<p>Скидка по бонусной карте — 5 %</p>", "loyalty", True),
        ('<a href="/r">Ремонт</a>', "service", True),
        ('<a href="/r">Ремонт квартир</a>', "service", False),
    ],
)
def test_what_is_offered_after_the_sale(html: str, kind: str, there: bool) -> None:
    found = {fact.kind for fact in after_sale(Pages.of_views([view(f"<main>{html}</main>", "other")]))}
    assert (kind in found) is there
