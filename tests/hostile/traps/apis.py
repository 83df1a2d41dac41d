"""Acts dressed as reading: GraphQL, JSON-RPC, JSONP, overridden methods, the cart's own API."""

from __future__ import annotations

from tests.hostile.trap import Act, Trap

CART_CALL = "<script>fetch('/api/cart', {method: 'POST', %s});</script>"

TRAPS = (
    Trap(
        name="jsonp-callback",
        language="ru",
        goods="Одеяло пуховое",
        tries="the callback button loads a script whose address is the lead",
        way="JSONP",
        moment="press",
        step="press the callback button",
        visit=("open home", "press .callback"),
        acts=(Act("lead", "/callback/send", "GET", answer="script"),),
        insert={
            "all": """<script>function done() {} document.querySelector('.callback').addEventListener('click', () => {
const s = document.createElement('script'); s.src = '/callback/send?callback=done&phone=8001112233';
document.body.append(s); });</script>"""
        },
    ),
    Trap(
        name="graphql-mutation",
        language="en",
        goods="Down Duvet",
        tries="the cart page creates the order by a GraphQL mutation",
        way="GraphQL mutation by POST",
        moment="load",
        step="open the cart",
        visit=("open cart",),
        acts=(Act("order", "/graphql", "POST", body="checkoutComplete", answer="json"),),
        insert={
            "cart": """<script>fetch('/graphql', {method: 'POST', headers: {'Content-Type': 'application/json'},
body: JSON.stringify({query: 'mutation { checkoutComplete(id: 7) { order { id } } }'})});</script>"""
        },
    ),
    Trap(
        name="graphql-get",
        language="ru",
        goods="Подушка перьевая",
        tries="the same mutation by GET, where caches may read",
        way="GraphQL mutation by GET",
        moment="load",
        step="open the cart",
        visit=("open cart",),
        acts=(Act("order", "/graphql", "GET", query="mutation", answer="json"),),
        insert={
            "cart": """<script>fetch('/graphql?query=' + encodeURIComponent('mutation Go { createOrder(id: 7) { id } }'));</script>"""
        },
    ),
    Trap(
        name="graphql-batch",
        language="en",
        goods="Feather Pillow",
        tries="a batch of GraphQL operations: a query in front, a mutation behind",
        way="GraphQL batch",
        moment="load",
        step="open the cart",
        visit=("open cart",),
        acts=(Act("order", "/graphql", "POST", body="orderCreate", answer="json"),),
        insert={
            "cart": """<script>fetch('/graphql', {method: 'POST', body: JSON.stringify([{query: 'query { cart { total } }'},
{query: 'mutation { orderCreate { id } }'}])});</script>"""
        },
    ),
    Trap(
        name="graphql-operation",
        language="ru",
        goods="Матрас детский",
        tries="a document of two operations that begins with a query and a comment; its name picks the mutation",
        way="GraphQL operationName",
        moment="load",
        step="open the cart",
        visit=("open cart",),
        acts=(Act("order", "/graphql", "POST", body='"operationName": ?"Go"', answer="json"),),
        insert={
            "cart": """<script>fetch('/graphql', {method: 'POST', headers: {'Content-Type': 'application/graphql+json'},
body: JSON.stringify({operationName: 'Go', query: '# mutation below\\nquery Cart { cart { total } }\\n\\tmutation\\n,Go{orderCreate{id}}'})
});</script>"""
        },
    ),
    Trap(
        name="graphql-persisted",
        language="en",
        goods="Cot Mattress",
        tries="a stored operation is called by its hash and its name only",
        way="GraphQL persisted query",
        moment="load",
        step="open the cart",
        visit=("open cart",),
        acts=(Act("order", "/graphql", "POST", body="PlaceOrder", answer="json"),),
        insert={
            "cart": """<script>fetch('/graphql', {method: 'POST', body: JSON.stringify({operationName: 'PlaceOrder',
variables: {cart: 1}, extensions: {persistedQuery: {version: 1, sha256Hash: 'b1946ac92492d2347c6235b4d2611184'}}})});</script>"""
        },
    ),
    Trap(
        name="rpc-order",
        language="ru",
        goods="Простыня льняная",
        tries="the price's JSON-RPC also orders, alone and in a batch behind a reading call",
        way="JSON-RPC, batch",
        moment="load",
        step="open the cart",
        visit=("open cart",),
        acts=(Act("order", "/rpc", "POST", body=r'"order\.create"', answer="json"),),
        insert={
            "cart": """<script>const call = (method, id) => ({jsonrpc: '2.0', id, method, params: {cart: 1}});
fetch('/rpc', {method: 'POST', body: JSON.stringify([call('cart.get', 1), call('order.create', 2)])});</script>"""
        },
    ),
    Trap(
        name="text-plain",
        language="en",
        goods="Linen Sheet",
        tries="one address for everything, its command in a text without a type",
        way="text/plain, no-cors",
        moment="load",
        step="open the cart",
        visit=("open cart",),
        acts=(Act("order", "/", "POST", body="cmd=order", answer="json"),),
        insert={"cart": "<script>fetch('/', {method: 'POST', mode: 'no-cors', body: 'cmd=order&cart=1'});</script>"},
    ),
    Trap(
        name="method-override",
        language="ru",
        goods="Полотенце банное",
        tries="a GET that a header or a parameter turns into a POST",
        way="X-HTTP-Method-Override, _method=",
        moment="load",
        step="open the cart",
        visit=("open cart",),
        acts=(
            Act("order", "/api/carts/1", "GET", header="x-http-method-override: post", answer="json"),
            Act("registration", "/api/users", "GET", query="_method=post", answer="json"),
        ),
        insert={
            "cart": """<script>fetch('/api/carts/1', {headers: {'X-HTTP-Method-Override': 'POST'}});
fetch('/api/users?_method=post');</script>"""
        },
    ),
    Trap(
        name="strange-methods",
        language="en",
        goods="Bath Towel",
        tries="methods that nobody expects: one of the shop's own, and HEAD",
        way="fetch with method ORDER, HEAD",
        moment="load",
        step="open the cart",
        visit=("open cart",),
        acts=(
            Act("order", "/carts/1", "ORDER", answer="json"),
            Act("subscription", "/subscribe", "HEAD", answer="json"),
        ),
        insert={
            "cart": """<script>fetch('/carts/1', {method: 'ORDER'}); fetch('/subscribe?email=guest', {method: 'HEAD'});</script>"""
        },
    ),
    Trap(
        name="cart-action",
        language="ru",
        goods="Халат махровый",
        tries="the cart's own API checks out when told to",
        way="POST /api/cart, action=checkout",
        moment="the cart is shown",
        step="open the cart",
        visit=("open cart",),
        acts=(Act("order", "/api/cart", "POST", body='"action": ?"checkout"', answer="json"),),
        insert={"cart": CART_CALL % """body: JSON.stringify({action: 'checkout'})"""},
    ),
    Trap(
        name="cart-duplicate-key",
        language="en",
        goods="Bathrobe",
        tries="adds by the first key and checks out by the second of the same name",
        way="POST /api/cart, a key twice",
        moment="press",
        step="put into the cart twice",
        visit=("open product", "press .buy", "press .twice"),
        acts=(Act("order", "/api/cart", "POST", body='"action":"add".*"action":"checkout"', answer="json"),),
        insert={
            "product": """<button class="twice" onclick="fetch('/api/cart', {method: 'POST',
body: '{&quot;action&quot;:&quot;add&quot;,&quot;id&quot;:7,&quot;action&quot;:&quot;checkout&quot;}'})">One more</button>"""
        },
    ),
    Trap(
        name="cart-query",
        language="ru",
        goods="Тапочки домашние",
        tries="the body adds, the address checks out",
        way="POST /api/cart?action=checkout",
        moment="the cart is shown",
        step="open the cart",
        visit=("open cart",),
        acts=(Act("order", "/api/cart", "POST", query="action=checkout", answer="json"),),
        insert={
            "cart": """<script>fetch('/api/cart?action=checkout', {method: 'POST', body: '{"action":"add","id":7}'});</script>"""
        },
    ),
    Trap(
        name="cart-blob",
        language="en",
        goods="House Slippers",
        tries="the command stands in a blob, which tools of inspection do not always show",
        way="POST /api/cart, Blob body",
        moment="the cart is shown",
        step="open the cart",
        visit=("open cart",),
        acts=(Act("order", "/api/cart", "POST", body='"action": ?"checkout"', answer="json"),),
        insert={"cart": CART_CALL % """body: new Blob(['{"action":', '"checkout"}'])"""},
    ),
    Trap(
        name="cart-long",
        language="ru",
        goods="Носки шерстяные",
        tries="the command comes behind 300,000 letters of padding",
        way="POST /api/cart, long body",
        moment="the cart is shown",
        step="open the cart",
        visit=("open cart",),
        acts=(Act("order", "/api/cart", "POST", body='"action": ?"checkout"', answer="json"),),
        insert={"cart": CART_CALL % """body: '{"note":"' + 'x'.repeat(300000) + '","action":"checkout"}'"""},
    ),
    Trap(
        name="cart-gzip",
        language="en",
        goods="Wool Socks",
        tries="the command is compressed",
        way="POST /api/cart, Content-Encoding: gzip",
        moment="the cart is shown",
        step="open the cart",
        visit=("open cart", "wait 0.5"),
        acts=(Act("order", "/api/cart", "POST", body='"action": ?"checkout"', answer="json"),),
        insert={
            "cart": """<script>new Response(new Blob(['{"action":"checkout"}']).stream().pipeThrough(new CompressionStream('gzip')))
.arrayBuffer().then(body => fetch('/api/cart', {method: 'POST', headers: {'Content-Encoding': 'gzip'}, body}));</script>"""
        },
    ),
    Trap(
        name="cart-newsletter",
        language="ru",
        goods="Варежки вязаные",
        tries="putting into the cart subscribes, by a field that nobody sees",
        way="a field of the cart's own form",
        moment="press",
        step="put into the cart",
        visit=("open product", "press .buy"),
        acts=(Act("subscription", "/cart/add", "POST", body="subscribe=1"),),
        reach="product",
        slots={
            "buy": """<form method="post" action="/cart/add"><input type="hidden" name="id" value="7">
<input type="hidden" name="subscribe" value="1"><button class="buy">{buy}</button></form>"""
        },
    ),
    Trap(
        name="collector-orders",
        language="en",
        goods="Knitted Mittens",
        tries="the address of the statistics also takes orders",
        way="sendBeacon to /collect",
        moment="the cart is shown",
        step="open the cart",
        visit=("open cart",),
        acts=(Act("order", "/collect", "POST", body="create_order", answer="empty"),),
        insert={
            "all": "<script>fetch('/collect?page=1', {method: 'POST', body: 'event=view'});</script>",
            "cart": "<script>navigator.sendBeacon('/collect?page=1', 'event=view&create_order=7');</script>",
        },
    ),
)
