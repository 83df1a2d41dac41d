"""The pages of the small shops, and what a person finds in each (`MiniShop`)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class MiniShop:
    """`pages`: body by path; with `+` behind it, once something lies in the cart. `after`: where a form that fills the
    cart leads. `required`, `payments`, `deliveries`: what a person finds without giving data. `reason`: a word of why a
    walk must end before the checkout."""

    title: str
    pages: dict[str, str]
    required: tuple[str, ...] = ()
    payments: frozenset[str] = frozenset()
    deliveries: int = 0
    guest: bool | None = True
    outcome: str = "checkout"
    reason: str = ""
    lang: str = "ru"
    header: str = ""
    head: str = ""
    after: str = ""
    companies: bool | None = None
    posts: tuple[str, ...] = field(default=())
    """What the shop's pages write by themselves when they load."""


def _text(
    name: str, label: str, kind: str = "text", *, star: bool = True, required: bool = False, more: str = ""
) -> str:
    mark = "<span class=req>*</span>" if star else ""
    needs = " required" if required else ""
    return f"<div class=row><label for=f_{name}>{label}{mark}</label><input type={kind} id=f_{name} name='{name}'{needs} {more}></div>"


def _radios(name: str, *texts: str, checked: int = -1) -> str:
    return "".join(
        f"<div><label><input type=radio name='{name}' value={n}{' checked' if n == checked else ''}> {text}</label></div>"
        for n, text in enumerate(texts)
    )


def _cards(shop: str, *names: str, path: str = "p") -> str:
    names = (*names, "Термос «Север»", "Кружка")
    cards = "".join(
        f"<div class=product-card><a href='/{shop}/{path}{n}/'><img alt='' width=90 height=90 style='background:#eee'></a><a href='/{shop}/{path}{n}/'>{name}</a><span class=price>1 990 ₽</span></div>"
        for n, name in enumerate(names, 1)
    )
    return f"<h1>Каталог</h1><div class=products>{cards}</div>"


KETTLE = "Чайник «Заря» 1,7 л"
_TABLE = f"<table class=cart><tr><td>{KETTLE}</td><td><input name=quantity value=1 size=2></td><td>1 990 ₽</td></tr></table><p>Итого: 1 990 ₽</p>"
_POST = "fetch('{}', {{method: 'POST', body: 'x'}})"


def _adds(url: str, then: str) -> str:
    return f"fetch('{url}', {{method: 'POST', body: 'id=1'}}).then(() => {{ {then} }})"


_OPENCART_ADD = _adds(
    "/opencart/index.php?route=checkout/cart/add",
    "document.getElementById('cart-total').textContent = 'Товаров 1 (1 990 р.)';"
    "document.getElementById('said').innerHTML = '<div class=alert>Вы добавили <a>чайник</a> в <a href=\\'/opencart/index.php?route=checkout/cart\\'>корзину покупок</a>!</div>';",
)

OPENCART = MiniShop(
    title="Магазин",
    header="<header><div id=cart><button type=button onclick=\"this.nextElementSibling.hidden = !this.nextElementSibling.hidden\"><span id=cart-total>Товаров 0 (0 р.)</span></button>"
    "<ul hidden><li><a href='/opencart/index.php?route=checkout/cart'>Открыть корзину</a></li><li><a href='/opencart/index.php?route=checkout/checkout'>Оформление заказа</a></li></ul></div></header>",
    pages={
        "": _cards("opencart", KETTLE, "Термос «Север»"),
        "p1/": f"<div id=said></div><div id=product><h1>{KETTLE}</h1><p class=price>1 990 ₽</p><div class='form-group required'><label for=o5>Цвет</label>"
        "<select id=o5 name='option[5]'><option value=''> --- Выберите --- </option><option value=1>Белый</option><option value=2>Синий</option></select></div>"
        "<label for=q>Кол-во</label><input id=q name=quantity value=1 size=2><button type=button id=button-cart onclick=\"if (!document.getElementById('o5').value) "
        "{ document.getElementById('said').innerHTML = '<div class=text-danger>Цвет: выберите значение!</div>'; return } " + _OPENCART_ADD + "\">Купить</button>"
        "<button type=button onclick=\"" + _POST.format("/opencart/oneclick") + "\">Купить в 1 клик</button></div>"
        f"<h3>С этим покупают</h3><div class=product-card><a href='/opencart/p2/'>Термос</a><button type=button onclick=\"{_POST.format('/opencart/x')}\">Купить</button></div>",
        "index.php?route=checkout/cart": "<h1>Корзина покупок</h1><p>Ваша корзина пуста!</p>",
        "index.php?route=checkout/cart+": f"<h1>Корзина покупок</h1>{_TABLE}<a href='/opencart/'>Продолжить покупки</a> <a class='btn btn-primary' href='/opencart/index.php?route=checkout/checkout'>Оформление заказа</a>",
        "index.php?route=checkout/checkout+": "<h1>Оформление заказа</h1><div class=panel-group><div class=panel><h4 class=panel-title>Шаг 1: Способ оформления заказа</h4><div class=panel-body id=one>"
        "<div class=col><h2>Новый покупатель</h2><p>Варианты оформления:</p><div class=radio><label><input type=radio name=account value=register checked> Регистрация</label></div>"
        "<div class=radio><label><input type=radio name=account value=guest> Оформить заказ без регистрации</label></div><input type=button value=Продолжить id=button-account class='btn btn-primary'></div>"
        "<div class=col><h2>Зарегистрированный пользователь</h2><label for=le>E-Mail</label><input id=le name=email><label for=lp>Пароль</label><input type=password id=lp name=password>"
        "<input type=button value=Войти id=button-login></div></div></div><div class=panel><h4 class=panel-title>Шаг 2: Профиль и платежный адрес</h4><div class=panel-body id=two></div></div>"
        "<div class=panel><h4 class=panel-title>Шаг 3: Способ доставки</h4></div><div class=panel><h4 class=panel-title>Шаг 4: Способ оплаты</h4></div><div class=panel><h4 class=panel-title>Шаг 5: Подтверждение заказа</h4></div></div>"
        "<script>document.getElementById('button-account').onclick = async () => { const what = document.querySelector('[name=account]:checked').value;"
        "document.getElementById('two').innerHTML = await (await fetch('/opencart/index.php?route=checkout/' + what)).text(); document.getElementById('one').style.display = 'none'; }</script>",
        "index.php?route=checkout/guest": "<fieldset><legend>Личные данные</legend>" + "".join(
            f"<div class='form-group required'><label for=input-{n}>{text}</label><input name={n} id=input-{n}></div>"
            for n, text in (("firstname", "Имя"), ("lastname", "Фамилия"), ("email", "E-Mail"), ("telephone", "Телефон"), ("address_1", "Адрес"), ("city", "Город"))
        ) + "<div class=form-group><label for=input-company>Компания</label><input name=company id=input-company></div><div class=buttons><input type=button value=Продолжить id=button-guest></div></fieldset>",
        "index.php?route=checkout/register": "<fieldset><legend>Регистрация</legend><input type=password name=password required></fieldset>",
    },
    head="<style>.required > label::before { content: '* '; color: red }</style>",
    required=("given-name", "family-name", "email", "tel", "street-address", "address-level2"),
)  # fmt: skip

