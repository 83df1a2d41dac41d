"""The next page is the one that promises most of what is still missing."""

from __future__ import annotations

import time

import pytest

from crawler.crawl.frontier import Frontier, Pick
from crawler.reading.pages.links import Link
from crawler.reading.pages.zones import Zone
from crawler.record.gaps import gap
from crawler.record.vocabulary import PageRole

HOME = "https://shop.example/"


def link(path: str, text: str = "", zone: Zone = "main", *, card: bool = False) -> Link:
    return Link(url=path if "://" in path else HOME + path, text=text, zone=zone, card=card)


def begun(*links: Link, pages: int = 15, **options: list[str]) -> Frontier:
    frontier = Frontier(HOME, pages=pages, **options)
    first = frontier.take()
    assert first is not None
    assert first.url == HOME
    frontier.add_visited(HOME, "home", links)
    return frontier


def walk(frontier: Frontier, roles: dict[str, PageRole] | None = None) -> list[str]:
    """The paths that are picked, when every page is what it promises (or what `roles` says)."""
    taken = []
    while (pick := frontier.take()) is not None:
        path = pick.url.removeprefix(HOME)
        taken.append(path)
        frontier.add_visited(pick.url, (roles or {}).get(path, pick.role), pick=pick)
    return taken


MENU = (
    link("dostavka", "Доставка", "header"),
    link("oplata", "Оплата", "header"),
    link("kontakty", "Контакты", "header"),
    link("katalog", "Каталог", "nav"),
    link("tovar/1", "Стул", card=True),
    link("tovar/2", "Стол", card=True),
    link("tovar/3", "Шкаф", card=True),
    link("o-nas", "О нас", "footer"),
    link("blog", "Блог", "footer"),
    link("novosti/otkrylis", "Мы открылись"),
)


def test_each_goal_is_visited_once_and_nothing_else() -> None:
    assert set(walk(begun(*MENU))) == {"dostavka", "oplata", "kontakty", "katalog", "tovar/1", "tovar/2", "o-nas"}


def test_the_same_links_give_the_same_picks() -> None:
    assert walk(begun(*MENU)) == walk(begun(*MENU))


def test_a_page_of_both_meets_both_goals() -> None:
    frontier = begun(link("a", "Доставка и оплата", "header"), link("oplata", "Оплата"), link("dostavka", "Доставка"))
    assert walk(frontier) == ["a"]
    assert {g.role for g in frontier.gaps()}.isdisjoint({"delivery", "payment"})


def test_a_page_that_is_two_things_meets_both_goals() -> None:
    frontier = begun(link("vozvrat", "Возврат", "footer"))
    pick = frontier.take()
    assert pick is not None
    frontier.add_visited(pick.url, "returns", also=["warranty"], pick=pick)
    assert {g.role for g in frontier.gaps()}.isdisjoint({"returns", "warranty"})


def test_a_broken_promise_is_followed_by_the_next_best_but_not_for_ever() -> None:
    links = [link(f"kontakty-{n}", "Контакты") for n in range(6)]
    roles: dict[str, PageRole] = {f"kontakty-{n}": "other" for n in range(6)}
    assert len(walk(begun(*links), roles)) == 3
    roles["kontakty-1"] = "contacts"
    assert len(walk(begun(*links), roles)) == 2


def test_the_first_category_leads_to_goods_in_the_next() -> None:
    frontier = begun(link("katalog", "Каталог", "nav"))
    pick = frontier.take()
    assert pick is not None
    frontier.add_visited(
        pick.url, "category", [link("katalog/stulya", "Стулья"), link("o-stulyah", "Наши стулья")], pick=pick
    )
    following = frontier.take()
    assert following is not None
    assert following.url.endswith("katalog/stulya")


def test_goods_tell_where_their_category_is() -> None:
    frontier = begun(link("kids/hat", "Hat", card=True), link("kids", "Kids", "header"), link("jobs", "Jobs", "footer"))
    assert set(walk(frontier)) == {"kids/hat", "kids"}


def test_a_page_of_help_is_opened_where_much_is_missing() -> None:
    frontier = begun(link("pokupatelyam", "Покупателям", "nav"), link("kontakty", "Контакты", "nav"))
    assert walk(frontier) == ["kontakty", "pokupatelyam"]
    rich = begun(link("pokupatelyam", "Покупателям", "nav"), *MENU, link("r", "Реквизиты"), link("yurlicam", "Юрлицам"))
    assert "pokupatelyam" not in walk(rich)


