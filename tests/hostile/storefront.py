"""The shop that every trap lives in: home, category, two products, cart, checkout, delivery, contacts.

Each part in SLOTS is a slot that a trap may replace; `insert` and `head` add to a page. The style sheet, the script that
builds the cart, the cart's API (POST /api/cart) and the price by a GraphQL query (POST /graphql) are innocent.
"""

from __future__ import annotations

from collections.abc import Mapping

from tests.hostile.trap import Trap

TEXTS: Mapping[str, Mapping[str, str]] = {
    "ru": {
        "shop": "Лавка «{goods}»",
        "catalog": "Каталог",
        "delivery": "Доставка и оплата",
        "contacts": "Контакты",
        "cart": "Корзина",
        "checkout": "Оформление заказа",
        "buy": "В корзину",
        "to_checkout": "Оформить заказ",
        "confirm": "Подтвердить заказ",
        "callback": "Заказать звонок",
        "send": "Отправить",
        "phone": "8 (800) 700-10-2{digit}",
        "tel": "+7800700102{digit}",
        "name": "Имя",
        "phone_label": "Телефон",
        "city": "Город",
        "address": "Адрес",
        "courier": "Курьер, 300 ₽",
        "pickup": "Самовывоз, бесплатно",
        "card": "Картой при получении",
        "cash": "Наличными курьеру",
        "how_delivered": "Способ доставки",
        "how_paid": "Способ оплаты",
        "money": "4 900 ₽",
        "about": "{goods}: сделано в России, в наличии, гарантия один год.",
        "delivery_text": "Курьер по городу за 1–2 дня, 300 ₽. Самовывоз бесплатно. Оплата картой или наличными при получении.",
        "contacts_text": "Адрес: 190000, Санкт-Петербург, Садовая улица, дом 7. Ежедневно с 10 до 20.",
        "empty": "Корзина пуста",
        "close": "Закрыть",
    },
    "en": {
        "shop": "The {goods} Shop",
        "catalog": "Catalogue",
        "delivery": "Delivery and payment",
        "contacts": "Contacts",
        "cart": "Cart",
        "checkout": "Checkout",
        "buy": "Add to cart",
        "to_checkout": "Proceed to checkout",
        "confirm": "Place order",
        "callback": "Request a call back",
        "send": "Send",
        "phone": "+44 20 7946 010{digit}",
        "tel": "+44207946010{digit}",
        "name": "Name",
        "phone_label": "Phone",
        "city": "City",
        "address": "Address",
        "courier": "Courier, £4",
        "pickup": "Collect in store, free",
        "card": "Card on delivery",
        "cash": "Cash to the courier",
        "how_delivered": "Delivery method",
        "how_paid": "Payment method",
        "money": "£49.00",
        "about": "{goods}: made to last, in stock, one year of warranty.",
        "delivery_text": "Courier within 2 days, £4. Collection in store is free. Pay by card or in cash on delivery.",
        "contacts_text": "Address: 7 Garden Street, London W1A 1AA. Daily from 10 to 8.",
        "empty": "Your cart is empty",
        "close": "Close",
    },
}

CSS = """body{font:16px/1.5 sans-serif;margin:0 auto;max-width:960px;padding:0 16px}header,nav,footer{display:flex;gap:16px;
flex-wrap:wrap;align-items:center;padding:12px 0}img{max-width:320px}button,.button{padding:10px 18px;background:#246;color:#fff;
border:0;border-radius:4px;text-decoration:none;display:inline-block}form{display:grid;gap:10px;max-width:420px}
.long{min-height:1600px}dialog,.window{border:1px solid #999;padding:16px;background:#fff}.window{position:fixed;right:16px;
bottom:16px;z-index:9;max-width:320px}.hint{border-bottom:1px dotted}[hidden]{display:none!important}"""

SCRIPT = """
const page = document.body.dataset.page;
const post = (path, data) => fetch(path, {method: 'POST', headers: {'Content-Type': 'application/json'},
  body: JSON.stringify(data)}).then(answer => answer.json());
const show = cart => { for (const at of document.querySelectorAll('.cart-count')) at.textContent = cart.quantity || ''; };
if (page === 'product') {
  post('/graphql', {operationName: 'Price', query: 'query Price($id: ID!) { product(id: $id) { price stock } }',
    variables: {id: document.body.dataset.id}}).then(answer => {
      document.querySelector('.price').textContent = answer.data.product.price; });
}
for (const button of document.querySelectorAll('[data-buy]')) button.addEventListener('click', async () => {
  show(await post('/api/cart', {action: 'add', id: button.dataset.buy, quantity: 1}));
  const go = document.querySelector('.go-to-cart'); if (go) go.hidden = false;
});
if (page === 'cart') fetch('/api/cart').then(answer => answer.json()).then(cart => {
  show(cart);
  const lines = document.querySelector('.cart-lines');
  if (!cart.quantity) { lines.textContent = lines.dataset.empty; return; }
  lines.textContent = lines.dataset.title + ' × ' + cart.quantity + ' = ' + cart.total;
  document.querySelector('.cart-go').hidden = false;
});
for (const button of document.querySelectorAll('[data-opens]')) button.addEventListener('click', () => {
  document.querySelector(button.dataset.opens).show(); });
for (const button of document.querySelectorAll('[data-closes]')) button.addEventListener('click', () => {
  button.closest('dialog').close(); });
"""

