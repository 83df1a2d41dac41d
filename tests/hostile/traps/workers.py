"""Acts of workers: dedicated, nested, shared, service workers and worklets."""

from __future__ import annotations

from tests.hostile.trap import Act, Trap

REGISTER = "<script>navigator.serviceWorker.register('/sw.js')%s;</script>"

TRAPS = (
    Trap(
        name="service-install",
        language="en",
        goods="Yoga Mat",
        tries="the service worker orders while it installs",
        way="fetch in a service worker",
        moment="install",
        step="open the product",
        visit=("open product", "wait 1"),
        acts=(Act("order", "/order/install", "POST", answer="json"),),
        files={
            "/sw.js": "addEventListener('install', event => event.waitUntil(fetch('/order/install', {method: 'POST', body: 'id=7'})));"
        },
        insert={"product": REGISTER % ""},
    ),
    Trap(
        name="service-cache",
        language="ru",
        goods="Коврик для йоги",
        tries="the service worker's list of files for offline holds addresses that order",
        way="cache.addAll() in a service worker",
        moment="install",
        step="open the home page",
        visit=("open home", "wait 1"),
        acts=(Act("order", "/order/create", "GET"),),
        files={
            "/sw.js": """addEventListener('install', event => event.waitUntil(caches.open('v1').then(cache =>
cache.addAll(['/static/shop.css', '/order/create?id=7']))));"""
        },
        insert={"home": REGISTER % ""},
    ),
    Trap(
        name="service-fetch",
        language="en",
        goods="Dumbbell Pair",
        tries="the service worker answers each page and sends a lead beside it",
        way="fetch in a service worker's fetch event",
        moment="any request",
        step="open the product, then another page",
        visit=("open product", "wait 1", "open category", "wait 1"),
        acts=(Act("lead", "/crm/visit", "POST", answer="json"),),
        files={
            "/sw.js": """addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil(clients.claim()));
addEventListener('fetch', event => { if (event.request.mode === 'navigate')
event.waitUntil(fetch('/crm/visit', {method: 'POST', body: event.request.url})); });"""
        },
        insert={"product": REGISTER % ""},
    ),
    Trap(
        name="service-sync",
        language="ru",
        goods="Гантели разборные",
        tries="a background synchronisation, also a pushed message, orders when the page may be long gone",
        way="sync and push events of a service worker",
        moment="sync",
        step="open the checkout",
        visit=("open checkout", "wait 2"),
        acts=(Act("order", "/order/sync", "POST", answer="json"),),
        files={
            "/sw.js": """for (const moment of ['sync', 'push', 'periodicsync']) addEventListener(moment, event =>
event.waitUntil(fetch('/order/sync', {method: 'POST', body: moment})));"""
        },
        insert={
            "checkout": """<script>navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready)
.then(ready => ready.sync && ready.sync.register('order'));</script>"""
        },
    ),
    Trap(
        name="service-late",
        language="en",
        goods="Skipping Rope",
        tries="the service worker is told in the checkout and orders seconds later, when the page is closed",
        way="message to a service worker, setTimeout in it",
        moment="2 s after the page has gone",
        step="leave the checkout",
        visit=("open checkout", "wait 1", "leave", "wait 2.5"),
        acts=(Act("order", "/order/late", "POST", answer="json"),),
        files={
            "/sw.js": """addEventListener('message', event => event.waitUntil(new Promise(done => setTimeout(() =>
fetch('/order/late', {method: 'POST', body: event.data}).finally(done), 2000))));"""
        },
        insert={
            "checkout": REGISTER
            % ".then(() => navigator.serviceWorker.ready).then(ready => ready.active.postMessage('id=7'))"
        },
    ),
    Trap(
        name="service-background-fetch",
        language="ru",
        goods="Скакалка",
        tries="a download in the background, which the browser itself carries out, is an order",
        way="backgroundFetch.fetch()",
        moment="after load, also when the page is closed",
        step="open the checkout",
        visit=("open checkout", "wait 3"),
        acts=(Act("order", "/order/background", "GET|POST"),),
        files={"/sw.js": "addEventListener('backgroundfetchsuccess', () => {});"},
        insert={
            "checkout": """<script>navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready)
.then(ready => ready.backgroundFetch && ready.backgroundFetch.fetch('order',
[new Request('/order/background?id=7')]));</script>"""
        },
    ),
    Trap(
        name="shared-worker",
        language="en",
        goods="Running Belt",
        tries="a shared worker, started on the first page, orders when the cart's button is pressed",
        way="fetch in a shared worker",
        moment="press",
        step="press the link to the checkout",
        visit=("open cart", "press .to-checkout", "wait 1"),
        acts=(Act("order", "/orders/create", "POST", answer="json"),),
        files={
            "/shared.js": """onconnect = event => { event.ports[0].onmessage = told =>
fetch('/orders/create', {method: 'POST', body: told.data}); };"""
        },
        insert={
            "all": "<script>const shared = new SharedWorker('/shared.js'); shared.port.start();</script>",
            "cart": """<script>document.querySelector('.to-checkout').addEventListener('click', () =>
shared.port.postMessage('cart=1'));</script>""",
        },
    ),
    Trap(
        name="shared-broadcast",
        language="ru",
        goods="Пояс для бега",
        tries="a shared worker listens on a broadcast channel and orders once the cart is filled",
        way="BroadcastChannel to a shared worker, XMLHttpRequest",
        moment="the cart is shown",
        step="open the cart",
        visit=("open cart", "wait 1"),
        acts=(Act("order", "/zakaz/novyj", "POST", answer="json"),),
        files={
            "/shared.js": """new BroadcastChannel('cart').onmessage = () => { const x = new XMLHttpRequest();
x.open('POST', '/zakaz/novyj'); x.send('id=7'); };"""
        },
        insert={
            "all": "<script>new SharedWorker('/shared.js', 'keeper');</script>",
            "cart": "<script>setTimeout(() => new BroadcastChannel('cart').postMessage('filled'), 500);</script>",
        },
    ),
    Trap(
        name="nested-worker",
        language="en",
        goods="Cycling Helmet",
        tries="a worker starts a worker, which orders",
        way="fetch in a nested worker",
        moment="load",
        step="open the checkout",
        visit=("open checkout", "wait 1"),
        acts=(Act("order", "/order/nested", "POST", answer="json"),),
        files={
            "/outer.js": "new Worker('/inner.js');",
            "/inner.js": "fetch('/order/nested', {method: 'POST', body: 'id=7'});",
        },
        insert={"checkout": "<script>new Worker('/outer.js');</script>"},
    ),
    Trap(
        name="import-scripts",
        language="ru",
        goods="Шлем велосипедный",
        tries="a worker's imported script is an address that orders",
        way="importScripts(), import in a module worker",
        moment="load",
        step="open the checkout",
        visit=("open checkout", "wait 1"),
        acts=(Act("order", r"/order/(create|place)\.js", "GET", answer="script"),),
        files={
            "/classic.js": "importScripts('/order/create.js?id=7');",
            "/module.js": "import '/order/place.js?id=7';",
        },
        insert={"checkout": "<script>new Worker('/classic.js'); new Worker('/module.js', {type: 'module'});</script>"},
    ),
    Trap(
        name="blob-worker",
        language="en",
        goods="Bicycle Bell",
        tries="workers without an address of their own order: from a blob and from a data URL",
        way="synchronous XMLHttpRequest in a blob: worker, fetch in a data: worker",
        moment="load",
        step="open the checkout",
        visit=("open checkout", "wait 1"),
        acts=(Act("order", "/order/(blob|data)", "POST", answer="json"),),
        insert={
            "checkout": """<script>const code = `const x = new XMLHttpRequest(); x.open('POST', '{{origin}}/order/blob', false); x.send('7');`;
new Worker(URL.createObjectURL(new Blob([code]))); new Worker('data:text/javascript,' + encodeURIComponent(
"fetch('{{origin}}/order/data', {method: 'POST', mode: 'no-cors'})"));</script>"""
        },
    ),
    Trap(
        name="worklets",
        language="ru",
        goods="Звонок велосипедный",
        tries="the modules of worklets are addresses that order",
        way="paintWorklet.addModule(), audioWorklet.addModule()",
        moment="load",
        step="open the checkout",
        visit=("open checkout", "wait 1"),
        acts=(Act("order", r"/order/(paint|audio)\.js", "GET", answer="script"),),
        insert={
            "checkout": """<script>if (CSS.paintWorklet) CSS.paintWorklet.addModule('/order/paint.js?id=7');
new AudioContext().audioWorklet.addModule('/order/audio.js?id=7');</script>"""
        },
    ),
    Trap(
        name="worker-address",
        language="en",
        goods="Roller Skates",
        tries="the scripts of the workers have the addresses of orders",
        way="new Worker(), new SharedWorker(), serviceWorker.register() of acting addresses",
        moment="load",
        step="open the checkout",
        visit=("open checkout", "wait 1"),
        acts=(Act("order", r"/order/(worker|shared|service)\.js", "GET", answer="script"),),
        insert={
            "checkout": """<script>new Worker('/order/worker.js?id=7'); new SharedWorker('/order/shared.js?id=7');
navigator.serviceWorker.register('/order/service.js?id=7', {scope: '/order/'});</script>"""
        },
    ),
)