SIMPLE = MiniShop(
    title="Лавка",
    header="<header><a class=header-cart href='/simple/simplecheckout/'>Корзина <b class=cart-count>0</b></a></header>",
    pages={
        "": _cards("simple", KETTLE),
        "p1/": f"<h1>{KETTLE}</h1><p>1 990 ₽</p><button type=button class=btn-cart onclick=\"" + _adds("/simple/cart/add", "document.querySelector('.cart-count').textContent = 1") + "\">В корзину</button>",
        "simplecheckout/": "<h1>Корзина</h1><p>В корзине пусто</p>",
        "simplecheckout/+": f"<h1>Оформление заказа</h1><div id=simplecheckout_cart>{_TABLE}</div><div id=simplecheckout_customer><h2>Покупатель</h2><table>"
        "<tr><td><span class=simplecheckout-required>*</span> Имя</td><td><input name='customer[firstname]'></td></tr>"
        "<tr><td><span class=simplecheckout-required>*</span> Телефон</td><td><input name='customer[telephone]'></td></tr>"
        "<tr><td>E-mail</td><td><input name='customer[email]'></td></tr></table></div>"
        "<div id=simplecheckout_shipping><h2>Доставка</h2>" + _radios("shipping_method", "Курьером по городу — 300 ₽", "Самовывоз — бесплатно", checked=0) + "</div>"
        "<div id=simplecheckout_payment><h2>Оплата</h2>" + _radios("payment_method", "Наличными при получении", "Банковской картой онлайн", checked=0) + "</div>"
        "<a class='button simplecheckout_button_confirm' id=simplecheckout_button_confirm onclick=\"" + _POST.format("/simple/order") + "\">Оформление заказа</a>",
    },
    required=("given-name", "tel"), payments=frozenset(("cash", "card")), deliveries=2,
)  # fmt: skip

_WOO_FIELDS = (("billing_first_name", "Имя"), ("billing_last_name", "Фамилия"), ("billing_address_1", "Адрес"), ("billing_city", "Населённый пункт"), ("billing_postcode", "Почтовый индекс"), ("billing_phone", "Телефон"), ("billing_email", "Email"))  # fmt: skip

WOO = MiniShop(
    title="Лавка чая",
    after="/woo/p1/",
    pages={
        "": _cards("woo", "Чай улун") + "<div class=product><a href='?add-to-cart=9' class='button add_to_cart_button'>В корзину</a></div>",
        "p1/": "<h1>Чай улун</h1><p>500 ₽</p><form class=cart method=post action='/woo/cart/add'><div class=quantity><input type=number name=quantity value=1></div><button name=add-to-cart value=9 class='single_add_to_cart_button button'>В корзину</button></form>",
        "p1/+": "<div class=woocommerce-message role=alert><a href='/woo/cart/' class='button wc-forward'>Просмотр корзины</a> «Чай улун» добавлен в корзину.</div><h1>Чай улун</h1>"
        "<form class=cart method=post action='/woo/cart/add'><input type=number name=quantity value=1><button class='single_add_to_cart_button button'>В корзину</button></form>",
        "cart/+": "<h1>Корзина</h1><form class=woocommerce-cart-form method=post><table><tr><td><a href='/woo/cart/?remove_item=1' class=remove>×</a></td><td>Чай улун</td><td><input type=number name=qty value=1></td></tr></table>"
        "<input name=coupon_code placeholder='Код купона'><button name=apply_coupon>Применить купон</button><button name=update_cart disabled>Обновить корзину</button></form>"
        "<div class=cart_totals>Итого 500 ₽<a href='/woo/checkout/' class='checkout-button button alt wc-forward'>Перейти к оформлению</a></div>",
        "checkout/+": "<h1>Оформление заказа</h1><div class=woocommerce-form-login-toggle>Уже покупали? <a href='#' class=showlogin>Нажмите, чтобы войти</a></div>"
        "<form class='woocommerce-form-login' style='display:none'><input name=username><input type=password name=password><button>Войти</button></form>"
        "<form name=checkout class='checkout woocommerce-checkout' method=post><h3>Оплата и доставка</h3>"
        + "".join(f"<p class='form-row validate-required'><label for={n}>{t}&nbsp;<abbr class=required title=обязательно>*</abbr></label><input id={n} name={n}></p>" for n, t in _WOO_FIELDS)
        + "<p class=form-row><label for=order_comments>Примечание к заказу (необязательно)</label><textarea id=order_comments name=order_comments></textarea></p><div id=order_review></div></form>"
        "<script>fetch('/woo/?wc-ajax=update_order_review', {method: 'POST', body: 'x'}).then(() => setTimeout(() => { document.getElementById('order_review').innerHTML = "
        "`<h3>Ваш заказ</h3><table><tr class=shipping><th>Доставка</th><td><ul id=shipping_method>" + _radios("shipping_method[0]", "Почта России: 350 ₽", "Самовывоз", checked=0).replace("<div>", "<li>").replace("</div>", "</li>")
        + "</ul></td></tr><tr><th>Итого</th><td>850 ₽</td></tr></table><div id=payment><ul>" + _radios("payment_method", "Прямой банковский перевод", "Оплата при доставке", checked=0).replace("<div>", "<li>").replace("</div>", "</li>")
        + "</ul><button type=submit id=place_order>Подтвердить заказ</button></div>`; }, 300))</script>",
    },
    required=("given-name", "family-name", "street-address", "address-level2", "postal-code", "tel", "email"),
    payments=frozenset(("transfer",)), deliveries=2, posts=("POST /woo/?wc-ajax=update_order_review",),
)  # fmt: skip

