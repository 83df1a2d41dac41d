"""Links to social networks: the company's own pages, and icons that a template left empty."""

from __future__ import annotations

import pytest

from checks.facts.context import Pages
from checks.facts.social.reader import social, start_page, unfilled_social
from crawler.reading.pages.page import PageView
from crawler.record.page import Page, Snapshot


@pytest.mark.parametrize(
    ("url", "network"),
    [
        ("https://vk.com/", "vk"),
        ("https://www.youtube.com", "youtube"),
        ("https://m.facebook.com/", "facebook"),
        ("https://vk.com/kettle", None),
        ("https://vk.com/?from=x", None),
        ("https://kettle.livejournal.com/", None),
        ("https://shop.example/", None),
        ("https://vk.com.shop.example/", None),
        ("http://[broken", None),
        ("mailto:a@vk.com", None),
    ],
)
def test_start_pages(url: str, network: str | None) -> None:
    assert start_page(url) == network


def test_an_empty_icon_is_told_once_and_is_no_profile() -> None:
    html = '<footer><a href="https://vk.com/kettle">VK</a><a href="https://ok.ru/">OK</a><a href="https://ok.ru">OK</a><a hidden href="https://x.com/">X</a></footer>'
    snapshot = Snapshot(stage="settled", html=html, url="https://shop.example/")
    view = PageView(Page(n=0, url="https://shop.example/", role="home"), snapshot)
    assert [(s.network, s.url) for s in social(Pages.of_views([view]))] == [("vk", "https://vk.com/kettle")]
    (empty,) = unfilled_social(Pages.of_views([view]))
    assert empty.network == "ok" and empty.proof[0].quote == "https://ok.ru/"
