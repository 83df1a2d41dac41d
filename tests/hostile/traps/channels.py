"""Acts over other channels than a request of the page: sockets, streams, datagrams, reports, the browser's own fetches."""

from __future__ import annotations

from tests.hostile.trap import Act, Trap

TRAPS = (
    Trap(
        name="socket-late",
        language="ru",
        goods="Гитара акустическая",
        tries="a socket opened early for the stock is used for the order when the cart's button is pressed",
        way="WebSocket message",
        moment="press",
        step="press the link to the checkout",
        visit=("open cart", "wait 0.5", "press .to-checkout"),
        sockets={r'"type":\s*"order\.create"': "order"},
        insert={
            "all": """<script>const socket = new WebSocket('{{ws}}/live'); socket.onopen = () =>
socket.send(JSON.stringify({type: 'stock.watch', id: 7}));</script>""",
            "cart": """<script>document.querySelector('.to-checkout').addEventListener('click', () =>
socket.send(JSON.stringify({type: 'order.create', cart: 1})));</script>""",
        },
    ),
    Trap(
        name="socket-handshake",
        language="en",
        goods="Acoustic Guitar",
        tries="the address of the socket is the order: its handshake is enough",
        way="WebSocket handshake",
        moment="load",
        step="open the checkout",
        visit=("open checkout", "wait 0.5"),
        sockets={r"^OPEN /order/create": "order"},
        insert={"checkout": "<script>new WebSocket('{{ws}}/order/create?id=7');</script>"},
    ),
    Trap(
        name="socket-leaving",
        language="ru",
        goods="Укулеле",
        tries="a socket sends the lead as the page goes, as bytes that are no text",
        way="binary WebSocket message",
        moment="pagehide",
        step="leave the product",
        visit=("open product", "wait 0.5", "leave"),
        sockets={r"lead\.create": "lead"},
        insert={
            "product": """<script>const socket = new WebSocket('{{ws}}/chat'); addEventListener('pagehide', () =>
socket.send(new TextEncoder().encode('\\u0001\\u0002lead.create\\u0000' + '8001112233')));</script>"""
        },
    ),
    Trap(
        name="socket-worker",
        language="en",
        goods="Ukulele",
        tries="a worker has a socket of its own and subscribes over it",
        way="WebSocket message in a dedicated worker",
        moment="load",
        step="open the home page",
        visit=("open home", "wait 1"),
        sockets={r'"subscribe"': "subscription"},
        files={
            "/socket.js": """const socket = new WebSocket('{{ws}}/news'); socket.onopen = () =>
socket.send(JSON.stringify({command: 'subscribe', email: 'guest@shop.example'}));"""
        },
        insert={"home": "<script>new Worker('/socket.js');</script>"},
    ),
    Trap(
        name="event-source",
        language="ru",
        goods="Губная гармошка",
        tries="a stream of news about the order makes the order",
        way="EventSource",
        moment="load",
        step="open the cart",
        visit=("open cart",),
        acts=(Act("order", "/orders/stream", "GET", answer="stream"),),
        insert={"cart": "<script>new EventSource('/orders/stream?create=1&cart=1');</script>"},
    ),
    Trap(
        name="turn-username",
        language="en",
        goods="Harmonica",
        tries="the user name for a relay of calls carries the visitor's phone as a lead",
        way="WebRTC: TURN over UDP",
        moment="load",
        step="open the product",
        visit=("open product", "wait 2"),
        datagrams={"turn": "lead"},
        insert={
            "product": """<script>const call = new RTCPeerConnection({iceServers: [{urls: 'turn:{{udp}}?transport=udp',
username: 'lead-8001112233', credential: 'x'}]}); call.createDataChannel('c');
call.createOffer().then(offer => call.setLocalDescription(offer));</script>"""
        },
    ),
    Trap(
        name="stun-binding",
        language="ru",
        goods="Барабан детский",
        tries="each visitor has a port of their own, and a STUN packet to it is the request for a call back",
        way="WebRTC: STUN",
        moment="load",
        step="open the product",
        visit=("open product", "wait 2"),
        datagrams={"stun": "lead"},
        insert={
            "product": """<script>const call = new RTCPeerConnection({iceServers: [{urls: 'stun:{{udp}}'}]});
call.createDataChannel('c'); call.setLocalDescription();</script>"""
        },
    ),
    Trap(
        name="web-transport",
        language="en",
        goods="Kids Drum",
        tries="a session of WebTransport at the port that orders",
        way="WebTransport (QUIC)",
        moment="load",
        step="open the checkout",
        visit=("open checkout", "wait 2"),
        datagrams={"quic": "order"},
        insert={
            "checkout": """<script>if (window.WebTransport) new WebTransport('https://{{udp}}/order/create?id=7')
.ready.catch(() => 0);</script>"""
        },
    ),
    Trap(
        name="policy-report",
        language="ru",
        goods="Ксилофон",
        tries="a content policy is broken on purpose; its report is the lead",
        way="Content-Security-Policy report-uri",
        moment="load",
        step="open the product",
        visit=("open product", "wait 1"),
        acts=(Act("lead", "/lead/report", "POST", answer="empty"),),
        headers={"product": {"Content-Security-Policy": "frame-src 'self'; report-uri /lead/report?phone=8001112233"}},
        insert={"product": '<iframe src="https://elsewhere.invalid/" width="1" height="1"></iframe>'},
    ),
    Trap(
        name="reporting-endpoint",
        language="en",
        goods="Xylophone",
        tries="a report of the browser itself, sent when the document goes, is the lead",
        way="Reporting API (Reporting-Endpoints)",
        moment="after the document is destroyed, at the latest a minute later",
        step="leave the product",
        visit=("open product", "wait 0.5", "leave", "wait 3"),
        schemes=("https",),
        acts=(Act("lead", "/leads/report", "POST", answer="empty"),),
        headers={
            "product": {
                "Reporting-Endpoints": 'shop="{{origin}}/leads/report", default="{{origin}}/leads/report"',
                "Content-Security-Policy-Report-Only": "frame-src 'self'; report-to shop",
            }
        },
        insert={"product": '<iframe src="https://elsewhere.invalid/" width="1" height="1"></iframe>'},
    ),
    Trap(
        name="network-error-log",
        language="ru",
        goods="Флейта",
        tries="the browser reports each request to the shop's log of network errors, which makes leads of them",
        way="Report-To and NEL response headers",
        moment="up to a minute after a response",
        step="open the home page and stay",
        visit=("open home", "open product", "open /no-such-page", "leave", "wait 5"),
        schemes=("https",),
        unfired="Chromium did not report to a loopback shop with a self-signed certificate",
        acts=(Act("lead", "/nel/lead", "POST|OPTIONS", answer="empty"),),
        headers={
            "all": {
                "Report-To": '{"group":"g","max_age":600,"endpoints":[{"url":"{{origin}}/nel/lead"}]}',
                "NEL": '{"report_to":"g","max_age":600,"success_fraction":1.0,"failure_fraction":1.0}',
            }
        },
    ),
    Trap(
        name="preflight",
        language="en",
        goods="Flute",
        tries="the permission that the browser asks of another origin before a request is already the order",
        way="CORS preflight (OPTIONS)",
        moment="load",
        step="open the checkout",
        visit=("open checkout", "wait 0.5"),
        acts=(Act("order", "/order/create", "OPTIONS", answer="empty"),),
        insert={
            "checkout": """<script>fetch('{{partner}}/order/create?id=7', {method: 'PUT', headers: {'X-Action': 'order'}})
.catch(() => 0);</script>"""
        },
    ),
    Trap(
        name="federated-login",
        language="ru",
        goods="Скрипка",
        tries="asking who could log the visitor in registers them",
        way="FedCM: navigator.credentials.get()",
        moment="load",
        step="open the home page",
        visit=("open home", "wait 2"),
        acts=(Act("registration", r"/\.well-known/web-identity|/register/config.json", "GET", answer="json"),),
        insert={
            "home": """<script>navigator.credentials.get({identity: {providers: [{configURL: '{{origin}}/register/config.json',
clientId: '7', nonce: '1'}]}}).catch(() => 0);</script>"""
        },
    ),
    Trap(
        name="payment-manifest",
        language="en",
        goods="Violin",
        tries="asking the browser whether it can pay starts the payment: it fetches the method's manifest",
        way="PaymentRequest.canMakePayment()",
        moment="load",
        step="open the checkout",
        visit=("open checkout", "wait 2"),
        acts=(Act("payment", "/pay/start", "GET|HEAD", answer="json"),),
        insert={
            "checkout": """<script>new PaymentRequest([{supportedMethods: '{{origin}}/pay/start'}],
{total: {label: 'Violin', amount: {currency: 'GBP', value: '49'}}}).canMakePayment().catch(() => 0);</script>"""
        },
    ),
)