_BLOCK = (("email", "Email address", "email"), ("shipping-first_name", "First name", "given-name"), ("shipping-last_name", "Last name", "family-name"), ("shipping-address_1", "Address", "address-line1"), ("shipping-city", "City", "address-level2"), ("shipping-postcode", "Postcode", "postal-code"))  # fmt: skip

WOO_BLOCK = MiniShop(
    title="Tea house", lang="en",
    header="<header><a href='/woo_block/'>Tea house</a><button class=wc-block-mini-cart__button aria-label='0 items in cart, total price of $0.00'><span class=wc-block-mini-cart__badge></span></button></header>",
    pages={
        "": _cards("woo_block", "Oolong tea").replace("1 990 ₽", "$19.90"),
        "p1/": "<h1>Oolong tea</h1><p>$19.90</p><form class=cart onsubmit=\"event.preventDefault(); " + _adds("/woo_block/wp-json/batch", "document.querySelector('.wc-block-mini-cart__badge').textContent = 1; document.getElementById('drawer').hidden = false") + "\"><input type=number name=quantity value=1>"
        "<button class='single_add_to_cart_button'>Add to cart</button></form><div id=drawer hidden role=dialog style='position:fixed;right:0;top:0;width:300px;height:100%;background:#fff'><h2>Your cart</h2><p>Oolong tea $19.90</p>"
        "<button class=close aria-label=Close onclick=\"this.parentNode.hidden = true\">×</button><a href='/woo_block/cart/'>View my cart</a><a href='/woo_block/checkout/'>Go to checkout</a></div>",
        "cart/+": "<h1>Cart</h1><p>Oolong tea</p><p>Total $19.90</p><a href='/woo_block/checkout/'>Proceed to Checkout</a>",
        "checkout/+": "<h1>Checkout</h1><div id=app data-block-name=woocommerce/checkout></div><script>setTimeout(() => { document.getElementById('app').innerHTML = `<form><h2>Contact information</h2>"
        + "".join(f"<div class='wc-block-components-text-input'><input id={n} type=text autocomplete={a} aria-label='{t}' required><label for={n}>{t}</label></div>" for n, t, a in _BLOCK)
        + "<div><input type=tel id=phone aria-label='Phone (optional)' autocomplete=tel><label for=phone>Phone (optional)</label></div><fieldset><legend>Payment options</legend>"
        + _radios("radio-control-wc-payment-method-options", "Direct bank transfer", "Cash on delivery", checked=0) + "</fieldset><button type=submit>Place Order</button></form>`;"
        "for (const one of document.querySelectorAll('#app input')) one.addEventListener('blur', () => fetch('/woo_block/wp-json/update-customer', {method: 'POST', body: one.value})); }, 400)</script>",
    },
    required=("email", "given-name", "family-name", "street-address", "address-level2", "postal-code"), payments=frozenset(("transfer",)),
)  # fmt: skip

PRESTA = MiniShop(
    title="Corner shop", lang="en",
    pages={
        "": _cards("presta", "Printed mug").replace("1 990 ₽", "€12.90"),
        "p1/": "<h1>Printed mug</h1><p>€12.90</p><form action='/presta/add' method=post id=add onsubmit=\"event.preventDefault(); " + _adds("/presta/cart/add", "document.getElementById('modal').style.display = 'block'") + "\">"
        "<div class=product-variants><span>Size</span><select name='group[1]'><option value=1 selected>S</option><option value=2>M</option></select></div><input name=qty id=quantity_wanted value=1>"
        "<button class='btn add-to-cart' data-button-action=add-to-cart type=submit>Add to cart</button></form>"
        "<div id=modal role=dialog style='display:none;position:fixed;inset:40px;background:#fff'><h4>Product successfully added to your shopping cart</h4><button onclick=\"this.parentNode.style.display='none'\">Continue shopping</button><a href='/presta/cart?action=show' class='btn btn-primary'>Proceed to checkout</a></div>",
        "cart?action=show+": "<h1>Shopping Cart</h1><ul><li>Printed mug €12.90</li></ul><p>Total €12.90</p><a href='/presta/order' class='btn btn-primary'>Proceed to checkout</a>",
        "order+": "<section class='checkout-step -current'><h1 class=step-title>1 Personal Information</h1><ul class=nav><li><a class=active data-toggle=tab>Order as a guest</a></li><li><a data-toggle=tab href='#login'>Sign in</a></li></ul>"
        "<form id=customer-form method=post action='/presta/order'><div>Social title <label><input type=radio name=id_gender value=1> Mr.</label><label><input type=radio name=id_gender value=2> Mrs.</label></div>"
        "<label>First name <input name=firstname required></label><label>Last name <input name=lastname required></label><label>Email <input type=email name=email required></label>"
        "<p>Create an account (optional)</p><label>Password <input type=password name=password></label> Optional<label>Birthdate <input name=birthday placeholder='YYYY-MM-DD'></label> Optional"
        "<label><input type=checkbox name=psgdpr required> I agree to the terms and conditions and the privacy policy</label><button type=submit name=continue value=1>Continue</button></form></section>"
        "<section class='checkout-step -unreachable'><h1 class=step-title>2 Addresses</h1></section><section class='checkout-step -unreachable'><h1 class=step-title>3 Shipping Method</h1></section><section class='checkout-step -unreachable'><h1 class=step-title>4 Payment</h1></section>",
    },
    required=("given-name", "family-name", "email", "consent"),
)  # fmt: skip

_MEDUSA_FIELDS = (("first_name", "First name", "given-name"), ("last_name", "Last name", "family-name"), ("address_1", "Address", "address-line1"), ("postal_code", "Postal code", "postal-code"), ("city", "City", "address-level2"))  # fmt: skip

