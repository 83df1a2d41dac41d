"""Contradictions of made-up sites: what is reported with both places, and what may rightly differ."""

from __future__ import annotations

import pytest

from checks.facts.context import Pages
from checks.facts.contradictions.model import Contradiction
from checks.facts.contradictions.reader import contradictions
from checks.facts.tools.model import Tool
from crawler.reading.pages.page import PageView
from crawler.record.page import Page, Snapshot
from crawler.record.vocabulary import PageRole


def site(
    *pages: str, roles: tuple[PageRole, ...] = ("home", "contacts", "about", "delivery"), tracked: bool = False
) -> list[Contradiction]:
    views = []
    for n, body in enumerate(pages):
        url = f"https://dom.example/{n}"
        page = Page(
            n=n, url=url, role=roles[n], snapshots=[Snapshot(stage="settled", url=url, html=f"<html lang=ru>{body}")]
        )
        view = PageView.of(page)
        assert view is not None
        views.append(view)
    tool = Tool(vendor="calltouch", category="call_tracking", confidence="certain", proof=[])
    return contradictions(Pages.of_views(views, known={"tools": [tool] if tracked else []}))


HEAD = "<header><a href='tel:+74952220412'>8 (495) 222-04-12</a><p>Пн-Пт 9:00–18:00</p></header>"


def footer(inner: str) -> str:
    return f"<footer>{inner}</footer>"


def test_a_footer_with_another_number() -> None:
    (found,) = site(HEAD + footer("<p>8 (495) 222-04-13</p>"))
    assert (found.kind, found.places) == ("phone", ("header", "footer"))
    assert (found.first, found.second) == ("8 (495) 222-04-12", "8 (495) 222-04-13")
    assert [p.selector is not None for p in found.proof] == [True, True]


def test_a_page_with_another_header() -> None:
    other = HEAD.replace("222-04-12", "222-04-19").replace("2220412", "2220419")
    assert [(c.kind, c.places) for c in site(HEAD, HEAD, other)] == [("phone", ("header", "header"))]


def test_schema_org_with_another_number() -> None:
    data = '<script type="application/ld+json">{"@type":"Store","telephone":"+7 495 222-04-99"}</script>'
    assert [c.places for c in site(HEAD + data)] == [("header", "schema_org")]


def test_a_link_that_dials_another_number() -> None:
    (found,) = site("<a href='tel:+74952220499'>8 (495) 222-04-12</a>")
    assert (found.first, found.second, found.places) == ("8 (495) 222-04-12", "+7 495 222-04-99", ("page", "link"))


@pytest.mark.parametrize(
    "more",
    [
        "<p>8 (495) 222-04-12</p>",
        "<p>+7 495 222 04 12</p><p>8 (495) 222-04-13</p>",
        "<p>8 800 222-04-13</p>",
        "<p>+7 (903) 222-04-13</p>",
        "<p>8 (812) 222-04-13</p>",
        "<p>Отдел продаж: 8 (495) 222-04-13</p>",
        "<p>Склад</p><p>8 (495) 222-04-13</p>",
        "<p>8 (495) 222-04-13 Энск, Садовая</p>",
    ],
)
def test_numbers_that_may_differ(more: str) -> None:
    assert site(HEAD + footer(more)) == []


def test_numbers_listed_side_by_side_are_both_known() -> None:
    contacts = "<main><p>8 (495) 222-04-12</p><p>8 (495) 222-04-13</p></main>"
    assert site(HEAD + footer("<p>8 (495) 222-04-13</p>"), HEAD + contacts) == []


def test_call_tracking_is_no_contradiction() -> None:
    assert site(HEAD + footer("<p>8 (495) 222-04-13</p>"), tracked=True) == []


def test_articles_and_hidden_numbers_are_not_compared() -> None:
    assert site(HEAD, HEAD, HEAD, HEAD + "<main><p>8 (495) 222-04-13</p></main>") == []
    assert site(HEAD + footer("<p style='display:none'>8 (495) 222-04-13</p>")) == []


def test_hours_that_differ() -> None:
    (found,) = site(HEAD, HEAD + "<main><p>Часы работы: Пн–Пт с 10 до 19</p></main>")
    assert (found.kind, found.places) == ("hours", ("header", "contacts"))
    assert "10 до 19" in found.second


