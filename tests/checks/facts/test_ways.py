"""Ways to pay and to deliver are named where they are offered, and nowhere else."""

from __future__ import annotations

import pytest

from checks.facts.checkout.checkout_options import offered
from checks.facts.common.ways import Kind, named_in
from checks.facts.common.words import words_of
from checks.facts.context import Pages
from checks.facts.delivery.reader import delivery
from checks.facts.payments.reader import payments
from crawler.record.vocabulary import PageRole
from tests.checks.facts.one_page import view

KINDS: tuple[Kind, ...] = ("payments", "delivery")
EXAMPLES = [
    (kind, method, text, key == "match")
    for kind in KINDS
    for method, entry in words_of(kind)["methods"].items()
    for key in ("match", "no_match")
    for text in entry[key]
]


@pytest.mark.parametrize(("kind", "method", "text", "wanted"), EXAMPLES)
def test_the_examples_of_the_lexicon_hold(kind: Kind, method: str, text: str, wanted: bool) -> None:
    assert (method in {n.method for n in named_in(kind, text, topic=True)}) is wanted


def test_every_way_has_examples_of_both_kinds() -> None:
    for kind in KINDS:
        for method, entry in words_of(kind)["methods"].items():
            assert entry["match"] and entry["no_match"], f"{kind}: {method}"


def paid(body: str, role: PageRole = "other") -> set[tuple[str, str]]:
    return {(p.method, p.where) for p in payments(Pages.of_views([view(body, role)]))}


def test_weak_words_count_only_where_payment_is_spoken_of() -> None:
    assert paid("<p>Наличные и карты Visa лежали на столе.</p>") == set()
    assert paid("<h2>Способы оплаты</h2><p>Наличные, Visa</p>") == {("cash", "page"), ("card", "page")}
    assert paid("<p>Наличные, Visa</p>", "payment") == {("cash", "page"), ("card", "page")}
    assert paid("<p>К оплате принимаем наличные.</p>") == {("cash", "page")}


def test_an_article_offers_nothing() -> None:
    assert paid("<h2>Оплата</h2><p>Оплата наличными курьеру, СБП, рассрочка</p>", "article") == set()


def test_a_way_that_is_refused_is_not_offered() -> None:
    assert paid("<h2>Оплата</h2><ul><li>Наличные не принимаем</li><li>Картой онлайн</li></ul>") == {("card", "page")}


def test_the_world_is_not_a_card_and_sharing_is_no_instalment() -> None:
    assert paid("<p>Оплата рекламы: СНГ + Мир</p><a>Поделиться</a>") == set()


def branded(body: str, role: PageRole = "other") -> set[tuple[str, str | None]]:
    return {(p.method, p.provider) for p in payments(Pages.of_views([view(body, role)]))}


@pytest.mark.parametrize("brand", words_of("payments")["brands"])
def test_every_brand_is_read_by_its_name(brand: str) -> None:
    entry = words_of("payments")["brands"][brand]
    name = entry["name"]
    texts = (f"Оплата через {name}", f"Pay with {name}", f"Оплата приложением «{name}»", f"Оплата: карта {name}")
    named = [n for text in texts for n in named_in("payments", text, topic=True)]
    assert (entry["method"], brand) in {(n.method, b) for n in named for b in n.brands}


def test_brands_are_told_apart_and_make_the_general_word_needless() -> None:
    said = "<p>Оплата: SberPay, Т‑Pay, Яндекс Пэй и другие электронные кошельки, Долями или Сплит.</p>"
    assert branded(said) == {
        ("wallet", "sberpay"), ("wallet", "t-pay"), ("wallet", "yandex-pay"), ("bnpl", "dolyame"), ("bnpl", "yandex-split"),
    }  # fmt: skip
    assert branded("<p>Оплата электронными деньгами.</p>") == {("wallet", None)}
    found = payments(Pages.of_views([view("<p>Оплата картой через ЮKassa</p>")]))
    assert [(p.method, p.provider, p.provider_name) for p in found] == [("card", "yookassa", "ЮKassa")]


@pytest.mark.parametrize(
    "text",
    [
        "Делится долями в квартире",
        "Сплит-системы и монтаж",
        "Поделись с другом",
        "Выпускные классы stripe dress",
        "Mir",
    ],
)
def test_a_word_that_is_also_a_brand_is_none_without_the_subject(text: str) -> None:
    assert branded(f"<p>{text}</p>") == set()


def test_logos_count_in_the_footer_and_on_pages_about_payment() -> None:
    logos = "<img src='/i/visa.svg'><img alt='МИР' src='/i/1.png'><img src='/i/sbp-logo.png'>"
    assert paid(f"<footer>{logos}</footer>") == {("card", "footer"), ("mir", "footer"), ("sbp", "footer")}
    assert paid(f"<main>{logos}</main>") == set()
    assert paid(f"<main>{logos}</main>", "payment") == {("card", "page"), ("mir", "page"), ("sbp", "page")}
    assert paid(f"<main>{logos}</main>", "checkout") == {("card", "checkout"), ("mir", "checkout"), ("sbp", "checkout")}


