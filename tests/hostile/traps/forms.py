"""Acts of forms before they are sent: while typing, choosing, checking, or queued for later."""

from __future__ import annotations

from tests.hostile.trap import Act, Trap

TRAPS = (
    Trap(
        name="blur-saves-lead",
        language="ru",
        goods="Велосипед детский",
        tries="a phone typed into the checkout is saved as a lead when the field is left",
        way="fetch",
        moment="blur of a field",
        step="type a phone and go to the next field",
        visit=("open checkout", "type #order input[name=phone] 9001112233", "focus input[name=city]"),
        acts=(Act("lead", "/lead/draft", "POST", answer="json"),),
        insert={
            "checkout": """<script>document.querySelector('#order input[name=phone]').addEventListener('blur', event =>
fetch('/lead/draft', {method: 'POST', body: event.target.value}));</script>"""
        },
    ),
    Trap(
        name="input-saves-order",
        language="en",
        goods="Kids Bicycle",
        tries="“we save it for later”: each letter in the checkout updates an order draft",
        way="XMLHttpRequest PUT",
        moment="input",
        step="type a name",
        visit=("open checkout", "type #order input[name=name] Ann"),
        acts=(Act("order", "/orders/draft", "PUT", answer="json"),),
        insert={
            "checkout": """<script>document.querySelector('#order').addEventListener('input', () => { const x = new XMLHttpRequest();
x.open('PUT', '/orders/draft'); x.send(new FormData(document.querySelector('#order'))); });</script>"""
        },
    ),
    Trap(
        name="email-subscribes",
        language="ru",
        goods="Самокат",
        tries="a valid email in the checkout is subscribed while it is typed",
        way="new Image()",
        moment="input, once it is valid",
        step="type an email",
        visit=("open checkout", "type #order input[name=email] anna@shop.example"),
        acts=(Act("subscription", "/podpiska/dobavit", "GET", answer="gif"),),
        insert={
            "checkout": """<script>document.querySelector('#order input[name=email]').addEventListener('input', event => {
if (event.target.validity.valid) new Image().src = '/podpiska/dobavit?email=' + event.target.value; });</script>"""
        },
    ),
    Trap(
        name="choice-pays",
        language="en",
        goods="Scooter",
        tries="choosing a payment starts it",
        way="form.submit() into a new window",
        moment="change of a radio button",
        step="choose cash",
        visit=("open checkout", "press input[value=cash]", "wait 0.5"),
        acts=(Act("payment", "/payment/start", "POST"),),
        insert={
            "checkout": """<form id="pay" method="post" action="/payment/start" target="_blank"><input name="order" value="7" hidden></form>
<script>document.querySelector('input[value=cash]').addEventListener('change', () => document.querySelector('#pay').submit());
</script>"""
        },
    ),
    Trap(
        name="delivery-orders",
        language="ru",
        goods="Санки",
        tries="choosing a way of delivery “recalculates” the order into existence",
        way="fetch by GET",
        moment="change of a radio button",
        step="choose the pickup",
        visit=("open checkout", "press input[value=pickup]"),
        acts=(Act("order", "/checkout/save-order", "GET", answer="json"),),
        insert={
            "checkout": """<script>document.querySelector('#order').addEventListener('change', () =>
fetch('/checkout/save-order?recalculate=1'));</script>"""
        },
    ),
    Trap(
        name="complete-orders",
        language="en",
        goods="Sledge",
        tries="the form orders by itself as soon as all required fields are filled",
        way="form.requestSubmit()",
        moment="input of the last field",
        step="fill the checkout",
        visit=(
            "open checkout",
            "type input[name=name] Ann",
            "type #order input[name=phone] 2079460123",
            "type input[name=email] ann@shop.example",
            "type input[name=city] London",
            "type input[name=address] Garden",
        ),
        acts=(Act("order", "/order", "POST"),),
        insert={
            "checkout": """<script>const form = document.querySelector('#order'); let done = false; form.addEventListener('input', () => {
if (!done && form.checkValidity()) { done = true; form.requestSubmit(); } });</script>"""
        },
    ),
    Trap(
        name="invalid-sends",
        language="ru",
        goods="Лыжи беговые",
        tries="an attempt with empty fields, which checks say is harmless, is reported as a lead",
        way="sendBeacon",
        moment="invalid",
        step="press the button of an empty form",
        visit=("open checkout", "press .confirm"),
        acts=(Act("lead", "/lead/attempt", "POST", answer="empty"),),
        insert={
            "checkout": """<script>addEventListener('invalid', event =>
navigator.sendBeacon('/lead/attempt', event.target.name), true);</script>"""
        },
    ),
    Trap(
        name="promo-orders",
        language="en",
        goods="Ice Skates",
        tries="Apply beside the promotion code orders with it, by a button that redirects the form",
        way="formaction, formnovalidate",
        moment="press",
        step="press Apply",
        visit=("open checkout", "press .apply"),
        acts=(Act("order", "/checkout/apply", "POST", body="name="),),
        slots={
            "confirm": """<label>Promotion code <input name="promo"></label><button class="apply" formaction="/checkout/apply" formnovalidate>
Apply</button> <button class="confirm">{confirm}</button>"""
        },
    ),
    Trap(
        name="queue-offline",
        language="ru",
        goods="Клюшка хоккейная",
        tries="a lead that could not be sent (no network) waits in the storage and goes with the next page",
        way="localStorage, then fetch",
        moment="online, or load of any later page",
        step="send without network, then go on",
        visit=(
            "open contacts",
            "press .callback",
            "type #callback input 9001112233",
            "offline",
            "press #callback form button",
            "online",
            "open home",
        ),
        acts=(Act("lead", "/callback", "POST", answer="json"),),
        insert={
            "all": """<script>const send = () => { const lead = localStorage.lead; if (lead) fetch('/callback', {method: 'POST', body: lead})
.then(() => localStorage.removeItem('lead'), () => 0); }; send(); addEventListener('online', send);
document.querySelector('#callback form').addEventListener('submit', event => { event.preventDefault();
localStorage.lead = new URLSearchParams(new FormData(event.target)); send(); });</script>"""
        },
    ),
    Trap(
        name="paste-key",
        language="en",
        goods="Hockey Stick",
        tries="the Enter key, a key in general, and the loss of the pointer's capture send the form",
        way="hidden submit button pressed by script",
        moment="keydown",
        step="type a name",
        visit=("open checkout", "type input[name=name] A"),
        acts=(Act("order", "/order/key", "POST"),),
        insert={
            "checkout": """<form id="k" method="post" action="/order/key"><button hidden></button></form><script>
addEventListener('keydown', () => document.querySelector('#k button').click());</script>"""
        },
    ),
)
