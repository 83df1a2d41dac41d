"""Where delivery and payment are told first on the way to the order."""

from __future__ import annotations

import pytest

from checks.facts.checkout.model import Checkout
from checks.facts.context import Pages
from checks.facts.earliest_mention.model import EarliestMention
from checks.facts.earliest_mention.reader import earliest_mention
from checks.facts.site import SiteFacts
from crawler.reading.pages.page import PageView
from crawler.record.page import Page, Snapshot
from crawler.record.vocabulary import PageRole
from tests.reports.single import rows_of

TERMS = "<h1>Доставка</h1><p>Курьером по городу: 300 ₽, 2–3 дня</p>"
PAY = "<h1>Оплата</h1><p>Оплата банковской картой или наличными курьеру</p>"
BUY = "<h1>Чайник</h1><p>990 ₽</p><button>В корзину</button>"


def view(html: str, role: PageRole) -> PageView:
    address = f"https://shop.example/{role}"
    snapshot = Snapshot(stage="settled", html=f"<body><main>{html}</main></body>", url=address)
    page = Page(n=0, url=address, role=role, snapshots=[snapshot])
    return PageView(page, snapshot)


def told(*pages: tuple[str, PageRole], order: Checkout | None = None) -> dict[str, EarliestMention]:
    views = [view(html, role) for html, role in pages]
    found = earliest_mention(Pages.of_views(views, known={"checkout": order}))
    return {one.subject: one for one in found}


@pytest.mark.parametrize(
    ("pages", "wanted"),
    [
        ([(BUY + TERMS + PAY, "product")], {"delivery": "product", "delivery_price": "product", "delivery_term": "product", "payment": "product"}),
        ([(BUY, "product"), (TERMS, "delivery"), (PAY, "payment")], {"delivery": "page", "delivery_price": "page", "delivery_term": "page", "payment": "page"}),
        ([(BUY, "product"), (PAY, "cart"), (TERMS + PAY, "checkout")], {"delivery": "checkout", "delivery_price": "checkout", "delivery_term": "checkout", "payment": "cart"}),
        ([(BUY + "<p>Доставка завтра, 300 ₽</p>", "product"), (TERMS, "delivery")], {"delivery": "product", "delivery_price": "product", "delivery_term": "product"}),
        ([(BUY + "<a href='/d'>Доставка</a>", "product")], {}),
    ],
    ids=["product page", "pages of their own", "at the end", "no way named", "a link tells nothing"],
)  # fmt: skip
def test_the_earliest_place_counts(pages: list[tuple[str, PageRole]], wanted: dict[str, str]) -> None:
    found = told(*pages)
    assert {subject: one.place for subject, one in found.items()} == wanted
    assert all(
        one.text and one.proof and one.proof[0].page.startswith("https://shop.example/") for one in found.values()
    )


def test_a_step_of_the_walk_counts_where_no_page_said_it() -> None:
    step = {
        "name": "payment",
        "url": "https://shop.example/order",
        "payments": [{"method": "card", "text": "Картой", "proof": []}],
        "delivery": [{"method": "courier", "text": "Курьер", "price": "300 ₽"}],
    }
    order = Checkout.model_validate({"url": "https://shop.example/", "outcome": "checkout", "steps": [step]})
    found = told((BUY, "product"), order=order)
    assert {subject: one.place for subject, one in found.items()} == {
        "delivery": "checkout", "delivery_price": "checkout", "payment": "checkout",
    }  # fmt: skip
    assert found["payment"].proof[0].page == "https://shop.example/order"


@pytest.mark.parametrize(
    ("place", "unread", "state"), [("product", True, "yes"), ("checkout", False, "no"), ("checkout", True, "unknown")]
)
def test_the_comparison_says_where(place: str, unread: bool, state: str) -> None:
    gaps = [{"kind": "timeout", "reason": "too slow"}] if unread else []
    proof = [{"page": "https://shop.example/p", "signal": "text"}]
    site = SiteFacts.model_validate(
        {
            "name": "Shop",
            "url": "https://shop.example/",
            "facts": {"earliest_mention": [{"subject": "payment", "place": place, "proof": proof}]},
            "coverage": {"payments": gaps} if gaps else {},
        }
    )
    assert rows_of(site)["told_payment"].cells["Shop"].state == state
