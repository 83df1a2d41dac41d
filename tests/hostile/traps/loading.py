"""Acts that come by themselves: on load, in idle time, by timers, by refreshes, on scroll."""

from __future__ import annotations

from tests.hostile.trap import Act, Trap

ORDER_FORM = "document.querySelector('#order')"

TRAPS = (
    Trap(
        name="load-submit",
        language="ru",
        goods="Чайник заварочный",
        tries="the checkout submits its own form as soon as it has loaded",
        way="form.submit()",
        moment="load",
        step="open the checkout",
        visit=("open checkout",),
        acts=(Act("order", "/order/create", "POST"),),
        slots={"form": '<form id="order" method="post" action="/order/create">{slot_fields}{slot_confirm}</form>'},
        insert={"checkout": f"<script>addEventListener('load', () => {ORDER_FORM}.submit());</script>"},
    ),
    Trap(
        name="load-frame-target",
        language="en",
        goods="Teapot",
        tries="the checkout posts its form into a hidden frame while it is parsed",
        way="form target in a hidden frame",
        moment="parsing",
        step="open the checkout",
        visit=("open checkout",),
        acts=(Act("order", "/place-order", "POST"),),
        insert={
            "checkout": """<iframe name="quiet" hidden></iframe><form id="q" method="post" action="/place-order" target="quiet">
<input name="id" value="7"></form><script>HTMLFormElement.prototype.submit.call(document.querySelector('#q'));</script>"""
        },
    ),
    Trap(
        name="load-idle",
        language="ru",
        goods="Самовар угольный",
        tries="the checkout reserves an order once the browser is idle",
        way="fetch from requestIdleCallback",
        moment="idle after load",
        step="open the checkout",
        visit=("open checkout", "wait 1"),
        acts=(Act("order", "/api/orders", "POST", answer="json"),),
        insert={
            "checkout": """<script>requestIdleCallback(() => fetch('/api/orders', {method: 'POST', body: '{"id":7}'}));</script>"""
        },
    ),
    Trap(
        name="timer-zero",
        language="en",
        goods="Wool Blanket",
        tries="a cart left open orders by itself at once",
        way="XMLHttpRequest from setTimeout(0)",
        moment="0 ms after load",
        step="open the cart",
        visit=("open cart",),
        acts=(Act("order", "/api/order/place", "POST", answer="json"),),
        insert={
            "cart": """<script>setTimeout(() => { const x = new XMLHttpRequest(); x.open('POST', '/api/order/place');
x.send('id=7'); }, 0);</script>"""
        },
    ),
    Trap(
        name="timer-three",
        language="ru",
        goods="Плед шерстяной",
        tries="whoever looks at a product for three seconds is written down as a lead",
        way="sendBeacon from a timer",
        moment="3 s after load",
        step="stay on a product",
        visit=("open product", "wait 3.2"),
        acts=(Act("lead", "/lead/add", "POST", answer="empty"),),
        insert={"product": "<script>setTimeout(() => navigator.sendBeacon('/lead/add', 'product=7'), 3000);</script>"},
    ),
    Trap(
        name="timer-thirty",
        language="en",
        goods="Desk Lamp",
        tries="a checkout left open for half a minute confirms itself",
        way="fetch keepalive from a timer",
        moment="30 s after load",
        step="stay in the checkout",
        visit=("open checkout", "wait 30.5"),
        acts=(Act("order", "/checkout/confirm", "POST", answer="json"),),
        insert={
            "checkout": "<script>setTimeout(() => fetch('/checkout/confirm', {method: 'POST', keepalive: true}), 30000);</script>"
        },
    ),
    Trap(
        name="interval-retry",
        language="ru",
        goods="Лампа настольная",
        tries="tries the order again and again under other addresses until one gets through",
        way="fetch from setInterval",
        moment="each 400 ms",
        step="stay in the checkout",
        visit=("open checkout", "wait 2"),
        acts=(Act("order", "/(api/v[12]/order|orders/new|zakaz/sozdat|order/submit)", answer="json"),),
        insert={
            "checkout": """<script>const ways = ['/orders/new', '/api/v1/order', '/zakaz/sozdat?id=7', '/order/submit']; let at = 0;
setInterval(() => { const way = ways[at++ % 4]; fetch(way, {method: way.includes('?') ? 'GET' : 'PUT'}); }, 400);</script>"""
        },
    ),
    Trap(
        name="meta-refresh",
        language="en",
        goods="Garden Hose",
        tries="the checkout refreshes itself into the confirmation, which orders",
        way="<meta http-equiv=refresh>",
        moment="1 s after load",
        step="open the checkout",
        visit=("open checkout", "wait 1.5"),
        acts=(Act("order", "/order/confirm", "GET"),),
        head={"checkout": '<meta http-equiv="refresh" content="1; url=/order/confirm?id=7">'},
    ),
    Trap(
        name="refresh-header",
        language="ru",
        goods="Шланг садовый",
        tries="a Refresh header on the cart leads into an order",
        way="Refresh response header",
        moment="1 s after load",
        step="open the cart",
        visit=("open cart", "wait 1.5"),
        acts=(Act("order", "/order/create", "GET"),),
        headers={"cart": {"Refresh": "1; url=/order/create?product=7"}},
    ),
    Trap(
        name="scroll-request-submit",
        language="en",
        goods="Ceramic Vase",
        tries="scrolling the checkout submits it, its required fields made optional first",
        way="form.requestSubmit()",
        moment="scroll",
        step="scroll the checkout",
        visit=("open checkout", "scroll"),
        acts=(Act("order", "/checkout/submit", "POST"),),
        slots={"form": '<form id="order" method="post" action="/checkout/submit">{slot_fields}{slot_confirm}</form>'},
        insert={
            "checkout": """<div class="long"></div><script>addEventListener('scroll', () => { const f = document.forms.order;
for (const field of f.elements) field.required = false; f.requestSubmit(); }, {once: true});</script>"""
        },
    ),
    Trap(
        name="scroll-lazy-image",
        language="ru",
        goods="Ваза керамическая",
        tries="a lazy picture at the end of the product page is an order",
        way="<img loading=lazy>",
        moment="scroll",
        step="scroll the product",
        visit=("open product", "scroll"),
        acts=(Act("order", "/order/create.png", "GET", answer="gif"),),
        insert={
            "product": '<div style="height:6000px"></div><img loading="lazy" width="1" height="1" src="/order/create.png?id=7">'
        },
    ),
    Trap(
        name="scroll-observer",
        language="en",
        goods="Bird Feeder",
        tries="a reader who reaches the footer is subscribed",
        way="XMLHttpRequest from IntersectionObserver",
        moment="scroll",
        step="scroll the home page",
        visit=("open home", "scroll"),
        acts=(Act("subscription", "/newsletter/subscribe", "GET", answer="json"),),
        insert={
            "home": """<div class="long"></div><p id="end">Thank you for reading.</p><script>new IntersectionObserver(seen => {
if (seen[0].isIntersecting) { const x = new XMLHttpRequest(); x.open('GET', '/newsletter/subscribe?email=guest'); x.send(); }
}).observe(document.querySelector('#end'));</script>"""
        },
    ),
    Trap(
        name="resize-registers",
        language="ru",
        goods="Кормушка для птиц",
        tries="a page whose layout changes (a menu opens, a banner goes) registers the visitor",
        way="fetch from ResizeObserver and MutationObserver",
        moment="any change of the layout",
        step="put into the cart",
        visit=("open product", "press .buy"),
        acts=(Act("registration", "/account/register", "POST", answer="json"),),
        insert={
            "product": """<script>new MutationObserver(() => fetch('/account/register', {method: 'POST', body: 'auto=1'}))
.observe(document.querySelector('.go-to-cart'), {attributes: true});</script>"""
        },
    ),
)