@pytest.mark.parametrize(
    "more",
    [
        "<p>Часы работы: пн–пт с 9 до 18</p>",
        "<p>8 (495) 222-04-12 Пн-Пт 9:00-18:00</p>",
        "<p>Пн-Пт 9-13, 14-18</p>",
        "<p>Сб 10-15</p>",
        "<p>Склад: пн-пт 8:00–17:00</p>",
        "<p>Магазин на Садовой</p><p>пн-пт 8:00–17:00</p>",
        "<p>Пн-Пт 8:00–17:00</p><p>Пн-Пт 10:00–20:00</p>",
        "<p>Заказы на сайте круглосуточно</p>",
        '<script type="application/ld+json">{"openingHours":"Mo-Fr 09:00-18:00"}</script>',
    ],
)
def test_hours_that_may_differ_or_agree(more: str) -> None:
    assert site(HEAD, HEAD + f"<main>{more}</main>") == []


def test_schema_org_with_other_hours() -> None:
    data = '<script type="application/ld+json">{"openingHours":"Mo-Su 09:00-18:00"}</script><footer>Пн-Пт 9-18, Сб-Вс выходной</footer>'
    assert [(c.kind, c.places) for c in site(data)] == [("hours", ("footer", "schema_org"))]


def test_another_house_in_the_same_street() -> None:
    pages = ("<footer>г. Энск, ул. Садовая, д. 1</footer>", "<main><p>г. Энск, Садовая улица, 11</p></main>")
    (found,) = site(*pages)
    assert (found.kind, found.places) == ("address", ("contacts", "footer"))


def test_another_street_where_each_place_names_one() -> None:
    data = '{"address":{"streetAddress":"ул. Полевая, 5","addressLocality":"Энск"}}'
    assert [c.kind for c in site(f'<footer>г. Энск, ул. Садовая, 1</footer><script type="application/ld+json">{data}</script>')] == ["address"]  # fmt: skip


@pytest.mark.parametrize(
    "more",
    [
        "<p>Садовая улица, дом 1, офис 12</p>",
        "<p>ул. Садовая, 1</p><p>ул. Полевая, 5</p>",
        "<p>Склад: ул. Полевая, 5</p>",
        "<p>Юридический адрес: г. Энск, ул. Полевая, 5</p>",
        "<p>Gartenstraße 12, 10115 Musterstadt</p><p>ул. Полевая, 7</p>",
    ],
)
def test_addresses_that_may_differ(more: str) -> None:
    assert site("<footer>г. Энск, ул. Садовая, д. 1</footer>", f"<main>{more}</main>") == []


MAIN = "<main><p>Звоните: {}</p><p>Часы работы: {}</p></main>"


def test_pages_that_speak_of_the_company_are_compared_with_each_other() -> None:
    home, about = MAIN.format("8 (495) 222-04-12", "пн-пт 9-18"), MAIN.format("8 (495) 222-04-13", "пн-пт 9-18")
    (phone,) = site(home, "<main></main>", about)
    assert (phone.kind, phone.places) == ("phone", ("page", "page"))
    assert [p.page[-1] for p in phone.proof] == ["0", "2"]
    (hours,) = site(home, MAIN.format("8 (495) 222-04-12", "пн-пт 10-20"))
    assert (hours.kind, hours.places) == ("hours", ("contacts", "page"))
    assert site(home, "<main></main>", home, about) == [], "a page of delivery speaks of itself"


def test_contacts_pages_of_cities_speak_of_their_cities() -> None:
    roles: tuple[PageRole, ...] = ("home", "contacts", "contacts", "other")
    first = HEAD + "<main><p>8 (495) 222-04-12</p><p>г. Энск, ул. Садовая, 1</p></main>"
    second = HEAD + "<main><p>8 (495) 222-04-77</p><p>г. Новоэнск, ул. Полевая, 5</p><p>Пн-Пт 10-20</p></main>"
    assert site(HEAD, first, second, roles=roles) == []


def test_branches_that_share_a_number_are_a_list() -> None:
    branches = "".join(f"<div><p>ул. Садовая, {n}</p><p>8 (495) 222-04-13</p></div>" for n in range(1, 5))
    assert site(HEAD, HEAD + f"<main>{branches}</main>") == []
