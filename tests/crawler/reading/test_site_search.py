"""The site's own search: what to ask it, at which address, and whether it answers."""

from __future__ import annotations

import time

import pytest

from checks.facts.context import Pages
from checks.facts.search.reader import search
from crawler.crawl.frontier import Frontier
from crawler.reading.pages.document import Document
from crawler.reading.pages.links import Link
from crawler.reading.pages.page import PageView
from crawler.reading.pages.site_search import asks_for, product_word, read_answer, search_address
from crawler.record.gaps import gap
from crawler.record.page import Page, Snapshot

HOME = "https://shop.example/"
FORM = '<form action="/find" {}>{}<input type="search" name="q"></form>'
DECLARED = '<script type="application/ld+json">{"@type": "WebSite", "potentialAction": {"@type": "SearchAction", "target": {"urlTemplate": "https://shop.example/s?text={search_term_string}"}}}</script>'
CARD = '<div class="tile"><a href="/p/{n}"><img src="/{n}.jpg">Чайник {n}</a><span>{n}00 ₽</span></div>'


@pytest.mark.parametrize(
    ("markup", "address"),
    [
        (FORM.format("", ""), "find?q=%D1%81%D1%82%D1%83%D0%BB"),
        (FORM.format('method="GET"', '<input type="hidden" name="lang" value="ru">'), "find?lang=ru&q=%D1%81%D1%82%D1%83%D0%BB"),
        (FORM.format('method="post"', ""), None),
        ('<input type="search" name="q">', None),
        ('<input type="search">' + DECLARED, "s?text=%D1%81%D1%82%D1%83%D0%BB"),
        ('<form action="/catalog"><input name="keywords"></form>', "catalog?keywords=%D1%81%D1%82%D1%83%D0%BB"),
        ('<form action="/cart/add"><input name="q"></form>', None),
        ('<form action="mailto:a@shop.example"><input name="q"></form>', None),
        (FORM.format("", '<input type="hidden" name="x">' * 20), None),
    ],
)  # fmt: skip
def test_the_address_that_asks(markup: str, address: str | None) -> None:
    found = search_address(Document(f"<body>{markup}</body>", HOME), "стул")
    assert found == (HOME + address if address else None)
    assert found is None or asks_for(found, "Стул")


def test_the_word_is_one_that_the_products_names_share_and_no_button_s() -> None:
    names = [
        ("/1", "Чайник Полярный"),
        ("/1", "Подробнее"),
        ("/2", "Подробнее"),
        ("/2", "Чайник Дачный"),
        ("/3", "Кружка"),
    ]
    assert product_word(names) == "чайник"
    assert product_word([(HOME + "1", "Купить"), (HOME + "2", "Купить")]) == ""


@pytest.mark.parametrize(
    ("main", "shows", "results"),
    [
        ("".join(CARD.format(n=n) for n in (3, 4, 5)), True, 3),
        ("<ul><li><a href='/p/1'>Чайник дорожный</a></li></ul>", True, 1),
        ("<p>По запросу «чайник» ничего не найдено.</p><h2>Популярное</h2>" + "".join(CARD.format(n=n) for n in (3, 4)), False, 0),
        ("<p>No results for “чайник”</p>", False, 0),
        ("<p data-lw-v='0'>Ничего не найдено</p>" + "".join(CARD.format(n=n) for n in (3, 4)), True, 2),
        ("<a href='/c'>Чайники</a>", False, 0),
        ("<p>Найдено 10 товаров</p><a href='/p/1'>Чайник дорожный</a>", True, 1),
    ],
)  # fmt: skip
def test_what_an_answer_shows(main: str, shows: bool, results: int) -> None:
    document = Document(f'<html data-lw="1"><body><main>{main}</main></body></html>', HOME + "find?q=чайник")
    answer = read_answer(document, "чайник")
    assert (answer.shows, answer.results) == (shows, results)


def test_markup_alone_does_not_show_that_a_search_is_silent() -> None:
    assert read_answer(Document("<main><div id=results></div></main>", HOME), "чайник").shows is None


def test_the_search_is_asked_once_and_its_answer_is_a_fact() -> None:
    frontier = Frontier(HOME, pages=5)
    assert frontier.take() is not None
    frontier.ask_search(HOME + "find?q=чайник", "чайник", HOME)
    frontier.ask_search(HOME + "find?q=стул", "стул", HOME)
    frontier.add_visited(HOME, "home", [Link(HOME + "kontakty", "Контакты", "header")])
    picks = [pick for _ in range(4) if (pick := frontier.take()) is not None]
    assert [(p.role, p.asks) for p in picks] == [("contacts", False), ("search", True)]
    pick = picks[1]
    page = Page(n=1, url=pick.url, role="search", found_on=pick.found_on, link_text=pick.link_text)
    markup = f"<body>{FORM.format('', '')}<main>{CARD.format(n=3)}{CARD.format(n=4)}</main></body>"
    view = PageView(page, Snapshot(stage="settled", html=markup, url=pick.url))
    (found,) = search(Pages.of_views([view]))
    assert (found.asked, found.answers, found.results, len(found.proof)) == ("чайник", True, 2, 2)


def test_a_search_that_could_not_be_asked_is_a_gap() -> None:
    frontier = Frontier(HOME, pages=1)
    frontier.take()
    frontier.ask_search(HOME + "find?q=чайник", "чайник", HOME)
    (unasked,) = [g for g in frontier.gaps() if g.role == "search"]
    assert unasked.kind == "budget"
    other = Frontier(HOME, pages=3)
    other.take()
    other.ask_search(HOME + "find?q=чайник", "чайник", HOME)
    pick = other.take()
    assert pick is not None
    other.failed(pick, gap("robots_disallows"))
    assert [g.kind for g in other.gaps() if g.role == "search"] == ["robots"]


def test_hostile_pages_are_read_in_time() -> None:
    began = time.process_time()
    for markup in (
        "<main>" + "ничего не найден" * 30_000,
        "<form>" + "<input name=q>" * 3_000,
        "<main>" + "<a href=x>чайник a</a>" * 3_000,
    ):
        document = Document(markup, HOME)
        read_answer(document, "чайник")
        search_address(document, "чайник")
    assert time.process_time() - began < 4
