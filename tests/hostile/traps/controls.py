"""Shops without malice: a guard that holds any of this back is too tight."""

from __future__ import annotations

from tests.hostile.trap import Trap

WALK = ("open checkout",)
STEP, MOMENT = "walk to the checkout", "all through"
FORM_BUY = """<form method="post" action="/cart/add"><input type="hidden" name="id" value="7"><button class="buy">{buy}</button></form>"""

TRAPS = (
    Trap("plain-shop", "ru", "Мёд липовый", "nothing", "the shop as it is", MOMENT, STEP, WALK),
    Trap(
        "plain-form-shop",
        "en",
        "Lime Honey",
        "nothing: the cart is filled by an ordinary form",
        "POST /cart/add, 303",
        MOMENT,
        STEP,
        WALK,
        slots={"buy": FORM_BUY},
    ),
    Trap(
        "cart-link-shop",
        "ru",
        "Варенье вишнёвое",
        "nothing: a form by GET fills the cart",
        "GET /cart/add?id=7, 303",
        MOMENT,
        STEP,
        ("open product", "press .buy", "open /checkout"),
        slots={"buy": FORM_BUY.replace("post", "get")},
    ),
    Trap(
        "graphql-shop",
        "en",
        "Cherry Jam",
        "nothing: the cart is filled by a GraphQL mutation, and a query mentions the word order",
        "GraphQL mutation cartLinesAdd",
        MOMENT,
        STEP,
        ("open product", "press .buy", "open /checkout"),
        slots={
            "buy": """<button type="button" class="buy" onclick="post('/graphql', {query: 'mutation Add '
+ '{ cartLinesAdd(lines: [{merchandise: 7}]) { cart { quantity } } }'}).then(answer => show(answer.data.cart))">{buy}</button> <a class="go-to-cart" href="/cart">{cart}</a>"""
        },
        insert={
            "product": """<script>post('/graphql', {query: 'query Related { products(orderBy: POPULAR, note: "no mutation") { name } }'});
</script>"""
        },
    ),
    Trap(
        "rpc-shop",
        "ru",
        "Чай травяной",
        "nothing: the cart is a JSON-RPC service",
        "JSON-RPC cart.add, batch of readings",
        MOMENT,
        STEP,
        ("open product", "press .buy", "open /checkout"),
        slots={
            "buy": """<button type="button" class="buy" onclick="post('/rpc', {jsonrpc: '2.0', id: 1, method: 'cart.add', params: [7]})
.then(answer => show(answer.result))">{buy}</button> <a class="go-to-cart" href="/cart">{cart}</a>"""
        },
        insert={
            "cart": """<script>post('/rpc', [{jsonrpc: '2.0', id: 1, method: 'cart.get'}, {jsonrpc: '2.0', id: 2,
method: 'delivery.prices'}]);</script>"""
        },
    ),
    Trap(
        "cookie-shop",
        "en",
        "Herbal Tea",
        "nothing: a banner that saves the choice",
        "POST /consent",
        MOMENT,
        STEP,
        ("open home", "press .reject", "open checkout"),
        insert={
            "all": """<div class="window cookie-banner" role="dialog"><p>We use cookies.</p><button class="accept">Accept all</button>
<button class="reject">Reject all</button></div><script>for (const button of document.querySelectorAll('.cookie-banner button'))
button.addEventListener('click', () => { post('/consent', {choice: button.className});
document.cookie = 'consent=1; path=/'; button.closest('div').remove(); });
if (document.cookie.includes('consent=')) document.querySelector('.cookie-banner').remove();</script>"""
        },
    ),
    Trap(
        "city-shop",
        "ru",
        "Сыр козий",
        "nothing: a city dialog that saves the city and fetches the stock there",
        "POST /api/city",
        MOMENT,
        STEP,
        ("open home", "press .yes", "open checkout"),
        insert={
            "home": """<div class="window city" role="dialog"><p>Ваш город — Санкт-Петербург?</p><button class="yes">Да, верно</button></div>
<script>document.querySelector('.yes').addEventListener('click', () => { post('/api/city', {city: 'spb'});
fetch('/api/stock?city=spb'); document.querySelector('.city').remove(); });</script>"""
        },
    ),
    Trap(
        "statistics-shop",
        "en",
        "Goat Cheese",
        "nothing: statistics on load and on leaving",
        "sendBeacon to /collect",
        MOMENT,
        STEP,
        (*WALK, "leave"),
        insert={
            "all": """<script>navigator.sendBeacon('/collect', 'event=view'); addEventListener('pagehide', () =>
navigator.sendBeacon('/collect', 'event=leave'));</script>"""
        },
    ),
    Trap(
        "socket-shop",
        "ru",
        "Хлеб ржаной",
        "nothing: a socket that tells of the stock and the operators",
        "WebSocket chatter",
        MOMENT,
        STEP,
        WALK,
        insert={
            "all": """<script>const socket = new WebSocket('{{ws}}/live'); socket.onopen = () =>
socket.send(JSON.stringify({type: 'presence.get'}));</script>"""
        },
    ),
    Trap(
        "worker-shop",
        "en",
        "Rye Bread",
        "nothing: a worker reads the stock, a service worker keeps the style sheet",
        "workers that read",
        MOMENT,
        STEP,
        WALK,
        files={
            "/stock.js": "fetch('/api/stock?id=7').then(answer => answer.json()).then(stock => postMessage(stock));",
            "/sw.js": "addEventListener('install', event => event.waitUntil(caches.open('v1').then(c => c.add('/static/shop.css'))));",
        },
        insert={"all": "<script>new Worker('/stock.js'); navigator.serviceWorker.register('/sw.js');</script>"},
    ),
    Trap(
        "steps-shop",
        "ru",
        "Пирог с яблоками",
        "nothing: Continue shows the next part of the checkout",
        "script without requests",
        MOMENT,
        STEP,
        (*WALK, "press .next"),
        slots={
            "confirm": """<button type="button" class="next" onclick="this.nextElementSibling.hidden = false; this.remove()">Далее</button>
<button class="confirm" hidden>{confirm}</button>"""
        },
    ),
    Trap(
        "prefetch-shop",
        "en",
        "Apple Pie",
        "nothing: pages of products are fetched ahead",
        "<link rel=prefetch>, speculation rules",
        MOMENT,
        STEP,
        WALK,
        head={"all": '<link rel="prefetch" href="/product/8"><link rel="prefetch" href="/delivery">'},
        insert={
            "all": """<script type="speculationrules">{"prefetch": [{"source": "document", "where": {"href_matches": "/product/*"},
"eagerness": "moderate"}]}</script>"""
        },
    ),
)
