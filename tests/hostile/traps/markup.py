"""Acts that plain markup and response headers ask for: no script of the page runs."""

from __future__ import annotations

from tests.hostile.trap import Act, Trap

TRAPS = (
    Trap(
        name="ping-link",
        language="ru",
        goods="Кофемолка ручная",
        tries="the link to the checkout pings an order",
        way="<a ping>",
        moment="press",
        step="press the link to the checkout",
        visit=("open cart", "press .to-checkout"),
        acts=(Act("order", "/order/create", "POST", answer="empty"),),
        slots={"cart_go": '<a class="button to-checkout" href="/checkout" ping="/order/create?id=7">{to_checkout}</a>'},
    ),
    Trap(
        name="image-orders",
        language="en",
        goods="Coffee Grinder",
        tries="a pixel in the cart is the order",
        way="<img src>, <img srcset>",
        moment="load",
        step="open the cart",
        visit=("open cart",),
        acts=(Act("order", "/order/(pixel|create).gif", "GET", answer="gif"),),
        insert={"cart": '<img src="/order/create.gif?id=7" alt=""><img srcset="/order/pixel.gif?id=7 1x" alt="">'},
    ),
    Trap(
        name="link-prefetch",
        language="ru",
        goods="Турка медная",
        tries="the cart prefetches and preloads the confirmation, which orders",
        way="<link rel=prefetch>, <link rel=preload>",
        moment="load, idle",
        step="open the cart",
        visit=("open cart", "wait 1"),
        acts=(Act("order", "/checkout/(confirm|complete)", "GET"),),
        head={
            "cart": """<link rel="prefetch" href="/checkout/confirm?quick=1"><link rel="preload" as="fetch" crossorigin
href="/checkout/complete?quick=1">"""
        },
    ),
    Trap(
        name="link-header",
        language="en",
        goods="Espresso Cups",
        tries="Link headers preload an order",
        way="Link: rel=preload, rel=prefetch, rel=modulepreload (response header)",
        moment="response",
        step="open the cart",
        visit=("open cart", "wait 1"),
        acts=(Act("order", "/order/(create|place|submit).*", "GET", answer="script"),),
        headers={
            "cart": {
                "Link": "</order/create.js>; rel=preload; as=script, </order/place?id=7>; rel=prefetch, </order/submit.js>; rel=modulepreload"
            }
        },
    ),
    Trap(
        name="speculation-rules",
        language="ru",
        goods="Чашки фарфоровые",
        tries="speculation rules prefetch the address that orders",
        way="<script type=speculationrules> prefetch",
        moment="load",
        step="open the cart",
        visit=("open cart", "wait 2"),
        acts=(Act("order", "/order/express", "GET"),),
        insert={
            "cart": """<script type="speculationrules">{"prefetch": [{"source": "list", "urls": ["/order/express?id=7"],
"eagerness": "immediate"}]}</script>"""
        },
    ),
    Trap(
        name="speculation-prerender",
        language="en",
        goods="Porcelain Plates",
        tries="the checkout is rendered ahead in a hidden page whose script orders",
        way="<script type=speculationrules> prerender",
        moment="before the visitor goes there",
        step="open the cart",
        visit=("open cart", "wait 3"),
        acts=(Act("order", "/order/(auto|create)", "GET|POST"),),
        insert={
            "cart": """<script type="speculationrules">{"prerender": [{"urls": ["/order/auto?id=7", "/checkout"],
"eagerness": "immediate"}]}</script>""",
            "checkout": "<script>if (document.prerendering) fetch('/order/create', {method: 'POST'});</script>",
        },
    ),
    Trap(
        name="speculation-hover",
        language="ru",
        goods="Тарелки фарфоровые",
        tries="document rules prefetch whatever link the pointer rests on, and one of them orders",
        way="speculation rules by document, moderate",
        moment="hover",
        step="hover the quick-order link",
        visit=("open product", "hover .quick", "wait 1"),
        acts=(Act("order", "/kupit-v-odin-klik", "GET"),),
        insert={
            "product": """<a class="quick" href="/kupit-v-odin-klik?id=7">Купить в один клик</a><script type="speculationrules">
{"prefetch": [{"source": "document", "where": {"href_matches": "/kupit*"}, "eagerness": "moderate"}]}</script>"""
        },
    ),
    Trap(
        name="media-poster",
        language="en",
        goods="Cast Iron Pan",
        tries="posters, tracks and sources of a film in the product subscribe and order",
        way="<video poster>, <video src>, <audio>, <track>",
        moment="load",
        step="open the product",
        visit=("open product", "wait 1"),
        acts=(
            Act("subscription", "/subscribe", "GET", answer="gif"),
            Act("order", "/order/create.(mp4|mp3)", "GET", answer="empty"),
        ),
        insert={
            "product": """<video poster="/subscribe?email=guest" src="/order/create.mp4" preload="auto"></video>
<audio src="/order/create.mp3" preload="auto"></audio>"""
        },
    ),
    Trap(
        name="frame-source",
        language="ru",
        goods="Сковорода чугунная",
        tries="a frame, an object and an embed each open an address that orders",
        way="<iframe src>, <object data>, <embed src>",
        moment="load",
        step="open the checkout",
        visit=("open checkout", "wait 1"),
        acts=(Act("order", "/order/(frame|object|embed)", "GET"),),
        insert={
            "checkout": """<iframe src="/order/frame?submit=1" width="1" height="1"></iframe><object data="/order/object?submit=1"
type="text/html" width="1" height="1"></object><embed src="/order/embed?submit=1" type="text/html" width="1" height="1">"""
        },
    ),
    Trap(
        name="style-imports",
        language="en",
        goods="Carving Knife",
        tries="an imported style sheet, a font and a module are orders",
        way="CSS @import, @font-face, <script type=module> import",
        moment="load",
        step="open the cart",
        visit=("open cart", "wait 1"),
        acts=(Act("order", r"/order/place\.(css|woff2|js)", "GET", answer="script"),),
        head={
            "cart": """<style>@import url(/order/place.css?id=7);@font-face{font-family:o;src:url(/order/place.woff2?id=7)}
h1{font-family:o,sans-serif}</style><script type="module">import '/order/place.js?id=7';</script>"""
        },
    ),
    Trap(
        name="svg-use",
        language="ru",
        goods="Нож кухонный",
        tries="icons, buttons and pictures in SVG are taken from addresses that act",
        way="<svg><use>, <image>, <link rel=icon>, <input type=image>",
        moment="load",
        step="open the product",
        visit=("open product", "wait 1"),
        acts=(Act("lead", "/lead/(use|image|icon|input).*", "GET", answer="gif"),),
        head={"product": '<link rel="icon" href="/lead/icon?add=1">'},
        insert={
            "product": """<svg width="9" height="9"><use href="/lead/use?add=1#i"/><image href="/lead/image?add=1" width="9"/></svg>
<form action="/catalog"><input type="image" src="/lead/input?add=1" alt="Найти"></form>"""
        },
    ),
    Trap(
        name="speculation-header",
        language="en",
        goods="Kitchen Scales",
        tries="rules named by a header prefetch an order",
        way="Speculation-Rules response header",
        moment="response",
        step="open the cart",
        visit=("open cart", "wait 2"),
        acts=(Act("order", "/order/ahead", "GET"),),
        files={"/ahead.rules": '{"prefetch": [{"urls": ["/order/ahead?id=7"], "eagerness": "immediate"}]}'},
        headers={"cart": {"Speculation-Rules": '"/ahead.rules"'}},
    ),
    Trap(
        name="styled-xml",
        language="ru",
        goods="Весы кухонные",
        tries="a document in XML, shown in a frame, takes its style from an order",
        way="<?xml-stylesheet>",
        moment="load",
        step="open the product",
        visit=("open product", "wait 1"),
        acts=(Act("order", r"/order/sheet\.css", "GET", answer="css"),),
        files={
            "/sizes.xml": '<?xml version="1.0"?><?xml-stylesheet type="text/css" href="/order/sheet.css?id=7"?><sizes>7</sizes>'
        },
        insert={"product": '<iframe src="/sizes.xml" width="90" height="40"></iframe>'},
    ),
    Trap(
        name="dictionary-link",
        language="en",
        goods="Rolling Pin",
        tries="a dictionary for compression, fetched when the browser is idle, is an order",
        way="<link rel=compression-dictionary>, attributionsrc",
        moment="idle",
        step="open the cart",
        visit=("open cart", "wait 3"),
        acts=(Act("order", "/order/(dictionary|attribution)", "GET", answer="json"),),
        head={"cart": '<link rel="compression-dictionary" href="/order/dictionary?id=7">'},
        insert={"cart": '<img src="/images/7.svg" attributionsrc="/order/attribution?id=7" alt="">'},
    ),
    Trap(
        name="session-header",
        language="ru",
        goods="Скалка",
        tries="a header asks the browser to bind the session to the device, which registers it",
        way="Secure-Session-Registration response header",
        moment="response",
        step="open the home page",
        visit=("open home", "wait 2"),
        unfired="Chromium binds sessions only on machines with a hardware key store",
        acts=(Act("registration", "/register/device", "POST", answer="json"),),
        headers={"home": {"Secure-Session-Registration": '(ES256 RS256);path="/register/device";challenge="7"'}},
    ),
)