@pytest.mark.parametrize(
    ("logo", "wanted"),
    [
        ("<svg><title>Mastercard</title><path d='M0'/></svg>", ("card", None)),
        ("<svg aria-label='SberPay'><path d='M0'/></svg>", ("wallet", "sberpay")),
        ("<svg><use href='/sprite.svg#icon-mir'></use></svg>", ("mir", None)),
        ("<svg><use xlink:href='#pay-klarna'></use></svg>", ("bnpl", "klarna")),
        ("<i class='icon icon-visa'></i>", ("card", None)),
        ("<span class='payment payment--paypal' title='PayPal'></span>", ("wallet", "paypal")),
        (
            "<picture><source srcset='/i/dolyame@2x.webp'><img src='data:image/png;base64,AA'></picture>",
            ("bnpl", "dolyame"),
        ),
        ("<img src='/i/mir-pay.svg'>", ("wallet", "mir-pay")),
        ("<img src='/i/robokassa-logo.svg'>", ("card", "robokassa")),
    ],
)
def test_a_logo_is_read_by_whatever_names_it(logo: str, wanted: tuple[str, str | None]) -> None:
    assert branded(f"<footer>{logo}</footer>") == {wanted}


@pytest.mark.parametrize(
    "logo",
    [
        "<img src='/i/visage.png'>",
        "<img src='/i/admiral.svg'>",
        "<i class='fa-stripes'>visa</i>",
        "<img alt='Мир дверей'>",
    ],
)
def test_a_picture_of_something_else_is_no_logo(logo: str) -> None:
    assert branded(f"<footer>{logo}</footer>") == set()


def test_a_menu_names_a_way_only_where_the_link_is_called_so() -> None:
    assert paid("<nav><a href=/credit>Кредит</a></nav>") == {("credit", "page")}
    assert paid("<nav><a href=/m>Наличные кассы</a><a href=/c>Кредитные консультации</a></nav>") == set()


def by_script(body: str) -> list[tuple[str, str, str | None, str | None]]:
    views = [view(body)]
    found = payments(Pages.of_views(views))
    return [(p.method, p.where, p.provider, p.provider_name) for p in found]


def test_a_payment_systems_script_counts_by_its_host() -> None:
    assert by_script("<script src='https://js.stripe.com/v3/'></script>") == [("card", "script", "stripe", "Stripe")]
    assert by_script("<script src='https://pay.yandex.ru/sdk/v1/pay.js'></script><yandex-pay-badge></yandex-pay-badge>") == [
        ("bnpl", "script", "yandex-pay", "Яндекс Пэй и Сплит"), ("wallet", "script", "yandex-pay", "Yandex Pay"),
    ]  # fmt: skip
    assert by_script("<script src='https://stripe.com.evil.example/v3/'></script>") == []


def test_a_bank_s_credit_is_credit_in_its_script_too() -> None:
    found = by_script("<script src='https://acme.pokupay.ru/widget.js'></script>")
    assert found == [("credit", "script", "pokupay", "Покупай со Сбером")]


def test_a_promise_in_the_footer_is_the_footers_on_every_page() -> None:
    footer = "<footer><p>Бесплатная доставка от 3 000 ₽</p></footer>"
    promised = delivery(Pages.of_views([view(footer, "other")]))
    assert [(d.method, d.where, d.free_from) for d in promised] == [("other", "footer", "3 000 ₽")]


def test_a_link_to_a_payment_system_does_not_say_how_one_pays_there() -> None:
    assert by_script("<a href='https://link.tinkoff.ru/9ydbo8qGnks'>Оформить</a>") == []


def test_delivery_carries_price_term_and_carrier() -> None:
    rows = "<tr><td>Пункт выдачи СДЭК</td><td>от 250 ₽</td><td>2–5 дней</td></tr><tr><td>Самовывоз</td><td>бесплатно</td></tr>"
    found = delivery(Pages.of_views([view(f"<h2>Доставка</h2><table>{rows}</table>")]))
    told = {(d.method, d.price, d.term, d.carrier) for d in found}
    assert ("pickup", "от 250 ₽", "2–5 дней", "СДЭК") in told
    assert ("pickup", "бесплатно", None, None) in told


def test_a_car_is_no_carrier() -> None:
    assert delivery(Pages.of_views([view("<p>Mercedes GLS, 2020</p>")])) == []


CHECKOUT = """<form><fieldset><legend>Доставка</legend>
<label><input type=radio name=d value=1 checked> <span>Курьером<small>290 ₽, завтра</small></span></label>
<label><input type=radio name=d value=2> <span>Дрон</span></label></fieldset>
<fieldset><legend>Оплата</legend><label><input type=radio name=p value=1> Картой</label>
<label><input type=radio name=p value=2> Наличными при получении</label></fieldset></form>"""


def test_the_answers_of_a_checkout_are_read_one_by_one() -> None:
    pays, ways = offered(view(CHECKOUT, "checkout"))
    assert [(p.method, p.text) for p in pays] == [("card", "Картой"), ("cash", "Наличными при получении")]
    assert [(d.method, d.text, d.price, d.term) for d in ways] == [
        ("courier", "Курьером 290 ₽, завтра", "290 ₽", "завтра"),
        ("other", "Дрон", None, None),
    ]


def test_rows_with_a_button_each_are_answers() -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td><form><button>Select option</button></form></td></tr>"
        for name in ("Standard delivery £5.00", "Express courier £12.00")
    )
    _, ways = offered(view(f"<h1>Shipping method</h1><table><tbody>{rows}</tbody></table>", "checkout"))
    assert [d.text for d in ways] == ["Standard delivery £5.00", "Express courier £12.00"]
