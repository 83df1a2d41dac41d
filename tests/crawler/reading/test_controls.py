"""What a control does, and what a walk may press."""

from __future__ import annotations

import pytest

from crawler.reading.controls.control_words import COMMITTING, read_address
from crawler.reading.controls.controls import Control, WalkContext, leaves_account_choice, read_controls, refusal
from crawler.reading.pages.document import Document
from crawler.reading.pages.platforms import checkout_address


@pytest.mark.parametrize(
    ("address", "act"),
    [
        ("/basket/add/17/", "add_to_cart"),
        ("/?action=ADD2BASKET&id=5", "add_to_cart"),
        ("/index.php?route=checkout/cart", "open_cart"),
        ("/personal/order/make/", "checkout"),
        ("/checkout/", "checkout"),
        ("/checkout/place-order", "place_order"),
        ("/api/orderCreate", "place_order"),
    ],
)
def test_addresses_tell_acts(address: str, act: str) -> None:
    assert act in read_address(address)


def only(markup: str) -> Control:
    found = read_controls(Document(f"<html><body><main>{markup}</main></body></html>", "https://shop.example/x"))
    assert len(found) == 1, [(c.act, c.name) for c in found]
    return found[0]


SHOP, CART, CHECKOUT = WalkContext("shop"), WalkContext("cart"), WalkContext("checkout")
FILLING = WalkContext("checkout", mode="fill", more_steps="Payment")


@pytest.mark.parametrize(
    ("markup", "context"),
    [
        ("<form action='/cart/add'><button>В корзину</button></form>", SHOP),
        ("<button class='add-to-cart'><svg></svg></button>", SHOP),
        ("<a href='/cart/'>Корзина (2)</a>", CART),
        ("<a href='/checkout/'>Оформить заказ</a>", CART),
        ("<form method='post'><button>Proceed with checkout</button></form>", CART),
        ("<a href='/checkout/'>Далее</a>", CART),
        ("<a href='/checkout/guest/'>Continue as guest</a>", CHECKOUT),
        ("<form><button>Continue</button></form>", FILLING),
    ],
)
def test_the_way_of_a_shopper_may_be_pressed(markup: str, context: WalkContext) -> None:
    assert refusal(only(markup), context) is None


@pytest.mark.parametrize(
    ("markup", "context"),
    [
        ("<button>Купить в 1 клик</button>", SHOP),
        ("<button class='one-click-buy'>Купить</button>", SHOP),
        ("<form><input type='tel' name='phone'><button>Купить</button></form>", SHOP),
        ("<button>Оформить заказ</button>", SHOP),
        ("<button disabled>В корзину</button>", SHOP),
        ("<button>Далее</button>", CART),
        ("<a href='/order/create?fast=1'>Оформить заказ</a>", CART),
        ("<a href='/checkout/place-order'>Proceed to checkout</a>", CART),
        ("<button>Перейти к оплате</button>", CART),
        ("<button class='btn-place-order'>Checkout</button>", CART),
        ("<form><input name='email'><button>Checkout</button></form>", CART),
        ("<button>Оформить заказ</button>", CHECKOUT),
        ("<button>Continue</button>", CHECKOUT),
        ("<form><input type='email' name='m'><button>Continue as guest</button></form>", CHECKOUT),
        ("<form><button>Continue</button></form>", WalkContext("checkout", mode="fill")),
        ("<button>Continue</button>", WalkContext("checkout", mode="fill", more_steps="Confirmation", paying=True)),
        ("<button>Да, верно</button>", SHOP),
    ],
)
def test_what_may_bind_the_visitor_is_refused(markup: str, context: WalkContext) -> None:
    assert refusal(only(markup), context) is not None


def test_committing_acts_are_refused_everywhere() -> None:
    names = {"place_order": "Подтвердить заказ", "one_click": "Быстрый заказ", "lead": "Заказать звонок"}
    names |= {"subscribe": "Подписаться", "register": "Зарегистрироваться"}
    assert set(names) == COMMITTING
    for act, name in names.items():
        control = only(f"<button>{name}</button>")
        assert control.act == act
        for context in (SHOP, CART, CHECKOUT, FILLING):
            assert refusal(control, context)


def test_a_committing_word_outweighs_the_rest_of_a_name() -> None:
    assert only("<button>Add to cart and subscribe</button>").act == "subscribe"
    assert only("<button>Оформить заказ в 1 клик</button>").act == "one_click"


def test_a_link_named_after_the_cart_opens_it_unless_its_address_adds() -> None:
    assert only("<a href='/cart/'>В корзину</a>").act == "open_cart"
    assert only("<a href='/cart/?action=ADD2BASKET&id=1'>В корзину</a>").act == "add_to_cart"


def test_hidden_and_wordy_elements_are_no_controls() -> None:
    markup = "<button hidden>В корзину</button>" + f"<button>{'очень длинное имя ' * 9} в корзину</button>"
    assert read_controls(Document(f"<html><body>{markup}</body></html>", "https://shop.example/")) == []


def test_total_is_not_the_tax_in_brackets_beside_it() -> None:
    from crawler.reading.pages.document import Document
    from crawler.reading.pages.order_pages import read_total

    body = "<div><div><b>Total</b><i>(Inclusive of tax $0.00)</i></div><div>$35.00</div></div>"
    assert read_total(Document(f"<body>{body}</body>")) == "$35.00"


@pytest.mark.parametrize(
    ("around", "wanted"),
    [
        ("<label><input type='radio' name='a'> Как гость</label>{}", True),
        ("<label><input type='radio' name='a'> Как гость</label><label>Телефон <input name='f1'></label>{}", False),
        ("<label><input type='radio' name='a'> Курьером</label>{}", False),
        ("{}", False),
    ],
)
def test_a_button_beside_a_choice_of_account_only_goes_on(around: str, wanted: bool) -> None:
    markup = "<div>" + around.format("<button>Продолжить</button>") + "</div>"
    document = Document(f"<html><body>{markup}</body></html>", "https://shop.example/checkout/")
    control = next(c for c in read_controls(document) if c.act == "continue")
    assert leaves_account_choice(document, control) is wanted


def test_a_field_is_personal_by_its_label_alone() -> None:
    assert only(
        "<form><label for='f'>Telefon</label><input id='f' name='f1'><button>In den Warenkorb</button></form>"
    ).asks
    assert not only("<form><label>Menge <input name='f1'></label><button>In den Warenkorb</button></form>").asks


def test_a_platforms_checkout_stands_beside_its_cart() -> None:
    head = "<meta name='generator' content=\"InSales\">"
    assert checkout_address(head, "https://shop.example/cart_items") == "https://shop.example/new_order"
    assert (
        checkout_address("<script>window.Shopify = {}</script>", "https://s.example/en/cart")
        == "https://s.example/en/checkout"
    )
    assert checkout_address("<html>", "https://shop.example/cart") is None