MEDUSA = MiniShop(
    title="Store", lang="en",
    header="<nav><a href='/medusa/us'>Store</a><a data-testid=nav-cart-link href='/medusa/us/cart'>Cart (<span id=n>0</span>)</a></nav>",
    pages={
        "": "-> /medusa/us",
        "us": "<ul>" + "".join(f"<li><a href='/medusa/us/products/{n}'><div><img alt='' width=80 height=80></div><div><p>{t}</p><p>€29.00</p></div></a></li>" for n, t in (("sweatshirt", "Sweatshirt"), ("shorts", "Shorts"))) + "</ul>",
        "us/products/sweatshirt": "<h2>Sweatshirt</h2><div><span>Select Size</span><div class='flex' data-testid=product-options><button class=option onclick='pick(this)'>S</button><button class=option onclick='pick(this)'>M</button></div>"
        "<p>From €29.00</p><button id=go disabled data-testid=add-product-button onclick=\"" + _adds("/medusa/add", "document.getElementById('n').textContent = 1") + "\">Select variant</button></div>"
        "<script>function pick(one) { one.setAttribute('aria-pressed', 'true'); const go = document.getElementById('go'); go.disabled = false; go.textContent = 'Add to cart' }</script>",
        "us/cart+": "<h2>Cart</h2><table><tr><td>Sweatshirt</td><td><select name=q><option>1</option><option>2</option></select></td></tr></table><div>Total €29.00</div><a href='/medusa/us/checkout?step=address' data-testid=checkout-button><button>Go to checkout</button></a>",
        "us/checkout+": "<h2>Shipping Address</h2><form>" + "".join(
            f"<div><input name='shipping_address.{n}' autocomplete={a} required placeholder=' '><label for='{t}'>{t}<span>*</span></label></div>" for n, t, a in _MEDUSA_FIELDS)
        + "<div><input name='shipping_address.company' placeholder=' '><label>Company</label></div><div><select name='shipping_address.country_code' autocomplete=country required><option value='' disabled selected>Country</option><option value=de>Germany</option></select></div>"
        "<div><input name=email type=email required placeholder=' '><label>Email<span>*</span></label></div><div><input name='shipping_address.phone' autocomplete=tel placeholder=' '><label>Phone</label></div>"
        "<button type=button role=checkbox aria-checked=true name=same>x</button><label>Billing address same as shipping address</label><button type=submit data-testid=submit-address-button>Continue to delivery</button></form>"
        "<h2>Delivery</h2><h2>Payment</h2><h2>Review</h2><aside><h2>In your Cart</h2><p>Total €29.00</p></aside>",
    },
    required=("given-name", "family-name", "street-address", "postal-code", "address-level2", "country", "email"),
)  # fmt: skip

SALEOR = MiniShop(
    title="Poster shop", lang="en", after="/saleor/p1/",
    header="<header><a href='/saleor/cart' class=cart-icon aria-label='0 items in cart'><svg width=20 height=20></svg></a></header>",
    pages={
        "": _cards("saleor", "Poster of a whale").replace("1 990 ₽", "$30.00"),
        "p1/": "<h1>Poster of a whale</h1><p>$30.00</p><form method=post action='/saleor/add'><fieldset><legend>Variants</legend><div role=radiogroup class=variants><a href='#a4' role=radio aria-checked=true class=selected>A4</a><a href='#a3' role=radio>A3</a></div></fieldset><button>Add to cart</button></form>",
        "p1/+": "<p>The poster was added to your cart</p><h1>Poster of a whale</h1><p>$30.00</p><form method=post action='/saleor/add'><button>Add to cart</button></form>",
        "cart+": "<h1>Your Shopping Cart</h1><p>Poster of a whale</p><form method=post action='/saleor/remove'><button aria-label='Remove poster from cart'>Remove</button></form><p>Your total $30.00</p><a data-testid=CheckoutLink href='FAR/saleor/checkout?checkout=abc'>Checkout</a>",
        "checkout+": "<div id=root>Loading…</div><script>setTimeout(() => { document.getElementById('root').innerHTML = `<form><h2>Account</h2><p>Already have an account? <button type=button>Sign in</button></p>"
        + "".join(f"<label>{t} <input name={n} autocomplete={a} required></label>" for n, t, a in (("email", "Email", "email"), ("firstName", "First name", "given-name"), ("lastName", "Last name", "family-name"), ("streetAddress1", "Street address", "address-line1"), ("city", "City", "address-level2"), ("postalCode", "Postal code", "postal-code")))
        + "<label><input type=checkbox name=createAccount> I want to create account</label><h2>Delivery methods</h2><p>Please fill in shipping address to see available shipping methods</p><h2>Payment</h2><button type=submit>Make payment and create order</button></form>`; }, 500)</script>",
    },
    required=("email", "given-name", "family-name", "street-address", "address-level2", "postal-code"),
)  # fmt: skip

BITRIX = MiniShop(
    title="Интернет-магазин",
    header="<header><a href='/bitrix/personal/cart/' class=bx-basket>Корзина <span id=bx_cart_num>0</span> товаров</a></header>",
    pages={
        "": _cards("bitrix", KETTLE),
        "p1/": f"<h1>{KETTLE}</h1><p>1 990 руб.</p><div class=product-item-detail-scu-block><div class=product-item-scu-title>Цвет</div><ul class=product-item-scu-item-list><li class='product-item-scu-item selected' title=Белый><div>Белый</div></li><li class=product-item-scu-item title=Синий><div>Синий</div></li></ul></div>"
        "<a class='btn btn-primary product-item-detail-buy-button' id=bx_117848907_62_add_basket_link href='javascript:void(0);' onclick=\"" + _adds("/bitrix/basket/add", "document.getElementById('bx_cart_num').textContent = 1; document.getElementById('pop').style.display = 'block'") + "\">В корзину</a>"
        "<a href='javascript:void(0)' class=btn onclick=\"" + _POST.format("/bitrix/oneclick") + "\">Купить в 1 клик</a>"
        "<div id=pop class=popup-window style='display:none;position:fixed;left:200px;top:200px;background:#fff'>Товар добавлен в корзину<span class=btn onclick=\"location = '/bitrix/personal/cart/'\">Перейти в корзину</span></div>",
        "personal/cart/+": f"<h1>Моя корзина</h1>{_TABLE}<button class='btn basket-btn-checkout' data-entity=basket-checkout-button onclick=\"location = '/bitrix/personal/order/make/'\">Оформить заказ</button>",
        "personal/order/make/+": "<h1>Оформление заказа</h1><form id=bx-soa-order-form method=post><div class=bx-soa-section><h2>Тип плательщика</h2>" + _radios("PERSON_TYPE", "Физическое лицо", "Юридическое лицо", checked=0)
        + "</div><div class=bx-soa-section><h2>Доставка</h2>" + _radios("DELIVERY_ID", "Доставка курьером — 500 руб.", "Самовывоз — бесплатно", checked=0)
        + "</div><div class=bx-soa-section><h2>Оплата</h2>" + _radios("PAY_SYSTEM_ID", "Наличные курьеру", "Банковские карты", checked=0) + "</div><div class=bx-soa-section><h2>Покупатель</h2>"
        + "".join(f"<div class=bx-soa-customer-field><label class=bx-soa-custom-label for=p{n}>{'<span class=bx-authform-starrequired>*</span> ' if star else ''}{t}</label><input id=p{n} name=ORDER_PROP_{n} {a}></div>"
                  for n, t, star, a in ((1, "Ф.И.О.", 1, "autocomplete=name"), (2, "E-Mail", 1, "autocomplete=email"), (3, "Телефон", 1, "autocomplete=tel"), (4, "Индекс", 0, ""), (7, "Адрес доставки", 1, "")))
        + "<label for=c>Комментарии к заказу:</label><textarea id=c name=ORDER_DESCRIPTION></textarea></div><a href='javascript:void(0)' class='btn btn-order-save' onclick=\"" + _POST.format("/bitrix/order") + "\">Оформить заказ</a></form><div>Итого: 2 490 руб.</div>",
    },
    required=("name", "email", "tel", "street-address"), payments=frozenset(("cash", "card")), deliveries=2, companies=True,
)  # fmt: skip

