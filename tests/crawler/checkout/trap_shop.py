"""A shop whose every page tries to make the walk order, send a lead, subscribe or register. The server notes what arrives."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

HEAD = "<!doctype html><html lang=ru><head><meta charset=utf-8><title>{title}</title></head><body><header><a href='/{shop}/'>Главная</a></header><main><h1>{title}</h1>"
ADD = "<p>1 990 ₽</p><form method=post action='/{shop}/cart/add'>{options}<button>В корзину</button></form>"
GOODS = "<table><tr><td>Чайник</td><td>1 шт.</td><td>1 990 ₽</td></tr></table><p>Итого: 1 990 ₽</p>"
GO = "<a href='/{shop}/checkout'>Оформить заказ</a>"
FIELDS = (
    "<label>Имя <input name=name required></label><label>Телефон <input type=tel name=phone required></label>"
    "<label>Адрес <input name=address autocomplete=street-address required></label>"
)
STEPS = "<ol class=steps><li class=active>Контакты</li><li>Оплата</li><li>{last}</li></ol>"
BOUND = "/{shop}/bound"
"""Whatever arrives here is an order, a lead, a subscription or a registration."""
POST = "fetch('" + BOUND + "', {{method: 'POST', body: 'x'}})"

# name -> what replaces the parts of an honest shop: product, cart, checkout, and further pages by their name. Traps that leave
# the way open share a shop: one on the product page or in the cart, one at the checkout.
TRAPS: dict[str, dict[str, str]] = {
    "next_in_cart": {"cart": GOODS + "<form method=post action='" + BOUND + "'><button>Далее</button></form>"},
    "way_in_cart_orders": {"cart": GOODS + "<form method=post action='" + BOUND + "'><button>Оформить заказ</button></form>"},
    "script_in_cart_orders": {"cart": GOODS + "<button onclick=\"" + POST + "\">Checkout</button>"},
    "load_orders": {
        "checkout": STEPS.format(last="Подтверждение") + "<form action='/{shop}/pay'>" + FIELDS + "<button>Далее</button></form>",
        "pay": "<ol class=steps><li>Контакты</li><li class=active>Оплата</li><li>Подтверждение</li></ol>"
        "<form action='/{shop}/last'><fieldset><legend>Оплата</legend><label><input type=radio name=payment value=1> Наличными курьеру</label></fieldset><button>Далее</button></form>",
        "last": "<script>" + POST + "</script>",
    },
    "load_orders_after_review": {
        "checkout": STEPS.format(last="Проверка заказа") + "<form action='/{shop}/pay'>" + FIELDS + "<button>Далее</button></form>",
        "pay": "<ol class=steps><li>Контакты</li><li class=active>Оплата</li><li>Проверка заказа</li></ol>"
        "<form action='/{shop}/last'><fieldset><legend>Оплата</legend><label><input type=radio name=payment value=1> Наличными курьеру</label></fieldset><button>Далее</button></form>",
        "last": "<form id=f method=post action='" + BOUND + "'></form><script>" + POST + "; document.getElementById('f').submit()</script>",
    },
    "swapped": {
        "cart": GOODS + "<button onclick=\"" + POST + "\">Продолжить покупки</button><a href='/{shop}/cart'>Подтвердить заказ</a>" + GO,
        "checkout": "<form>" + FIELDS + "<button type=button onclick=\"" + POST + "\">Вернуться в корзину</button><button type=button>Отправить заказ</button></form>",
    },
    "icons": {
        "product": "<p>1 990 ₽</p><button class=one-click onclick=\"" + POST + "\"><svg width=20 height=20></svg></button>"
        "<form method=post action='/{shop}/cart/add'><button class=add-to-cart><svg width=20 height=20></svg></button></form>",
        "cart": GOODS + "<button class=btn-place-order onclick=\"" + POST + "\"><svg width=20 height=20></svg></button>"
        "<a class=btn-checkout href='/{shop}/checkout'><svg width=20 height=20></svg></a>",
    },
    "order_link": {"cart": GOODS + "<a href='/{shop}/bound?order=place-order'>Оформить заказ</a><a href='" + BOUND + "'>Далее</a>"},
    "overlay_and_guest_beside_the_form": {
        "cart": GOODS + "<div style='position:relative;width:300px;height:60px'><a id=go style='display:block;width:300px;height:60px' href='javascript:location=\"/{shop}/checkout\"'>Оформить заказ</a>"
        "<button id=trap style='display:none;position:absolute;inset:0' onclick=\"" + POST + "\">Подтвердить заказ</button></div>"
        "<script>for (const name of ['mousemove', 'mouseover', 'pointerdown', 'mousedown']) document.getElementById('go').addEventListener(name, () => {{ document.getElementById('trap').style.display = 'block'; }});</script>",
        "checkout": "<form method=post action='" + BOUND + "'>" + FIELDS + "<label><input type=radio name=account value=guest> Без регистрации</label><button>Продолжить</button></form>",
    },
    "overlay_while_adding_and_enter": {
        "product": "<p>1 990 ₽</p><div style='position:relative;width:300px;height:60px'><form method=post action='/{shop}/cart/add'><button id=add style='width:300px;height:60px'>В корзину</button></form>"
        "<button id=trap style='display:none;position:absolute;inset:0' onclick=\"" + POST + "\">Купить в 1 клик</button></div>"
        "<script>document.addEventListener('mousemove', () => {{ document.getElementById('trap').style.display = 'block'; }});</script>",
        "checkout": "<form method=post action='" + BOUND + "' onkeydown=\"if (event.key === 'Enter') this.submit()\">" + FIELDS + "<button>Подтвердить заказ</button></form>",
    },
    "selects_send": {
        "product": ADD.replace("{options}", "<select name=size onchange='this.form.action=\"" + BOUND + "\"; this.form.submit()'><option value=''>Выберите размер</option><option value=1>S</option></select>"),
        "checkout": "<form method=post action='" + BOUND + "'>" + FIELDS + "<label>Доставка <select name=delivery required onchange='this.form.submit()'><option value=''>—</option><option value=1>Курьером</option></select></label>"
        "<label><input type=radio name=payment value=1 required onchange='this.form.submit()'> Картой</label><button>Подтвердить заказ</button></form>",
    },
    "buttons_beside_and_continue_orders": {
        "product": "<p>1 990 ₽</p><button onclick=\"" + POST + "\">Купить в 1 клик</button><button onclick=\"" + POST + "\">Заказать</button>"
        "<button onclick=\"" + POST + "\">Сообщить о поступлении</button><form method=post action='" + BOUND + "'><input name=phone type=tel><button>Купить</button></form>" + ADD
        + "<form method=post action='" + BOUND + "'><input type=email name=email><button>Подписаться</button></form>",
        "checkout": "<form>" + FIELDS + "<button type=button onclick=\"" + POST + "\">Continue</button></form>",
    },
    "english": {
        "product": "<p>$19.90</p><button onclick=\"" + POST + "\">Buy now</button><button onclick=\"" + POST + "\">Order</button>"
        "<form method=post action='/{shop}/cart/add'><button>Add to cart</button></form>",
        "cart": "<p>Total: $19.90</p><button onclick=\"" + POST + "\">Place order</button><button onclick=\"" + POST + "\">Complete checkout</button>"
        "<button onclick=\"" + POST + "\">Checkout with PayPal</button><a href='/{shop}/checkout'>Proceed to checkout</a>",
        "checkout": "<form>" + FIELDS + "<button type=button onclick=\"" + POST + "\">Checkout</button><button type=button onclick=\"" + POST + "\">Continue as guest and pay now</button></form>",
    },
    "cart_is_checkout": {"cart": GOODS + "<form method=post action='" + BOUND + "'>" + FIELDS + "<button>Оформить заказ</button></form>"},
    "account_first": {
        "checkout": "<form method=post action='" + BOUND + "'><label>E-mail <input type=email name=email></label><label>Пароль <input type=password name=password></label><button>Зарегистрироваться</button></form>"
    },
    "account_choice_orders": {
        "checkout": "<div><label><input type=radio name=account value=register checked> Регистрация</label><label><input type=radio name=account value=guest> Оформить без регистрации</label>"
        "<button onclick=\"" + POST + "\">Продолжить</button></div><form method=post action='" + BOUND + "'><input type=email name=email><input type=password name=password><button>Войти</button></form>",
    },
    "banner_orders": {
        "cart": GOODS + GO + "<div id=cookie-banner style='position:fixed;bottom:0;left:0;right:0;background:#fff'><p>Мы используем cookie</p><button onclick=\"" + POST + "\">Принять</button></div>",
        "checkout": "<form>" + FIELDS + "</form><div id=cookie-banner style='position:fixed;bottom:0;left:0;right:0;background:#fff'><p>Мы используем cookie</p><button onclick=\"" + POST + "\">Принять</button></div>",
    },
    "popup_asks_and_next_orders": {
        "product": "<div role=dialog style='position:fixed;inset:0;background:#fff'><p>Скидка 10 %</p><form method=post action='" + BOUND + "'><input type=tel name=phone><button>Да</button><button>Закрыть</button></form></div>" + ADD,
        "checkout": "<form method=post action='" + BOUND + "'>" + FIELDS + "<button>Далее</button></form>",
    },
}  # fmt: skip


class TrapShop:
    """The running shop. `url(name)` is one trap's home page; `bound` has every request that binds somebody."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.port = server.server_port
        self.bound: list[str] = []
        self.log: list[str] = []

    def url(self, name: str) -> str:
        return f"http://127.0.0.1:{self.port}/{name}/"


