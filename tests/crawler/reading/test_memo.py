"""A page is read once for the same question, and is let go with what was read of it."""

from __future__ import annotations

import gc
import weakref

from crawler.reading.pages.memo import once_per_page
from crawler.reading.pages.page import PageView
from crawler.record.page import Page, Snapshot


def view() -> PageView:
    return PageView(Page(n=1, url="https://shop.example/"), Snapshot(stage="settled", html="<p>1</p>"))


def test_a_page_is_read_once_for_each_question() -> None:
    asked: list[tuple[str, str]] = []

    @once_per_page
    def words(page: PageView, market: str, *, language: str = "ru") -> list[str]:
        asked.append((market, language))
        return [page.url, market]

    first, second = view(), view()
    assert words(first, "RU") is words(first, "RU")
    assert words(first, "DE") == ["https://shop.example/", "DE"]
    words(first, "DE", language="de")
    assert words(second, "RU") is not words(first, "RU")
    assert asked == [("RU", "ru"), ("DE", "ru"), ("DE", "de"), ("RU", "ru")]
    assert words.__name__ == "words"


def test_two_readers_of_a_page_do_not_share_their_results() -> None:
    one = once_per_page(lambda page: page.url)
    other = once_per_page(lambda page: len(page.url))
    page = view()
    assert (one(page), other(page)) == ("https://shop.example/", 21)


def test_a_result_that_holds_its_page_does_not_keep_it_alive() -> None:
    holding = once_per_page(lambda page: [page])
    page = view()
    assert holding(page) == [page]
    gone = weakref.ref(page)
    del page
    gc.collect()
    assert gone() is None