INSALES = MiniShop(
    title="Мастерская", after="/insales/cart_items",
    head="<meta name=generator content=\"InSales\">",
    header="<header><a href='/insales/cart_items' class=cart-widget>Корзина <span class=cart-count>0</span></a></header>",
    pages={
        "": _cards("insales", "Ваза глиняная"),
        "p1/": "<h1>Ваза глиняная</h1><form action='/insales/cart_items' method=post data-product-id=1><input name=quantity value=1><button type=submit data-item-add>В корзину</button></form><button data-quick-checkout>Быстрый заказ</button>",
        "cart_items+": "<h1>Корзина</h1><form method=post action='/insales/cart_update'><table><tr><td>Ваза глиняная</td><td>1 990 ₽</td></tr></table><p>Итого 1 990 ₽</p><button type=submit name=make_order value=1 data-cart-submit>Оформить заказ</button></form>",
        "new_order+": "<h1>Оформление заказа</h1><form id=order_form action='/insales/orders' method=post><h2>Контактные данные</h2>" + _text("client[name]", "Контактное лицо (ФИО)", required=True) + _text("client[phone]", "Контактный телефон", "tel", required=True)
        + _text("client[email]", "Email", "email", star=False) + "<h2>Способ доставки</h2>" + _radios("order[delivery_variant_id]", "Курьером по Москве — 350 ₽", "Пункт выдачи СДЭК — 200 ₽", "Самовывоз", checked=0)
        + "<h2>Способ оплаты</h2>" + _radios("order[payment_gateway_id]", "Оплата наличными", "Банковская карта", checked=0) + "<button id=create_order>Подтвердить заказ</button></form>",
    },
    required=("name", "tel"), payments=frozenset(("cash", "card")), deliveries=3,
)  # fmt: skip

SHOPIFY = MiniShop(
    title="Candle store", lang="en",
    head="<script>window.Shopify = {shop: 'candles.example'}; var Shopify = window.Shopify</script>",
    header="<header><a href='/shopify/cart' id=cart-icon-bubble>Cart<div class=cart-count-bubble id=n></div></a></header>",
    pages={
        "": _cards("shopify", "Candle «Pine»", path="products/p").replace("1 990 ₽", "$18.00"),
        "products/p1/": "<h1>Candle «Pine»</h1><p>$18.00</p><form action='/shopify/cart/add' method=post onsubmit=\"event.preventDefault(); " + _adds("/shopify/cart/add", "document.getElementById('n').textContent = 1; document.getElementById('drawer').hidden = false") + "\">"
        "<fieldset class=product-form__input><legend>Size</legend><input type=radio id=s1 name=Size value=Small checked><label for=s1>Small</label><input type=radio id=s2 name=Size value=Large><label for=s2>Large</label></fieldset>"
        "<button type=submit name=add>Add to cart</button><div class=shopify-payment-button><button type=button onclick=\"" + _POST.format("/shopify/buy") + "\">Buy it now</button></div></form>"
        "<div id=drawer hidden role=dialog class=drawer style='position:fixed;right:0;top:0;width:300px;height:100%;background:#fff'><h2>Your cart</h2><p>Candle «Pine»</p><form action='/shopify/to-checkout' method=post><button type=submit name=checkout>Check out</button></form></div>",
        "cart+": "<h1>Your cart</h1><p>Candle «Pine» $18.00</p><form action='/shopify/to-checkout' method=post><button type=submit name=checkout>Check out</button></form>",
        "checkout+": "-> FAR/shopify/checkouts/c/1",
        "checkouts/c/1+": "<h1>Candle store</h1><div>Express checkout <button>Shop Pay</button></div><form><h2>Contact</h2><label>Email or mobile phone number <input name=email autocomplete='shipping email' aria-required=true></label><label><input type=checkbox name=marketing> Email me with news and offers</label>"
        "<h2>Delivery</h2><label>Country/Region <select name=countryCode autocomplete='shipping country' aria-required=true><option value=US selected>United States</option></select></label>"
        + "".join(f"<label>{t} <input name={n} autocomplete='shipping {a}' aria-required={q}></label>" for n, t, a, q in (("firstName", "First name (optional)", "given-name", "false"), ("lastName", "Last name", "family-name", "true"), ("address1", "Address", "address-line1", "true"), ("city", "City", "address-level2", "true"), ("postalCode", "ZIP code", "postal-code", "true")))
        + "<h3>Shipping method</h3><p>Enter your shipping address to view available shipping methods.</p><h2>Payment</h2><p>All transactions are secure and encrypted.</p><fieldset>" + _radios("basic", "Credit card", "PayPal", checked=0) + "</fieldset><button type=submit>Pay now</button></form>",
    },
    required=("email", "family-name", "street-address", "address-level2", "postal-code"), payments=frozenset(("card",)),
)  # fmt: skip

TILDA = MiniShop(
    title="Студия керамики",
    pages={
        "": "<h1>Студия керамики</h1>" + "".join(f"<div class=t-store__card><a href='/tilda/tproduct/{n}/'><img alt='' width=80 height=80></a><a href='/tilda/tproduct/{n}/'>{t}</a><div>900 р.</div></div>" for n, t in ((1, "Кружка"), (2, "Блюдце"))),
        "tproduct/1/": "<h1>Кружка</h1><div>900 р.</div><a href='#order:Кружка =900' class='t-btn js-store-prod-btn' onclick=\"document.querySelector('.t706').style.display = 'block'; document.querySelector('.t706__carticon-counter').textContent = 1\">В корзину</a>"
        "<div class=t706__carticon><div class=t706__carticon-counter></div></div><div class='t706 t706__cartwin' role=dialog style='display:none;position:fixed;right:0;top:0;width:400px;height:100%;background:#fff;overflow:auto'><h2>Ваш заказ</h2><p>Кружка 900 р.</p><p>Сумма: 900 р.</p>"
        "<form class=t-form onsubmit=\"event.preventDefault(); " + _POST.format("/tilda/order") + "\">" + _text("Name", "Ваше имя", star=False, more="data-tilda-req=1 aria-required=true") + _text("Phone", "Телефон", "tel", star=False, more="data-tilda-req=1 aria-required=true")
        + "<div>Доставка</div>" + _radios("delivery", "Доставка курьером = 300", "Самовывоз", checked=0) + "<button type=submit class=t-submit>Оформить заказ</button></form></div>",
    },
    required=("name", "tel"), deliveries=2,
)  # fmt: skip

