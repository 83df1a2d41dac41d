"""Ways to pay and to deliver are named where they are offered, and nowhere else."""

from __future__ import annotations

import pytest

from checks.facts.choices import offered
from checks.facts.delivery import delivery
from checks.facts.payments import payments
from checks.facts.ways import Kind, methods_in
from checks.facts.words import lexicon
from crawler.evidence import Page, PageRole, Snapshot
from crawler.reading.page import PageView

KINDS: tuple[Kind, ...] = ("payments", "delivery")
EXAMPLES = [
    (kind, method, text, key == "match")
    for kind in KINDS
    for method, entry in lexicon(kind)["methods"].items()
    for key in ("match", "no_match")
    for text in entry[key]
]


def view(body: str, role: PageRole = "other") -> PageView:
    url = "https://shop.example/x"
    snapshot = Snapshot(stage="settled", html=f"<html lang=ru><body>{body}</body></html>", url=url)
    found = PageView.of(Page(n=1, url=url, final_url=url, role=role, snapshots=[snapshot]))
    assert found is not None
    return found


@pytest.mark.parametrize(("kind", "method", "text", "wanted"), EXAMPLES)
def test_the_examples_of_the_lexicon_hold(kind: Kind, method: str, text: str, wanted: bool) -> None:
    assert (method in methods_in(kind, text, topic=True)) is wanted


def test_every_way_has_examples_of_both_kinds() -> None:
    for kind in KINDS:
        for method, entry in lexicon(kind)["methods"].items():
            assert entry["match"] and entry["no_match"], f"{kind}: {method}"


def paid(body: str, role: PageRole = "other") -> set[tuple[str, str]]:
    return {(p.method, p.where) for p in payments([view(body, role)], market="RU")}


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


def test_logos_count_in_the_footer_only() -> None:
    logos = "<img src='/i/visa.svg'><img alt='МИР' src='/i/1.png'><img src='/i/sbp-logo.png'>"
    assert paid(f"<footer>{logos}</footer>") == {("card", "footer"), ("mir", "footer"), ("sbp", "footer")}
    assert paid(f"<main>{logos}</main>") == set()


def test_a_providers_script_counts_by_its_host() -> None:
    found = payments([view("<script src='https://js.stripe.com/v3/'></script>")], market="RU")
    assert [(p.method, p.where, p.provider) for p in found] == [("card", "script", "stripe")]
    assert paid("<script src='https://stripe.com.evil.example/v3/'></script>") == set()


def test_delivery_carries_price_term_and_carrier() -> None:
    rows = "<tr><td>Пункт выдачи СДЭК</td><td>от 250 ₽</td><td>2–5 дней</td></tr><tr><td>Самовывоз</td><td>бесплатно</td></tr>"
    found = delivery([view(f"<h2>Доставка</h2><table>{rows}</table>")], market="RU")
    told = {(d.method, d.price, d.term, d.carrier) for d in found}
    assert ("pickup", "от 250 ₽", "2–5 дней", "СДЭК") in told
    assert ("pickup", "бесплатно", None, None) in told


def test_a_car_is_no_carrier() -> None:
    assert delivery([view("<p>Mercedes GLS, 2020</p>")], market="RU") == []


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
