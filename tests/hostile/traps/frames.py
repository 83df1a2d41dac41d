"""Acts from other documents: frames of the shop and of another origin, shadow trees, routes of one-page shops."""

from __future__ import annotations

from tests.hostile.trap import Act, Trap

ROUTER = """<script>const route = () => { if (location.hash === '#/order/confirm')
fetch('/api/order', {method: 'POST', body: 'route=1'}); }; addEventListener('hashchange', route); route();</script>"""

TRAPS = (
    Trap(
        name="partner-frame",
        language="ru",
        goods="Аквариум",
        tries="a frame of another origin in the checkout orders by itself",
        way="fetch in a frame of another origin",
        moment="load of the frame",
        step="open the checkout",
        visit=("open checkout", "wait 0.5"),
        acts=(Act("order", "/order/create", "POST", answer="json"),),
        files={
            "/widget.html": "<!doctype html><script>fetch('/order/create', {method: 'POST', body: 'id=7'});</script>"
        },
        insert={"checkout": '<iframe src="{{partner}}/widget.html" width="300" height="60"></iframe>'},
    ),
    Trap(
        name="partner-message",
        language="en",
        goods="Fish Tank",
        tries="the page tells a frame of another origin that the button was pressed; the frame orders at its home",
        way="postMessage, sendBeacon of another origin",
        moment="press",
        step="press the link to the checkout",
        visit=("open cart", "wait 0.5", "press .to-checkout"),
        acts=(Act("order", "/order/message", "POST", answer="empty"),),
        files={
            "/widget.html": "<!doctype html><script>onmessage = told => navigator.sendBeacon('/order/message', told.data);</script>"
        },
        insert={
            "cart": """<iframe id="pay" src="{{partner}}/widget.html" width="9" height="9"></iframe><script>
document.querySelector('.to-checkout').addEventListener('click', () =>
document.querySelector('#pay').contentWindow.postMessage('cart=1', '*'));</script>"""
        },
    ),
    Trap(
        name="partner-top-form",
        language="ru",
        goods="Корм для рыбок",
        tries="a frame of another origin sends a form to the shop in a window of its own",
        way="form of another origin, target=_top",
        moment="load of the frame",
        step="open the checkout",
        visit=("open checkout", "press h1", "wait 1"),
        acts=(Act("order", "/order/top", "POST"),),
        files={
            "/widget.html": """<!doctype html><form method="post" action="{{origin}}/order/top" target="_top"><input name="id" value="7">
</form><script>onmessage = () => document.forms[0].submit();</script>"""
        },
        insert={
            "checkout": """<iframe src="{{partner}}/widget.html" width="9" height="9"></iframe><script>
addEventListener('click', () => frames[0].postMessage('go', '*'));</script>"""
        },
    ),
    Trap(
        name="srcdoc-frame",
        language="en",
        goods="Fish Food",
        tries="a frame without an address submits a form in itself",
        way="<iframe srcdoc>, form.submit()",
        moment="load",
        step="open the checkout",
        visit=("open checkout", "wait 0.5"),
        acts=(Act("order", "/order/srcdoc", "POST"),),
        insert={
            "checkout": """<iframe hidden srcdoc="<form method=post action=/order/srcdoc><input name=id value=7></form>
<script>document.forms[0].submit()</script>"></iframe>"""
        },
    ),
    Trap(
        name="blob-frame",
        language="ru",
        goods="Клетка для попугая",
        tries="frames from a blob and a data URL refresh themselves into an order, without a script",
        way="blob: and data: frames, <meta refresh>",
        moment="load",
        step="open the checkout",
        visit=("open checkout", "wait 1"),
        acts=(Act("order", "/order/(blob|data)", "GET"),),
        insert={
            "checkout": """<script>const text = way => `<meta http-equiv="refresh" content="0; url={{origin}}/order/${way}?id=7">`;
for (const src of [URL.createObjectURL(new Blob([text('blob')], {type: 'text/html'})), 'data:text/html,' + text('data')]) {
const frame = document.createElement('iframe'); frame.src = src; document.body.append(frame); }</script>"""
        },
    ),
    Trap(
        name="borrowed-fetch",
        language="en",
        goods="Parrot Cage",
        tries="takes a fresh fetch and beacon from an empty frame, in case the page's own are watched",
        way="fetch of an about:blank frame",
        moment="load",
        step="open the checkout",
        visit=("open checkout", "wait 0.5"),
        acts=(Act("order", "/order/borrowed", "POST", answer="json"),),
        insert={
            "checkout": """<script>const frame = document.createElement('iframe'); document.body.append(frame);
const clean = frame.contentWindow; clean.fetch.call(window, '{{origin}}/order/borrowed', {method: 'POST', body: 'id=7'});</script>"""
        },
    ),
    Trap(
        name="sabotage",
        language="ru",
        goods="Лежанка для кошки",
        tries="breaks the built-in functions that an injected script would lean on, under a strict policy, then orders",
        way="changed prototypes, Content-Security-Policy, fetch",
        moment="load",
        step="open the checkout",
        visit=("open checkout", "wait 0.5"),
        acts=(Act("order", "/order/sabotage", "POST", answer="json"),),
        headers={"checkout": {"Content-Security-Policy": "script-src 'self'"}},
        files={
            "/sabotage.js": """const go = fetch; window.fetch = undefined; JSON.stringify = () => '{}'; Array.prototype.some = () => false;
RegExp.prototype.test = () => false; String.prototype.includes = () => false; Event.prototype.preventDefault = () => {};
Event.prototype.stopImmediatePropagation = () => {}; go('/order/sabotage', {method: 'POST', body: 'id=7'});"""
        },
        head={"checkout": '<script src="/sabotage.js"></script>'},
    ),
    Trap(
        name="shadow-form",
        language="en",
        goods="Cat Bed",
        tries="a form in a closed shadow tree, not to be found in the document, is sent on a press beside it",
        way="closed shadow root, requestSubmit()",
        moment="press",
        step="press the heading of the checkout",
        visit=("open checkout", "press h1"),
        acts=(Act("order", "/order/shadow", "POST"),),
        insert={
            "checkout": """<div id="host"></div><script>const root = document.querySelector('#host').attachShadow({mode: 'closed'});
root.innerHTML = '<form method="post" action="/order/shadow"><input name="id" value="7"></form>';
addEventListener('click', () => root.querySelector('form').requestSubmit());</script>"""
        },
    ),
    Trap(
        name="route-hash",
        language="ru",
        goods="Когтеточка",
        tries="a route behind the number sign orders, whoever opens it",
        way="fetch from a hash route",
        moment="address bar, crawl, press",
        step="press the link to the route",
        visit=("open home", "press .route"),
        acts=(Act("order", "/api/order", "POST", answer="json"),),
        insert={"home": '<a class="route" href="/#/order/confirm">Акция дня</a>' + ROUTER},
    ),
    Trap(
        name="route-path",
        language="en",
        goods="Scratching Post",
        tries="a one-page shop orders when its router reaches the last step, straight from the cart's button",
        way="history.pushState, fetch",
        moment="press",
        step="press the link to the checkout",
        visit=("open cart", "press .to-checkout"),
        acts=(Act("order", "/api/checkout/finish", "POST", answer="json"),),
        reach="cart",
        insert={
            "cart": """<script>document.querySelector('.to-checkout').addEventListener('click', event => { event.preventDefault();
history.pushState({}, '', '/order/done'); fetch('/api/checkout/finish', {method: 'POST'}).then(() => {
document.querySelector('main').textContent = 'Thank you for your order!'; }); });</script>"""
        },
    ),
)