ECWID = MiniShop(
    title="Honey", lang="en",
    head="<script src='/ecwid/none.js' data-vendor=ecwid></script>",
    pages={
        "": "<div id=store></div><script>"
        "const pages = { '': \"<h2>Products</h2><div class='grid-product product-card'><a href='#!/Honey/p/1'><img alt='' width=80 height=80></a><a href='#!/Honey/p/1'>Honey</a><span>$9.00</span></div><div class='grid-product product-card'><a href='#!/Wax/p/2'><img alt='' width=80 height=80></a><a href='#!/Wax/p/2'>Wax</a><span>$5.00</span></div>\","
        "'#!/Honey/p/1': \"<h1>Honey</h1><p>$9.00</p><button class=form-control__button onclick='add()'>Add to Bag</button><div id=d></div>\","
        "'#!/~/cart': \"<h1>Shopping cart</h1><p>Honey $9.00</p><p>Total $9.00</p><button onclick='location.hash=`#!/~/checkout`'>Checkout</button>\","
        "'#!/~/checkout': \"<h1>Checkout</h1><form><label>Your email <input type=email name=email required></label><label>First and last name <input name=name required></label><label>Address <input name=street autocomplete=street-address required></label><button type=button>Continue</button></form><ol><li>Delivery</li><li>Payment</li></ol>\" };"
        "function draw() { document.getElementById('store').innerHTML = pages[decodeURIComponent(location.hash)] || pages[''] }"
        "function add() { fetch('/ecwid/add', {method: 'POST', body: 'x'}).then(() => { document.getElementById('d').innerHTML = \"<p>Honey was added to your bag</p><button onclick='location.hash=`#!/~/cart`'>Go to Bag</button>\" }) }"
        "addEventListener('hashchange', draw); draw()</script>",
    },
    required=("email", "name", "street-address"),
)  # fmt: skip

FRAME = MiniShop(
    title="Билеты", after="/frame/cart/",
    pages={
        "": "<h1>Концерт в саду</h1><form method=post action='/frame/cart/add'><label for=d>Дата</label><select id=d name=date><option value=''>Выберите дату</option><option value=1>5 июня</option></select>"
        "<div class=seat-map role=radiogroup aria-label=Места><button type=button class='seat sold-out' disabled>1</button><button type=button class=seat onclick=\"this.setAttribute('aria-pressed', 'true'); document.getElementById('s').value = 2\">2</button><button type=button class=seat>3</button></div>"
        "<input type=hidden id=s name=seat><button>В корзину</button></form>",
        "cart/+": "<h1>Корзина</h1><p>Концерт в саду, место 2</p><p>Итого 900 ₽</p><a href='/frame/checkout/'>Оформить заказ</a>",
        "checkout/+": "<h1>Оформление заказа</h1><iframe src='/frame/form/' width=600 height=500></iframe>",
        "form/": "<form>" + _text("name", "Имя", required=True) + _text("mail", "E-mail", "email", required=True) + _text("phone", "Телефон", "tel", required=True) + "<button>Оплатить</button></form>",
    },
    required=("name", "email", "tel"),
)  # fmt: skip

_WALL = "position:fixed;inset:0;background:#fff;z-index:9"
DIALOGS = MiniShop(
    title="Погреб", after="/dialogs/cart/",
    pages={
        "": f"<div role=dialog id=age class=modal style='{_WALL}'><p>Вам есть 18 лет?</p><button onclick=\"document.getElementById('age').remove()\">Да, мне есть 18</button><button onclick=\"location='about:blank'\">Нет</button></div>" + _cards("dialogs", "Квас тёмный", "Квас светлый"),
        "p1/": "<h1>Квас тёмный</h1><p>Нет в наличии</p><button disabled>В корзину</button><button onclick=\"" + _POST.format("/dialogs/lead") + "\">Сообщить о поступлении</button>",
        "p2/": f"<div role=dialog id=city class=popup style='position:fixed;left:20px;top:20px;background:#fff;z-index:9'><p>Ваш город — Москва?</p><button onclick=\"document.getElementById('city').remove()\">Да, верно</button><button>Выбрать другой</button></div>"
        "<h1>Квас светлый</h1><p>199 ₽</p><form method=post action='/dialogs/cart/add'><button>В корзину</button></form>"
        f"<script>setTimeout(() => {{ const d = document.createElement('div'); d.id = 'late'; d.className = 'popup'; d.setAttribute('role', 'dialog'); d.style.cssText = '{_WALL}';"
        "d.innerHTML = `<p>Скидка 10 % за подписку</p><input type=email name=email><button onclick=\"fetch('/dialogs/subscribe', {method: 'POST'})\">Подписаться</button><button class=popup-close aria-label=Закрыть onclick=\"this.parentNode.remove()\">×</button>`; document.body.append(d) }, 700)</script>",
        "cart/+": "<h1>Вам может понравиться</h1><p>Добавьте стаканы</p><button onclick=\"" + _POST.format("/dialogs/x") + "\">Добавить</button><a href='/dialogs/basket/'>Нет, спасибо, перейти в корзину</a>",
        "basket/+": "<h1>Корзина</h1><p>Квас светлый 199 ₽</p><a href='/dialogs/checkout/'>Оформить заказ</a>",
        "checkout/+": "<h1>Оформление заказа</h1><form method=post action='/dialogs/order'>" + _text("fio", "ФИО", required=True) + _text("tel", "Телефон", "tel", required=True) + _text("addr", "Адрес доставки", required=True) + "<button>Отправить заказ</button></form>",
    },
    required=("name", "tel", "street-address"),
)  # fmt: skip