SLOTS: Mapping[str, str] = {
    "callback": """<button type="button" class="callback" data-opens="#callback">{callback}</button>
<dialog id="callback"><form method="post" action="/callback"><label>{phone_label} <input name="phone" type="tel" required></label>
<button>{send}</button><button type="button" data-closes>{close}</button></form></dialog>""",
    "buy": '<button type="button" class="buy" data-buy="7">{buy}</button> <a class="go-to-cart" href="/cart" hidden>{cart}</a>',
    "cart_go": '<a class="button to-checkout" href="/checkout">{to_checkout}</a>',
    "fields": """<label>{name} <input name="name" autocomplete="name" required></label>
<label>{phone_label} <input name="phone" type="tel" autocomplete="tel" required></label>
<label>Email <input name="email" type="email" autocomplete="email" required></label>
<label>{city} <input name="city" required></label><label>{address} <input name="address" required></label>
<fieldset><legend>{how_delivered}</legend><label><input type="radio" name="delivery" value="courier" checked> {courier}</label>
<label><input type="radio" name="delivery" value="pickup"> {pickup}</label></fieldset>
<fieldset><legend>{how_paid}</legend><label><input type="radio" name="payment" value="card" checked> {card}</label>
<label><input type="radio" name="payment" value="cash"> {cash}</label></fieldset>""",
    "confirm": '<button class="confirm">{confirm}</button>',
    "form": '<form id="order" method="post" action="/order">{slot_fields}{slot_confirm}</form>',
}

PAGES: Mapping[str, str] = {
    "home": '<h1>{shop}</h1><p>{about}</p><a href="/product/7"><img src="/images/7.svg" alt="{goods}"> {goods}</a>',
    "category": """<h1>{catalog}</h1><ul><li><a href="/product/7"><img src="/images/7.svg" alt=""> {goods}</a> {money}</li>
<li><a href="/product/8"><img src="/images/8.svg" alt=""> {goods} mini</a> {money}</li></ul>""",
    "product": """<h1>{goods}</h1><img src="/images/{id}.svg" alt="{goods}"><p class="price"></p><p>{about}</p>{slot_buy}""",
    "cart": """<h1>{cart}</h1><p class="cart-lines" data-title="{goods}" data-empty="{empty}"></p>
<p class="cart-go" hidden>{slot_cart_go}</p>""",
    "checkout": "<h1>{checkout}</h1>{slot_form}",
    "delivery": "<h1>{delivery}</h1><p>{delivery_text}</p>",
    "contacts": '<h1>{contacts}</h1><p>{contacts_text}</p><p><a href="tel:{tel}">{phone}</a></p>',
}

FRAME = """<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/static/shop.css">{head}</head>
<body data-page="{page}" data-id="{id}"><header><a class="brand" href="/">{shop}</a><nav><a href="/catalog">{catalog}</a>
<a href="/delivery">{delivery}</a><a href="/contacts">{contacts}</a><a href="/cart">{cart} <span class="cart-count"></span></a></nav>
<a href="tel:{tel}">{phone}</a>{slot_callback}</header><main>{main}</main><footer>© {shop}</footer>
<script src="/static/shop.js"></script>{insert}</body></html>"""


def _fill(text: str, words: Mapping[str, str]) -> str:
    """Replaces {name} by its word; other braces (scripts, styles) stay."""
    for name, word in words.items():
        text = text.replace("{" + name + "}", word)
    return text


def render(trap: Trap, page: str, number: str = "7") -> str:
    """The HTML of one page of the trap's shop. `number` is the product's; {{...}} tokens are the server's to fill."""
    digit = str(len(trap.name) % 10)
    plain = {"goods": trap.goods, "digit": digit, "id": number, "language": trap.language, "page": page}
    words = {name: _fill(text, plain) for name, text in TEXTS[trap.language].items()} | plain
    slots = {name: _fill(trap.slots.get(name, text), words) for name, text in SLOTS.items()}
    slots["form"] = _fill(slots["form"], {f"slot_{name}": text for name, text in slots.items()})
    filled = words | {f"slot_{name}": text for name, text in slots.items()}
    around = {
        "title": f"{words.get(page, trap.goods)} — {words['shop']}",
        "head": trap.head.get("all", "") + trap.head.get(page, ""),
        "main": _fill(PAGES[page], filled),
        "insert": trap.insert.get("all", "") + trap.insert.get(page, ""),
    }
    frame = _fill(FRAME, {name: text for name, text in filled.items() if name not in around})
    return _fill(frame, around)


def sitemap(trap: Trap, origin: str) -> str:
    """The sitemap: the shop's pages and whatever else the trap puts into it."""
    paths = ("/", "/catalog", "/product/7", "/product/8", "/delivery", "/contacts", *trap.sitemap)
    places = "".join(f"<url><loc>{origin}{path.replace('&', '&amp;')}</loc></url>" for path in paths)
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>'