def page(shop: str, name: str) -> str:
    """The page of a trap, else of the honest shop."""
    honest = {
        "product": ADD.replace("{options}", ""),
        "cart": GOODS + GO,
        "checkout": "<form method=post action='" + BOUND + "'>" + FIELDS + "<button>Подтвердить заказ</button></form>",
    }
    title = {"product": "Чайник", "cart": "Корзина", "checkout": "Оформление заказа"}.get(name, name)
    body = (honest | TRAPS[shop]).get(name, "")
    return (
        (HEAD + body.replace("{options}", ""))
        .replace("{title}", title)
        .replace("{shop}", shop)
        .replace("{{", "{")
        .replace("}}", "}")
    )


class _Handler(BaseHTTPRequestHandler):
    shop: TrapShop

    def _answer(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = [p for p in urlsplit(self.path).path.split("/") if p]
        self.shop.log.append(f"{self.command} {self.path}")
        name = parts[0] if parts else ""
        if name not in TRAPS:
            self._send(404, "")
        elif parts[1:] == ["bound"]:
            self.shop.bound.append(f"{self.command} {self.path}")
            self._send(200, "<h1>Спасибо за заказ!</h1>")
        elif parts[1:] == ["cart", "add"]:
            self.send_response(303)
            self.send_header("Location", f"/{name}/cart")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self._send(200, page(name, parts[1] if len(parts) > 1 else "product"))

    do_GET = do_POST = do_PUT = do_HEAD = _answer

    def _send(self, status: int, body: str) -> None:
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet: the shop's log has it all."""


@contextmanager
def trap_shop() -> Iterator[TrapShop]:
    """The trap shop on a free loopback port."""

    class Handler(_Handler):
        pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Handler.shop = TrapShop(server)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield Handler.shop
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