MINIMUM = MiniShop(
    title="Оптовый склад", after="/minimum/cart/", outcome="cart", reason="minimum", guest=None,
    pages={
        "": _cards("minimum", "Гвозди, 1 кг"),
        "p1/": "<h1>Гвозди, 1 кг</h1><p>190 ₽</p><form method=post action='/minimum/cart/add'><button>В корзину</button></form>",
        "cart/+": "<h1>Корзина</h1><p>Гвозди, 1 кг — 190 ₽</p><p class=warning>Минимальная сумма заказа — 3 000 ₽</p><button disabled>Оформить заказ</button>",
    },
)  # fmt: skip


_LUMA = (("firstname", "First Name", 1), ("lastname", "Last Name", 1), ("company", "Company", 0), ("street[0]", "Street Address", 1), ("city", "City", 1), ("postcode", "Zip/Postal Code", 1), ("telephone", "Phone Number", 1))  # fmt: skip

MAGENTO = MiniShop(
    title="Pine outfitters", lang="en",
    header="<header><div class=minicart-wrapper><a class='action showcart' href='/magento/checkout/cart/' onclick=\"event.preventDefault(); document.getElementById('mini').hidden = false\"><span>My Cart</span> <span class='counter qty'></span></a>"
    "<div id=mini hidden class=block-minicart><button id=top-cart-btn-checkout type=button class='action primary checkout' onclick=\"location = '/magento/checkout/'\">Proceed to Checkout</button><a class='action viewcart' href='/magento/checkout/cart/'>View and Edit Cart</a></div></div></header>",
    pages={
        "": _cards("magento", "Field jacket").replace("Каталог", "What's New").replace("₽", "$"),
        "p1/": "<div id=said></div><h1 class=page-title>Field jacket</h1><span class=price>$59.00</span><form id=product_addtocart_form onsubmit=\"event.preventDefault(); if (!document.querySelector('.swatch-option.selected')) { document.getElementById('need').textContent = 'This is a required field.'; return } "
        + _adds("/magento/checkout/cart/add", "document.getElementById('said').innerHTML = '<div class=message-success>You added Field jacket to your <a href=\\'/magento/checkout/cart/\\'>shopping cart</a>.</div>'; document.querySelector('.counter').textContent = '1'") + "\">"
        "<div class='swatch-attribute size'><span class=swatch-attribute-label>Size</span><div role=listbox aria-required=true>" + "".join(f"<div class='swatch-option text' role=option tabindex=0 aria-checked=false onclick=\"this.classList.add('selected'); this.setAttribute('aria-checked', 'true')\">{size}</div>" for size in "SML") + "</div><div id=need class=mage-error></div></div>"
        "<label for=qty>Qty</label><input type=number name=qty id=qty value=1><button type=submit id=product-addtocart-button class='action primary tocart'>Add to Cart</button></form><a href='#' class='action towishlist' onclick=\"" + _POST.format("/magento/wishlist/add") + "\">Add to Wish List</a>",
        "checkout/cart/": "<h1>Shopping Cart</h1><p>You have no items in your shopping cart.</p>",
        "checkout/cart/+": "<h1>Shopping Cart</h1><p>Field jacket $59.00</p><button type=button data-role=proceed-to-checkout class='action primary checkout' onclick=\"location = '/magento/checkout/'\">Proceed to Checkout</button>",
        "checkout/+": "<div id=checkout class=checkout-container><p>Loading...</p></div><script>fetch('/magento/rest/V1/guest-carts/1/estimate-shipping-methods', {method: 'POST', body: '{}'}).then(() => { document.getElementById('checkout').innerHTML = `<ul class=opc-progress-bar><li class=_active><span>Shipping</span></li><li><span>Review &amp; Payments</span></li></ul>"
        "<li id=shipping><div class=step-title>Shipping Address</div><form><div class='field required _required'><label class=label for=customer-email><span>Email Address</span></label><input type=email id=customer-email name=username></div></form><form id=co-shipping-form>"
        + "".join(f"<div class='field{' _required' * need}'><label class=label for='f{n}'><span>{text}</span></label><input id='f{n}' name='{n}' aria-required={'true' if need else 'false'}></div>" for n, text, need in _LUMA)
        + "</form></li><li id=opc-shipping_method><div class=step-title>Shipping Methods</div><table><tr><td><input type=radio name=rate id=r1><label for=r1>Fixed Flat Rate $5.00</label></td></tr><tr><td><input type=radio name=rate id=r2><label for=r2>Table Rate Best Way $15.00</label></td></tr></table><button class='button action continue primary'>Next</button></li>`; });</script>",
    },
    head="<style>._required > .label::after { content: '*'; color: #e02b27 }</style>",
    required=("email", "given-name", "family-name", "street-address", "address-level2", "postal-code", "tel"), deliveries=2,
    posts=("POST /magento/rest/V1/guest-carts/1/estimate-shipping-methods",),
)  # fmt: skip

ODOO = MiniShop(
    title="Workshop", lang="en", after="/odoo/shop/cart", head='<meta name="generator" content="Odoo">',
    header="<header><a href='/odoo/shop/cart' class=o_navlink><i class='fa fa-shopping-cart'></i><sup class=my_cart_quantity>0</sup><span>My cart</span></a></header>",
    pages={
        "": _cards("odoo", "Desk lamp").replace("Каталог", "Shop").replace("₽", "€"),
        "p1/": "<h1>Desk lamp</h1><p>€ 39.00</p><form method=post action='/odoo/shop/cart/add'><input type=hidden name=product_id value=1><input name=add_qty value=1 size=2><button type=submit id=add_to_cart>Add to cart</button><button type=button class=o_we_buy_now onclick=\"" + _POST.format("/odoo/buy") + "\">Buy now</button></form>",
        "shop/cart": "<h1>Order overview</h1><p>Your cart is empty!</p>",
        "shop/cart+": "<h1>Order overview</h1><p>Desk lamp € 39.00</p><p>Total: € 39.00</p><a class='btn btn-primary' role=button href='/odoo/shop/checkout?express=1'>Process Checkout</a>",
        "shop/checkout+": "-> /odoo/shop/address",
        "shop/address+": "<ul class=wizard><li class=active>Address</li><li>Confirm order</li></ul><h3>Your Address</h3><form action='/odoo/shop/address' method=post class=checkout_autoformat>"
        + _text("name", "Name", star=False, required=True) + _text("email", "Email", "email", star=False, required=True) + _text("phone", "Phone", "tel", star=False, required=True)
        + "<div><label class=label-optional for=co>Company Name</label><input id=co name=company_name></div><div><label class=label-optional for=vat>TIN / VAT</label><input id=vat name=vat></div>"
        + _text("street", "Street and Number", star=False, required=True) + _text("city", "City", star=False, required=True)
        + "<div><label for=cc>Country</label><select id=cc name=country_id required><option value=''>Country...</option><option value=1>Belgium</option></select></div><a href='#' class='btn a-submit'>Next</a></form>",
    },
    required=("name", "email", "tel", "street-address", "address-level2", "country"), companies=True,
)  # fmt: skip

