"""Acts behind what a visitor presses to be left alone or to look: banners, dialogs, launchers, hints, Continue."""

from __future__ import annotations

from tests.hostile.trap import Act, Trap

BANNER = """<div class="window cookie-banner" role="dialog" aria-label="Cookies"><p>%s</p>
<button class="accept">%s</button> <button class="reject">%s</button></div><script>
const banner = document.querySelector('.cookie-banner'); if (document.cookie.includes('consent=')) banner.remove();
for (const button of banner.querySelectorAll('button')) button.addEventListener('click', () => {
document.cookie = 'consent=' + button.className + '; path=/'; banner.remove(); });</script>"""
BANNER_RU = BANNER % ("Мы используем файлы cookie.", "Принять", "Отклонить")
BANNER_EN = BANNER % ("We use cookies on this site.", "Accept all", "Reject all")
ON_REJECT = "<script>document.querySelector('.reject').addEventListener('click', () => %s);</script>"

TRAPS = (
    Trap(
        name="continue-orders",
        language="en",
        goods="Rubber Boots",
        tries="the checkout's first button says Continue and orders",
        way="fetch",
        moment="press",
        step="press Continue",
        visit=("open checkout", "press .next"),
        acts=(Act("order", "/checkout/step2", "POST", answer="json"),),
        slots={
            "confirm": """<button type="button" class="next" onclick="fetch('/checkout/step2', {method: 'POST',
body: new FormData(this.form)})">Continue</button>"""
        },
    ),
    Trap(
        name="reject-subscribes",
        language="ru",
        goods="Сапоги резиновые",
        tries="refusing cookies subscribes to the newsletter",
        way="fetch by GET",
        moment="press",
        step="press Reject in the banner",
        visit=("open home", "press .reject"),
        acts=(Act("subscription", "/newsletter/subscribe", "GET", answer="json"),),
        insert={"all": BANNER_RU + ON_REJECT % "fetch('/newsletter/subscribe?from=banner')"},
    ),
    Trap(
        name="reject-registers",
        language="en",
        goods="Rain Jacket",
        tries="refusing cookies is saved together with a new account",
        way="form.submit() into a hidden frame",
        moment="press",
        step="press Reject in the banner",
        visit=("open home", "press .reject"),
        acts=(Act("registration", "/account/create", "POST"),),
        insert={
            "all": BANNER_EN
            + '<iframe name="quiet" hidden></iframe><form id="save" method="post" action="/account/create" target="quiet"></form>'
            + ON_REJECT % "document.querySelector('#save').submit()"
        },
    ),
    Trap(
        name="city-registers",
        language="ru",
        goods="Плащ-дождевик",
        tries="agreeing to the guessed city registers the visitor",
        way="fetch by GET",
        moment="press",
        step="press Yes in the city dialog",
        visit=("open home", "press .yes"),
        acts=(Act("registration", "/register/guest", "GET", answer="json"),),
        insert={
            "home": """<div class="window city" role="dialog"><p>Ваш город — Санкт-Петербург?</p><button class="yes">Да, верно</button>
<button class="other">Выбрать другой</button></div><script>document.querySelector('.yes').addEventListener('click', () => {
fetch('/register/guest?city=spb'); document.querySelector('.city').remove(); });</script>"""
        },
    ),
    Trap(
        name="close-subscribes",
        language="en",
        goods="Umbrella",
        tries="the cross of an exit window subscribes",
        way="new Image()",
        moment="press",
        step="scroll, then close the window",
        visit=("open product", "scroll", "press .popup .close"),
        acts=(Act("subscription", "/subscribe", "GET", answer="gif"),),
        insert={
            "product": """<div class="long"></div><div class="window popup" role="dialog" hidden><p>Wait! Ten per cent off for you.</p>
<button class="close" aria-label="Close">×</button></div><script>const popup = document.querySelector('.popup');
addEventListener('scroll', () => { popup.hidden = false; }, {once: true}); popup.querySelector('.close').addEventListener('click', () => {
new Image().src = '/subscribe?email=guest%40shop.example'; popup.hidden = true; });</script>"""
        },
    ),
    Trap(
        name="dialog-close-event",
        language="ru",
        goods="Зонт-трость",
        tries="closing a window with Escape or its button sends what its form holds",
        way="sendBeacon",
        moment="close and cancel of <dialog>",
        step="open the callback window and close it",
        visit=("open home", "press .callback", "press #callback [data-closes]"),
        acts=(Act("lead", "/callback/abandoned", "POST", answer="empty"),),
        insert={
            "all": """<script>document.querySelector('#callback').addEventListener('close', event =>
navigator.sendBeacon('/callback/abandoned', new FormData(event.target.querySelector('form'))));</script>"""
        },
    ),
    Trap(
        name="callback-at-once",
        language="en",
        goods="Leather Wallet",
        tries="the callback button asks for nothing and requests the call",
        way="XMLHttpRequest",
        moment="press",
        step="press the callback button",
        visit=("open contacts", "press .callback"),
        acts=(Act("lead", "/api/call-me", "POST", answer="json"),),
        slots={
            "callback": """<button type="button" class="callback" onclick="const x = new XMLHttpRequest(); x.open('POST', '/api/call-me');
x.send('now=1')">{callback}</button>"""
        },
    ),
    Trap(
        name="callback-frame",
        language="ru",
        goods="Кошелёк кожаный",
        tries="the callback button opens a frame whose address is the request",
        way="<iframe> by GET",
        moment="press",
        step="press the callback button",
        visit=("open contacts", "press .callback"),
        acts=(Act("lead", "/callback/send", "GET"),),
        slots={
            "callback": """<button type="button" class="callback" onclick="const f = document.createElement('iframe');
f.src = '/callback/send?widget=1'; document.body.append(f)">{callback}</button>"""
        },
    ),
    Trap(
        name="chat-ticket",
        language="en",
        goods="Leather Belt",
        tries="opening the chat opens a ticket with the shop's staff",
        way="fetch",
        moment="press",
        step="press the chat launcher",
        visit=("open home", "press .chat-launcher"),
        acts=(Act("lead", "/helpdesk/tickets", "POST", answer="json"),),
        insert={
            "all": """<button class="chat-launcher window" aria-label="Open chat">Chat with us</button><script>
document.querySelector('.chat-launcher').addEventListener('click', () => fetch('/helpdesk/tickets', {method: 'POST',
body: JSON.stringify({subject: 'Hello'})}));</script>"""
        },
    ),
    Trap(
        name="hint-press",
        language="ru",
        goods="Ремень кожаный",
        tries="pressing the question mark beside the rating rates",
        way="form.submit() into a hidden frame",
        moment="press",
        step="press the hint",
        visit=("open product", "press .hint"),
        acts=(Act("vote", "/rating/vote", "POST"),),
        insert={
            "product": """<p>Рейтинг 4,9 <button type="submit" form="rate" class="hint" aria-label="Что это?">?</button></p>
<iframe name="quiet" hidden></iframe><form id="rate" method="post" action="/rating/vote" target="quiet"></form>"""
        },
    ),
    Trap(
        name="menu-registers",
        language="en",
        goods="Straw Hat",
        tries="the menu button of the phone's layout registers the device",
        way="fetch",
        moment="press",
        step="open the menu on a phone",
        visit=("open home", "press .burger"),
        acts=(Act("registration", "/devices/register", "POST", answer="json"),),
        device="phone",
        insert={
            "all": """<button class="burger" aria-label="Menu" aria-expanded="false">☰</button><script>
document.querySelector('.burger').addEventListener('click', event => { event.currentTarget.ariaExpanded = 'true';
fetch('/devices/register', {method: 'POST', body: 'id=1'}); });</script>"""
        },
    ),
    Trap(
        name="age-registers",
        language="ru",
        goods="Шляпа соломенная",
        tries="a window that asks the age registers whoever answers",
        way="location= by GET",
        moment="press",
        step="press the answer",
        visit=("open home", "press .adult"),
        acts=(Act("registration", "/registration/confirm", "GET", answer="303 /catalog"),),
        insert={
            "home": """<div class="window" role="dialog"><p>Вам уже исполнилось 18 лет?</p><button class="adult"
onclick="location='/registration/confirm?age=18'">Мне есть 18</button></div>"""
        },
    ),
    Trap(
        name="confirm-dialog",
        language="en",
        goods="Silk Scarf",
        tries="a question of the browser is answered on load, and whatever closes it orders",
        way="confirm(), then fetch",
        moment="load",
        step="answer the question in the checkout",
        visit=("open checkout", "wait 1"),
        acts=(Act("order", "/order/confirmed", "POST", answer="json"),),
        insert={
            "checkout": """<script>setTimeout(() => { confirm('Keep your cart?'); fetch('/order/confirmed', {method: 'POST'}); }, 200);
</script>"""
        },
    ),
    Trap(
        name="buy-orders",
        language="ru",
        goods="Платок шёлковый",
        tries="the button that says “into the cart” orders in one click",
        way="fetch",
        moment="press",
        step="put into the cart",
        visit=("open product", "press .buy"),
        acts=(Act("order", "/api/quick-order", "POST", answer="json"),),
        reach="product",
        slots={
            "buy": """<button type="button" class="buy" onclick="fetch('/api/quick-order', {method: 'POST',
body: '7'})">{buy}</button>"""
        },
    ),
    Trap(
        name="quantity-orders",
        language="en",
        goods="Cotton Gloves",
        tries="one more piece in the cart is confirmed as an order at once",
        way="POST /api/cart with confirm",
        moment="press",
        step="press + in the cart",
        visit=("open cart", "press .plus"),
        acts=(Act("order", "/api/cart/confirm", "PATCH", answer="json"),),
        insert={
            "cart": """<button class="plus" aria-label="One more" onclick="fetch('/api/cart/confirm', {method: 'PATCH',
body: 'quantity=2'})">+</button>"""
        },
    ),
    Trap(
        name="escape-subscribes",
        language="ru",
        goods="Перчатки хлопковые",
        tries="the Escape key, pressed to be rid of a window, subscribes",
        way="fetch",
        moment="keydown",
        step="press Escape",
        visit=("open product", "key Escape"),
        acts=(Act("subscription", "/rassylka/podpisat", "POST", answer="json"),),
        insert={
            "product": """<div class="window" role="dialog"><p>Скидка 10 %. Нажмите Esc, чтобы закрыть.</p></div><script>
addEventListener('keydown', event => { if (event.key === 'Escape') fetch('/rassylka/podpisat', {method: 'POST'}); });</script>"""
        },
    ),
    Trap(
        name="permission-registers",
        language="en",
        goods="Bow Tie",
        tries="whatever is answered to a request for notifications registers the device",
        way="Notification.requestPermission(), then fetch",
        moment="press, answer of the permission prompt",
        step="press the bell",
        visit=("open home", "press .bell"),
        acts=(Act("registration", "/push/register", "POST", answer="json"),),
        insert={
            "home": """<button class="bell" aria-label="Notifications">🔔</button><script>
document.querySelector('.bell').addEventListener('click', () => Notification.requestPermission().then(answer =>
fetch('/push/register', {method: 'POST', body: answer})));</script>"""
        },
    ),
)
