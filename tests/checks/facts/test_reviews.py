"""Reviews of customers, where they are shown."""

from __future__ import annotations

import pytest

from checks.facts.context import Pages
from checks.facts.reviews.reader import reviews
from crawler.reading.pages.page import PageView
from crawler.record.page import Page, Snapshot

TEXT = "<p>Чайник кипит быстро и не шумит, беру второй для дачи, спасибо магазину за доставку.</p>"


def kinds(body: str) -> list[str]:
    page = Page(n=1, url="http://case.example/")
    view = PageView(page, Snapshot(stage="settled", url=page.url, html=f"<body>{body}</body>"))
    return [r.kind for r in reviews(Pages.of_views([view]))]


@pytest.mark.parametrize(
    "body",
    [
        f"<section><h2>Отзывы</h2>{TEXT}</section>",
        f"<div><h3>Отзывы покупателей (12)</h3>{TEXT}</div>",
        f"<div><h2>Customer reviews</h2>{TEXT}</div>",
    ],
)
def test_a_section_of_reviews(body: str) -> None:
    assert kinds(body) == ["section"]


@pytest.mark.parametrize(
    "body",
    [
        "<footer><h4>Отзывы</h4></footer>",
        f"<section><h2>Отзывы</h2><p>Отзывов пока нет, оставьте свой первым.</p>{TEXT}</section>",
        f"<section><h2>Как оставить отзыв о враче в приложении</h2>{TEXT}</section>",
    ],
)
def test_what_is_no_section_of_reviews(body: str) -> None:
    assert kinds(body) == []


def test_a_rating_in_structured_data() -> None:
    data = '{"@type": "Product", "aggregateRating": {"ratingValue": 4.7}}'
    assert kinds(f'<script type="application/ld+json">{data}</script>') == ["schema_org"]