UMI = MiniShop(
    title="Мастерская",
    header="<header><a href='/umi/emarket/cart/' class=basket_info>Корзина: <span class=basket_info_summary>пусто</span></a></header>",
    pages={
        "": _cards("umi", "Скамья дубовая"),
        "p1/": "<h1>Скамья дубовая</h1><p>7 900 ₽</p><a href='/umi/emarket/basket/put/element/1/' class=add_to_cart_block onclick=\"event.preventDefault(); " + _adds("/umi/emarket/basket/add", "document.querySelector('.basket_info_summary').textContent = '1 товар'") + "\">Добавить в корзину</a>",
        "emarket/cart/": "<h1>Корзина</h1><p>Корзина пуста</p>",
        "emarket/cart/+": "<h1>Корзина</h1><table><tr><td>Скамья дубовая</td><td>7 900 ₽</td></tr></table><p>Итого: 7 900 ₽</p><a href='/umi/emarket/purchasing_one_step/'>Оформить заказ</a>",
        "emarket/purchasing_one_step/+": "<h1>Оформление заказа</h1><form action='/umi/emarket/saveInfo' method=post><h3>Ваши данные</h3>"
        + "".join(_text(f"data[new][{n}]", text, star=need) for n, text, need in (("fname", "Имя", True), ("lname", "Фамилия", False), ("email", "E-mail", True), ("phone", "Телефон", True)))
        + "<h3>Способ доставки</h3>" + _radios("delivery-id", "Самовывоз со склада", "До терминала транспортной компании", checked=0) + "<h3>Способ оплаты</h3>"
        + _radios("payment-id", "Платёжная квитанция", "Счёт для юридических лиц", "Наличными курьеру") + "<button>Оформить</button></form>",
    },
    required=("given-name", "email", "tel"), payments=frozenset(("cash", "invoice")), deliveries=2,
)  # fmt: skip

ONE_CLICK = MiniShop(
    title="Быстрая лавка",
    pages={
        "": _cards("quick", KETTLE),
        "p1/": f"<h1>{KETTLE}</h1><p>1 990 ₽</p><button type=button onclick=\"{_POST.format('/quick/order')}\">Купить в 1 клик</button>",
    },
    outcome="no_shop", reason="Купить в 1 клик", guest=None,
)  # fmt: skip

STUCK = MiniShop(
    title="Лавка без корзины",
    pages={
        "": _cards("stuck", KETTLE),
        "p1/": f"<h1>{KETTLE}</h1><p>1 990 ₽</p><button type=button onclick=\"void 0\">В корзину</button>",
    },
    outcome="product", reason="«В корзину»", guest=None,
)  # fmt: skip


def _spoken(
    lang: str, cart: str, add: str, go: str, guest: str, name: str, tel: str, street: str, place: str
) -> MiniShop:
    """A plain shop in another language: a cart behind a link, a choice between an account and none, a checkout."""
    shop = f"in_{lang}"
    labels = ((name, "a1", "text"), (tel, "a2", "tel"), (street, "a3", "text"))
    return MiniShop(
        title="Shop", lang=lang, after=f"/{shop}/p1/",
        header=f"<header><a href='/{shop}/k/'>{cart}</a></header>",
        pages={
            "": _cards(shop, "Alfa 3000").replace("Каталог", "Alfa").replace("₽", "€"),
            "p1/": f"<h1>Alfa 3000</h1><p>19,90 €</p><form method=post action='/{shop}/cart/add'><button>{add}</button></form>",
            "p1/+": f"<h1>Alfa 3000</h1><p>19,90 €</p><p>1 × Alfa 3000</p><a href='/{shop}/k/'>{cart} (1)</a>",
            "k/+": f"<h1>{cart}</h1><p>Alfa 3000</p><a href='/{shop}/s/'>{go}</a>",
            "s/+": f"<h1>{go}</h1><form><input type=email name=email><input type=password name=password><button>Login</button></form><a href='/{shop}/z/'>{guest}</a>",
            "z/+": f"<h1>{go}</h1><form method=post action='/{shop}/order'>" + "".join(_text(n, t, k, required=True) for t, n, k in labels) + f"<button>{place}</button></form>",
        },
        required=("name", "tel", "street-address"),
    )  # fmt: skip


SHOPS: dict[str, MiniShop] = {
    "opencart": OPENCART, "simple": SIMPLE, "woo": WOO, "woo_block": WOO_BLOCK, "presta": PRESTA, "medusa": MEDUSA, "saleor": SALEOR, "bitrix": BITRIX,
    "insales": INSALES, "shopify": SHOPIFY, "tilda": TILDA, "ecwid": ECWID, "frame": FRAME, "dialogs": DIALOGS, "minimum": MINIMUM,
    "magento": MAGENTO, "odoo": ODOO, "umi": UMI, "quick": ONE_CLICK, "stuck": STUCK,
    "in_de": _spoken("de", "Warenkorb", "In den Warenkorb", "Zur Kasse", "Als Gast bestellen", "Name", "Telefon", "Straße und Hausnummer", "Zahlungspflichtig bestellen"),
    "in_fr": _spoken("fr", "Panier", "Ajouter au panier", "Passer la commande", "Commander en tant qu'invité", "Nom complet", "Téléphone", "Adresse", "Payer"),
    "in_es": _spoken("es", "Carrito", "Añadir al carrito", "Finalizar compra", "Comprar como invitado", "Nombre completo", "Teléfono", "Dirección", "Realizar pedido"),
    "in_pl": _spoken("pl", "Koszyk", "Dodaj do koszyka", "Przejdź do kasy", "Kup bez rejestracji", "Imię i nazwisko", "Telefon", "Ulica i numer domu", "Zamawiam i płacę"),
    "in_tr": _spoken("tr", "Sepet", "Sepete ekle", "Ödemeye geç", "Üye olmadan devam et", "Ad soyad", "Telefon", "Adres", "Siparişi onayla"),
    "in_uk": _spoken("uk", "Кошик", "До кошика", "Оформити замовлення", "Продовжити як гість", "Ім'я", "Телефон", "Адреса", "Підтвердити замовлення"),
}  # fmt: skip
