"""What the pages of an order are, which steps they announce, and what must be chosen before the cart."""

from __future__ import annotations

import pytest

from crawler.reading.controls.controls import read_controls
from crawler.reading.controls.options import quantity_fields, read_options
from crawler.reading.pages.document import Document
from crawler.reading.pages.order_pages import OrderPage, read_order_page, read_steps, read_total, step_group


def read(body: str, path: str = "/x") -> OrderPage:
    url = f"https://shop.example{path}"
    document = Document(f"<html><body>{body}</body></html>", url)
    return read_order_page([document], url, read_controls(document))


BUYER = "<form><input name=name><input type=tel name=phone><input name=address></form>"
LOGIN = "<form><input type=email name=email><input type=password name=password><button>Войти</button></form>"


@pytest.mark.parametrize(
    ("body", "path", "kind"),
    [
        (BUYER, "/x", "checkout"),
        ("<h1>Оформление заказа</h1><form><input type=tel name=phone></form>", "/order/", "checkout"),
        (LOGIN, "/checkout/", "login"),
        (LOGIN + "<a href='/checkout/guest/'>Оформить без регистрации</a>", "/login/", "login"),
        ("<h1>Корзина</h1><table><tr><td>Чайник</td></tr></table>", "/korzina/", "cart"),
        ("<h1>Корзина</h1><p>Ваша корзина пуста</p>", "/cart/", "empty_cart"),
        ("<h1>Чайник</h1>", "/p/1", "other"),
        ("<footer><form><input type=email name=email><button>Подписаться</button></form></footer>", "/cart/", "cart"),
    ],
)
def test_pages_are_told_apart(body: str, path: str, kind: str) -> None:
    assert read(body, path).kind == kind


def test_a_gate_that_offers_to_go_on_as_a_guest_is_a_checkout() -> None:
    radios = "<label><input type=radio name=o checked> Checkout as a guest</label><label><input type=radio name=o> Sign in</label>"
    page = read(f"<form><input type=email name=username>{radios}<input type=password name=p></form>", "/checkout/")
    assert page.kind == "checkout"


def test_the_buyers_form_may_lie_in_a_frame() -> None:
    url = "https://shop.example/checkout/"
    main = Document("<html><body><iframe src='https://pay.example/'></iframe></body></html>", url)
    frame = Document(f"<html><body>{BUYER}</body></html>", "https://pay.example/", frame="iframe")
    assert read_order_page([main, frame], url, []).kind == "checkout"


STEPS = "<ul class='checkout-steps'><li>1. Address</li><li class=active>2. Delivery</li><li>3. Payment</li><li>4. {}</li></ul>"


def test_steps_after_the_current_one_follow() -> None:
    steps = read_steps(Document(f"<html><body>{STEPS.format('Review order')}</body></html>"))
    assert steps.after == ("3. Payment", "4. Review order")
    assert steps.review_follows


def test_a_confirmation_is_no_review() -> None:
    assert not read_steps(Document(f"<html><body>{STEPS.format('Confirmation')}</body></html>")).review_follows


def test_without_a_current_step_nothing_is_said_to_follow() -> None:
    plain = "<ol><li>Доставка</li><li>Оплата</li></ol>"
    assert read_steps(Document(f"<html><body>{plain}</body></html>")).after == ()
    assert (
        read_steps(Document("<html><body><ul class=steps><li>Чайники</li><li>Кофе</li></ul></body></html>")).names == ()
    )


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Способ доставки", "delivery"),
        ("3. Payment", "payment"),
        ("Проверка заказа", "review"),
        ("Your information", "contact"),
        ("Shipping address", "delivery"),
        ("Чайники", None),
    ],
)
def test_steps_are_named_by_what_they_ask(name: str, group: str | None) -> None:
    assert step_group(name) == group


@pytest.mark.parametrize(
    ("body", "total"),
    [
        ("<p>Товары: 100 ₽</p><p>Итого: <b>1 990 ₽</b></p>", "1 990 ₽"),
        ("<table><tr><th>Order total</th><td>£18.50</td></tr></table>", "£18.50"),
        ("<p>Цена 100 ₽</p>", None),
    ],
)
def test_the_total_stands_beside_a_word_for_it(body: str, total: str | None) -> None:
    assert read_total(Document(f"<html><body>{body}</body></html>")) == total


def options(body: str) -> tuple[list[tuple[str, int, bool]], int]:
    document = Document(f"<html><body><main><h1>Чайник</h1>{body}<button id=b>В корзину</button></main></body></html>")
    button = document.by_id("b")
    assert button is not None
    found: list[tuple[str, int, bool]] = [(g.kind, len(g.choices), g.chosen) for g in read_options(document, button)]
    return found, len(quantity_fields(document, button))


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<select name=size><option value=''>Выберите размер</option><option value=1>S</option><option value=2 disabled>M</option></select>", [("select", 1, False)]),
        ("<label><input type=radio name=c value=1> Белый</label><label><input type=radio name=c value=2 checked> Синий</label>", [("radio", 2, True)]),
        ("<ul class='variant-options'><li><button>White</button></li><li><button>Black</button></li></ul>", [("swatch", 2, False)]),
        ("<ul class='variant-options'><li class=selected><button>White</button></li><li><button>Black</button></li></ul>", [("swatch", 2, True)]),
        ("<ul class='colors'><li><button>White</button></li><li><button class=disabled>Black</button></li></ul>", [("swatch", 1, False)]),
        ("<select name=sort><option value=1>По цене</option></select><input name=quantity value=1>", []),
    ],
)  # fmt: skip
def test_what_must_be_chosen_before_the_cart(body: str, wanted: list[tuple[str, int, bool]]) -> None:
    assert options(body)[0] == wanted


def test_boxes_for_a_quantity() -> None:
    assert options("<input name=qty value=1><input type=number name=item_1><input name=engraving>")[1] == 2
