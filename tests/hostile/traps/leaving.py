"""Acts at the moment the visitor goes: other page, other tab, closed tab, lost focus, Back."""

from __future__ import annotations

from tests.hostile.trap import Act, Trap

TRAPS = (
    Trap(
        name="leave-pagehide",
        language="ru",
        goods="Рюкзак походный",
        tries="leaving a product sends an abandoned lead",
        way="sendBeacon",
        moment="pagehide",
        step="leave the product",
        visit=("open product", "leave"),
        acts=(Act("lead", "/leads/abandoned", "POST", answer="empty"),),
        insert={
            "product": """<script>addEventListener('pagehide', () =>
navigator.sendBeacon('/leads/abandoned', new Blob(['{"phone":"8001112233"}'], {type: 'text/plain'})));</script>"""
        },
    ),
    Trap(
        name="leave-beforeunload",
        language="en",
        goods="Hiking Backpack",
        tries="leaving the cart turns it into an order",
        way="fetch keepalive",
        moment="beforeunload",
        step="leave the cart",
        visit=("open cart", "press h1", "leave"),
        acts=(Act("order", "/orders", "POST", answer="json"),),
        insert={
            "cart": """<script>addEventListener('beforeunload', () =>
fetch('/orders', {method: 'POST', keepalive: true, body: 'cart=1'}));</script>"""
        },
    ),
    Trap(
        name="leave-unload",
        language="ru",
        goods="Палатка двухместная",
        tries="the old unload event still orders",
        way="sendBeacon",
        moment="unload",
        step="close the checkout",
        visit=("open checkout", "press h1", "close"),
        acts=(Act("order", "/order/finish", "POST", answer="empty"),),
        headers={"checkout": {"Permissions-Policy": "unload=(self)"}},
        insert={
            "checkout": "<script>addEventListener('unload', () => navigator.sendBeacon('/order/finish', '1'));</script>"
        },
    ),
    Trap(
        name="leave-visibility",
        language="en",
        goods="Two-Person Tent",
        tries="hiding the checkout (another page, another tab) places the order",
        way="sendBeacon",
        moment="visibilitychange",
        step="leave the checkout",
        visit=("open checkout", "leave"),
        acts=(Act("order", "/checkout/complete", "POST", answer="empty"),),
        insert={
            "checkout": """<script>document.addEventListener('visibilitychange', () => { if (document.hidden)
navigator.sendBeacon('/checkout/complete', new URLSearchParams({id: 7})); });</script>"""
        },
    ),
    Trap(
        name="leave-closing-tab",
        language="ru",
        goods="Спальный мешок",
        tries="closing the tab subscribes, by a picture and a beacon",
        way="new Image() and sendBeacon",
        moment="closing of the tab",
        step="close the product",
        visit=("open product", "press h1", "close"),
        acts=(Act("subscription", "/(subscribe|podpiska)", "GET|POST", answer="gif"),),
        insert={
            "product": """<script>onpagehide = () => { new Image().src = '/podpiska?email=guest%40shop.example';
navigator.sendBeacon('/subscribe', 'email=guest'); };</script>"""
        },
    ),
    Trap(
        name="leave-fetch-later",
        language="en",
        goods="Sleeping Bag",
        tries="queues the order with the browser, which sends it once the page is gone",
        way="fetchLater()",
        moment="after the document is destroyed",
        step="leave the checkout",
        visit=("open checkout", "leave", "wait 1"),
        acts=(Act("order", "/order/later", "POST", answer="json"),),
        insert={
            "checkout": """<script>if (window.fetchLater) fetchLater('/order/later', {method: 'POST', body: 'id=7',
activateAfter: 60000});</script>"""
        },
    ),
    Trap(
        name="leave-blur-focus",
        language="ru",
        goods="Коврик туристический",
        tries="a window that loses and regains the focus likes the product",
        way="fetch",
        moment="focusin and focusout, blur and focus of the window",
        step="type into a field, go to another tab and back",
        visit=("open checkout", "focus input[name=city]", "tab", "focus input[name=name]"),
        acts=(Act("vote", "/like", "POST", answer="json"),),
        insert={
            "checkout": """<script>for (const moment of ['blur', 'focus', 'focusin', 'focusout'])
addEventListener(moment, () => fetch('/like', {method: 'POST', body: 'id=7&when=' + moment}));</script>"""
        },
    ),
    Trap(
        name="leave-history",
        language="en",
        goods="Camping Stove",
        tries="a forged step of history: Back stays on the page and orders",
        way="history.pushState, popstate, location=",
        moment="Back",
        step="go back from the product",
        visit=("open home", "open product", "press h1", "back"),
        acts=(Act("order", "/order/from-back", "GET"),),
        insert={
            "product": """<script>history.pushState({}, '', '#offer'); addEventListener('popstate', () =>
{ location.href = '/order/from-back?id=7'; });</script>"""
        },
    ),
    Trap(
        name="leave-page-swap",
        language="ru",
        goods="Горелка газовая",
        tries="the newer events of leaving each save a lead",
        way="fetch keepalive from navigate, pageswap and freeze",
        moment="navigation.onnavigate, pageswap",
        step="press a link of the header",
        visit=("open product", "press nav a[href='/delivery']", "wait 1"),
        acts=(Act("lead", "/lead/save", "POST", answer="json"),),
        insert={
            "product": """<script>const save = event => fetch('/lead/save', {method: 'POST', keepalive: true, body: event.type});
if (window.navigation) navigation.addEventListener('navigate', save); addEventListener('pageswap', save);
document.addEventListener('freeze', save);</script>"""
        },
    ),
    Trap(
        name="leave-worker",
        language="en",
        goods="Head Torch",
        tries="leaving wakes a worker, which sends the lead when the page can no longer",
        way="postMessage to a dedicated worker",
        moment="visibilitychange, then the worker",
        step="go to another page by a link",
        visit=("open product", "wait 0.5", "press nav a[href='/contacts']", "wait 1"),
        acts=(Act("lead", "/crm/lead", "POST", answer="json"),),
        files={
            "/w.js": "onmessage = event => fetch('/crm/lead', {method: 'POST', keepalive: true, body: event.data});"
        },
        insert={
            "product": """<script>const w = new Worker('/w.js'); for (const link of document.querySelectorAll('nav a'))
link.addEventListener('click', event => { event.preventDefault(); w.postMessage('bye');
setTimeout(() => { location = link.href; }, 150); }); addEventListener('pagehide', () => w.postMessage('gone'));</script>"""
        },
    ),
    Trap(
        name="leave-frame",
        language="ru",
        goods="Фонарь налобный",
        tries="a frame in the page sends the lead when it is unloaded, from about:blank",
        way="sendBeacon of an about:blank frame",
        moment="pagehide of a frame",
        step="leave the product",
        visit=("open product", "leave"),
        acts=(Act("lead", "/callback/request", "POST", answer="empty"),),
        insert={
            "product": """<script>const frame = document.createElement('iframe'); frame.hidden = true; document.body.append(frame);
const inner = frame.contentWindow; inner.addEventListener('pagehide', () =>
inner.navigator.sendBeacon('{{origin}}/callback/request', 'phone=8001112233'));</script>"""
        },
    ),
)
