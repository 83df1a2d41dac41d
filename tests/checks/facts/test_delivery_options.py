"""What makes a delivery convenient is read from pages and from the checkout's own fields."""

from __future__ import annotations

from typing import get_args

import pytest

from checks.facts.checkout.model import Checkout, CheckoutStep
from checks.facts.common.words import words_of
from checks.facts.context import Pages
from checks.facts.delivery_options.model import DeliveryOptionKind
from checks.facts.delivery_options.reader import delivery_options, is_about
from crawler.reading.words.text import folded
from crawler.record.form import Form, FormField
from crawler.record.vocabulary import PageRole
from tests.checks.facts.one_page import view

KINDS: tuple[DeliveryOptionKind, ...] = get_args(DeliveryOptionKind)
EXAMPLES = [
    (kind, text, key == "match")
    for kind in KINDS
    for key in ("match", "no_match")
    for text in words_of("delivery_options")[kind][key]
]


@pytest.mark.parametrize(("kind", "text", "wanted"), EXAMPLES)
def test_the_examples_of_the_lexicon_hold(kind: DeliveryOptionKind, text: str, wanted: bool) -> None:
    assert is_about(kind, folded(text), header=True) is wanted


def test_the_lexicon_knows_every_kind() -> None:
    assert set(words_of("delivery_options")) == set(KINDS)


def kinds(body: str, role: PageRole = "other") -> list[str]:
    return [o.kind for o in delivery_options(Pages.of_views([view(body, role)]))]


def test_a_city_is_chosen_in_the_header_or_when_asked() -> None:
    assert kinds("<header><a href=#>Ваш город: Тверь</a></header>") == ["city"]
    assert kinds("<main><p>Ваш город: Тверь — сердце Верхневолжья.</p></main>") == []
    assert kinds("<main><p>Ваш город Тверь?</p></main>") == ["city"]


def test_an_article_offers_nothing() -> None:
    assert kinds("<p>Доставка по всей России, наличие в магазинах.</p>", "article") == []
    assert kinds("<p>Доставка по всей России, наличие в магазинах.</p>", "delivery") == ["regions", "shop_stock"]


def test_fields_of_the_checkout_tell_and_those_of_the_product_page_do_not() -> None:
    form = Form(
        purpose="order",
        fields=[
            FormField(name="n", type="comment", label="Комментарий к заказу"),
            FormField(name="t", type="delivery-time", label="Когда привезти"),
        ],
    )
    url = "https://shop.example/order"
    order = Checkout(url=url, outcome="checkout", steps=[CheckoutStep(name="checkout", url=url, forms=[form])])
    found = delivery_options(Pages.of_views([], known={"checkout": order}))
    assert [(o.kind, o.where, o.text) for o in found] == [
        ("time_slot", "checkout", "Когда привезти"), ("courier_note", "checkout", "Комментарий к заказу"),
    ]  # fmt: skip
    order.steps[0].name = "product"
    assert delivery_options(Pages.of_views([], known={"checkout": order})) == []