@pytest.mark.parametrize(
    "unwanted",
    [
        link("https://other.example/kontakty", "Контакты"),
        link("logout", "Контакты"),
        link("kontakty?action=delete", "Контакты"),
        link("kontakty.pdf", "Контакты"),
        link("#kontakty", "Контакты"),
        link("ftp://shop.example/kontakty", "Контакты"),
    ],
)
def test_what_is_never_visited(unwanted: Link) -> None:
    assert walk(begun(unwanted)) == []


def test_addresses_of_one_page_are_one() -> None:
    frontier = begun(
        link("kontakty/", "Контакты"),
        link("http://www.shop.example/kontakty?utm_source=x", "Контакты"),
        link("kontakty#map", "Контакты"),
    )
    assert len(walk(frontier, {"kontakty/": "other"})) == 1


def test_endless_facets_are_cut() -> None:
    links = [link(f"katalog?tone={n}", "Каталог") for n in range(500)]
    assert len(begun(*links).unvisited()) == 3


def test_a_subdomain_and_another_language_come_later() -> None:
    frontier = begun(
        link("https://spb.shop.example/kontakty", "Контакты"),
        link("en/contacts", "Contacts"),
        link("kontakty", "Контакты", "aside"),
    )
    pick = frontier.take()
    assert pick is not None
    assert pick.url == HOME + "kontakty"


def test_patterns_and_extra_addresses_of_the_configuration() -> None:
    frontier = begun(*MENU, exclude=["/oplata"], extra=[HOME + "secret"])
    pick = frontier.take()
    assert pick is not None
    assert (pick.url, pick.why) == (HOME + "secret", "named in the configuration")
    assert "oplata" not in walk(frontier)
    assert set(walk(begun(*MENU, include=["/dostavka", "/kontakty"]))) == {"dostavka", "kontakty"}


def test_a_link_beats_the_sitemap_and_the_sitemap_beats_nothing() -> None:
    frontier = begun(link("kontakty", "Контакты"))
    frontier.add_sitemap(
        [HOME + "contacts", HOME + "dostavka", HOME + "stati/dostavka-v-kazan", "https://x.example/oplata"]
    )
    assert walk(frontier) == ["kontakty", "dostavka"]


def test_gaps_say_why_a_role_was_not_seen() -> None:
    frontier = begun(*MENU, link("korzina", "Корзина", "header"), pages=3)
    pick = frontier.take()
    assert pick is not None
    frontier.failed(pick, gap("page_timeout", seconds=21))
    assert walk(frontier)
    gaps = {g.role: (g.kind, g.url) for g in frontier.gaps()}
    assert gaps[pick.role] == ("timeout", pick.url)
    assert gaps["cart"] == ("budget", HOME + "korzina")
    assert gaps["returns"] == ("not_found", None)
    assert frontier.unvisited()[HOME + "korzina"] == "cart"


def test_a_budget_of_seconds_is_named() -> None:
    frontier = begun(*MENU)
    assert {g.reason for g in frontier.gaps("seconds") if g.kind == "budget"} == {
        "not visited: the limit of seconds was reached"
    }


def test_a_pick_that_robots_forbid_costs_nothing() -> None:
    frontier = begun(*MENU, pages=2)
    pick = frontier.take()
    assert pick is not None
    frontier.failed(pick, gap("robots_disallows"))
    frontier.give_back()
    assert isinstance(frontier.take(), Pick)
    assert frontier.take() is None


def test_a_site_that_moved_is_the_same_site() -> None:
    frontier = Frontier("https://old.example/")
    frontier.take()
    frontier.adopt("https://new.example/")
    frontier.add_visited("https://new.example/", "home", [link("https://new.example/kontakty", "Контакты")])
    pick = frontier.take()
    assert pick is not None
    assert pick.url == "https://new.example/kontakty"


def test_ten_thousand_links_and_a_huge_sitemap_take_seconds() -> None:
    begin = time.process_time()
    frontier = begun(*(link(f"katalog/{n}/stul-{n}", f"Стул {n}") for n in range(10_000)))
    frontier.add_sitemap([f"{HOME}map/{n}" for n in range(50_000)])
    walk(frontier)
    assert time.process_time() - begin < 20
