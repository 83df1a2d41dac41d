"""Acts that a pointer, a finger or the focus causes on its way."""

from __future__ import annotations

from tests.hostile.trap import Act, Trap

TRAPS = (
    Trap(
        name="move-mouse",
        language="en",
        goods="Chess Set",
        tries="the first movement of the mouse in the checkout orders",
        way="fetch",
        moment="mousemove",
        step="move the pointer in the checkout",
        visit=("open checkout", "move"),
        acts=(Act("order", "/order/now", "POST", answer="json"),),
        insert={
            "checkout": """<script>addEventListener('mousemove', () => fetch('/order/now', {method: 'POST'}),
{once: true});</script>"""
        },
    ),
    Trap(
        name="hover-background",
        language="ru",
        goods="Шахматы деревянные",
        tries="a style sheet likes the product when its picture is hovered, without any script",
        way="CSS background on :hover",
        moment="hover",
        step="hover the picture",
        visit=("open product", "hover main img"),
        acts=(Act("vote", "/like", "GET", answer="gif"),),
        head={"product": "<style>main img:hover{background:url(/like?id=7)}</style>"},
    ),
    Trap(
        name="focus-background",
        language="en",
        goods="Backgammon Board",
        tries="a field's style reports a lead when the field is focused",
        way="CSS background on :focus",
        moment="focus",
        step="focus the phone field in the checkout",
        visit=("open checkout", "focus #order input[name=phone]"),
        acts=(Act("lead", "/lead/create", "GET", answer="gif"),),
        head={"checkout": "<style>#order input:focus{background:url(/lead/create?field=phone)}</style>"},
    ),
    Trap(
        name="checked-background",
        language="ru",
        goods="Нарды резные",
        tries="choosing a delivery or opening an anchor orders by a style",
        way="CSS background on :checked and :target",
        moment="choice of a radio button, a link to an anchor",
        step="press the pickup radio button",
        visit=("open checkout", "press input[value=pickup]", "press a[href='#terms']"),
        acts=(Act("order", "/order/(draft|create)", "GET", answer="gif"),),
        head={
            "checkout": """<style>input[value=pickup]:checked{background:url(/order/create?delivery=pickup);appearance:none;
width:9px;height:9px}#terms:target{background:url(/order/draft?id=7)}</style>"""
        },
        insert={"checkout": '<a href="#terms">Условия</a><p id="terms">Условия доставки: курьер или самовывоз.</p>'},
    ),
    Trap(
        name="hint-vote",
        language="en",
        goods="Puzzle Box",
        tries="a question mark that explains a word votes when it is hovered",
        way="fetch by GET",
        moment="mouseenter",
        step="hover the hint",
        visit=("open product", "hover .hint"),
        acts=(Act("vote", "/api/vote", "GET", answer="json"),),
        insert={
            "product": """<p>Rated 4.9 <span class="hint" title="By 120 buyers">?</span></p><script>
document.querySelector('.hint').addEventListener('mouseenter', () => fetch('/api/vote?id=7&stars=5'));</script>"""
        },
    ),
    Trap(
        name="exit-intent",
        language="ru",
        goods="Головоломка из дерева",
        tries="a pointer that leaves the window at the top asks for a call back",
        way="XMLHttpRequest",
        moment="mouseleave, mouseout",
        step="move the pointer to the top edge",
        visit=("open product", "move"),
        acts=(Act("lead", "/zvonok/zakazat", "POST", answer="json"),),
        insert={
            "product": """<script>addEventListener('mouseout', event => { if (event.clientY < 60) { const x = new XMLHttpRequest();
x.open('POST', '/zvonok/zakazat'); x.send('phone=8001112233'); } });</script>"""
        },
    ),
    Trap(
        name="touch-subscribes",
        language="en",
        goods="Wooden Train",
        tries="the first touch of a phone's screen subscribes",
        way="sendBeacon",
        moment="touchstart",
        step="touch the page on a phone",
        visit=("open product", "touch"),
        acts=(Act("subscription", "/push/subscribe", "POST", answer="empty"),),
        device="phone",
        insert={
            "all": """<script>addEventListener('touchstart', () => navigator.sendBeacon('/push/subscribe', 'device=1'),
{once: true});</script>"""
        },
    ),
    Trap(
        name="swapped-link",
        language="ru",
        goods="Железная дорога",
        tries="the link to the checkout becomes an order between the press and the release of the mouse",
        way="href changed on pointerdown",
        moment="press",
        step="press the link to the checkout",
        visit=("open cart", "press .to-checkout"),
        acts=(Act("order", "/order/create", "GET"),),
        reach="cart",
        insert={
            "cart": """<script>document.querySelector('.to-checkout').addEventListener('pointerdown', event =>
{ event.currentTarget.href = '/order/create?quick=1'; });</script>"""
        },
    ),
    Trap(
        name="details-toggle",
        language="en",
        goods="Music Box",
        tries="opening the delivery details in the checkout saves an order draft",
        way="fetch",
        moment="toggle of <details>",
        step="open the details",
        visit=("open checkout", "press summary"),
        acts=(Act("order", "/order/draft", "PUT", answer="json"),),
        insert={
            "checkout": """<details><summary>Delivery times</summary>Within 2 days.</details><script>
document.querySelector('details').ontoggle = () => fetch('/order/draft', {method: 'PUT', body: '{}'});</script>"""
        },
    ),
    Trap(
        name="phone-style",
        language="ru",
        goods="Шкатулка музыкальная",
        tries="only phones order, by a style for small screens",
        way="CSS background in @media (max-width)",
        moment="load on a phone",
        step="open the cart on a phone",
        visit=("open cart",),
        acts=(Act("order", "/order/mobile", "GET", answer="gif"),),
        device="phone",
        head={"cart": "<style>@media (max-width:600px){main{background:url(/order/mobile?id=7)}}</style>"},
    ),
    Trap(
        name="print-style",
        language="en",
        goods="Picture Frame",
        tries="the style for paper orders when the cart is printed or saved as PDF",
        way="CSS background in @media print",
        moment="print",
        step="print the cart",
        visit=("open cart", "print"),
        acts=(Act("order", "/order/print", "GET", answer="gif"),),
        head={"cart": "<style>@media print{main{background:url(/order/print?id=7)}}</style>"},
    ),
    Trap(
        name="window-resize",
        language="ru",
        goods="Рамка для картины",
        tries="another size of the window, as for a picture of the whole page, orders",
        way="fetch",
        moment="resize",
        step="resize the window in the checkout",
        visit=("open checkout", "resize"),
        acts=(Act("order", "/order/resized", "POST", answer="json"),),
        insert={
            "checkout": "<script>addEventListener('resize', () => fetch('/order/resized', {method: 'POST'}));</script>"
        },
    ),
    Trap(
        name="autofocus-lead",
        language="en",
        goods="Easel",
        tries="a field that focuses itself sends a lead",
        way="fetch by GET",
        moment="focus by autofocus",
        step="open the checkout",
        visit=("open checkout",),
        acts=(Act("lead", "/leads/new", "GET", answer="json"),),
        insert={
            "checkout": """<input name="gift" autofocus onfocus="fetch('/leads/new?started=1')" placeholder="Gift note">"""
        },
    ),
)
