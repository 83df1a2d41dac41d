"""Who sells, and whether a company can buy. The numbers are built to hold or break their checksums; nobody owns
them."""

from __future__ import annotations

import pytest

from checks.facts.context import Pages
from checks.facts.legal_entities.reader import company_purchase, legal_entities
from checks.facts.seller.reader import seller
from checks.facts.seller.registration import inn_holds, ogrn_holds
from crawler.reading.pages.page import PageView
from crawler.record.form import Form, FormField
from crawler.record.page import Page, Proof, Snapshot
from crawler.record.vocabulary import PageRole


def view(body: str, role: PageRole = "home") -> PageView:
    page = Page(n=1, url="http://case.example/", role=role)
    return PageView(page, Snapshot(stage="settled", url=page.url, html=f"<body>{body}</body>"))


def test_checksums_of_inn_and_ogrn() -> None:
    assert inn_holds("0000000018")
    assert not inn_holds("0000000019")
    assert inn_holds("000000000184")
    assert not inn_holds("000000000185")
    assert ogrn_holds("1000000000000")
    assert not ogrn_holds("1000000000008")
    assert not inn_holds("0000000000") and not ogrn_holds("0" * 13) and not inn_holds("١٢٣٤٥٦٧٨٩٠")


def test_seller_is_named_with_numbers_and_their_proof() -> None:
    got = seller(Pages.of_views([view("<footer>ООО «Чайник и Ко», ИНН 0000000018, ОГРН: 1000000000000</footer>")]))
    assert (got.name, got.inn, got.ogrn, got.valid) == ("ООО «Чайник и Ко»", "0000000018", "1000000000000", True)
    assert {p.selector for p in got.proof} == {"body > footer"}


def test_broken_checksum_is_told() -> None:
    assert seller(Pages.of_views([view("<p>ИНН 0000000019</p>")])).valid is False


@pytest.mark.parametrize(
    "text", ["по каждой инную 1234567890", "ИНН получателя уточняйте", "именинник 0000000018", "СКИНН 0000000018"]
)
def test_what_is_no_inn(text: str) -> None:
    assert seller(Pages.of_views([view(text)])).inn is None


@pytest.mark.parametrize(
    ("body", "sign"),
    [
        ("<p>Возможна оплата по счёту для организаций</p>", "invoice"),
        ("<p>Безналичный расчёт</p>", "invoice"),
        ("<p>Все цены с НДС</p>", "vat"),
        ("<p>Обмениваемся документами через Диадок</p>", "edo"),
        ("<p>Работаем по 44-ФЗ и 223-ФЗ</p>", "tender"),
        ("<a href='/b2b'>Юридическим лицам</a><h2>Для юридических лиц</h2>", "section"),
        ("<p>Выдаём счёт-фактуру и УПД</p>", "closing_documents"),
        ("<a href='#'>Получить коммерческое предложение</a>", "quote"),
    ],
)
def test_signs_of_selling_to_companies(body: str, sign: str) -> None:
    got = legal_entities(Pages.of_views([view(body)]))
    assert sign in got.signs
    assert len(got.proof) == len(got.signs)


def test_an_article_about_companies_is_no_offer_to_them() -> None:
    got = legal_entities(
        Pages.of_views([view("<h2>Налоги для юридических лиц</h2><p>оплата по счёту</p>", role="article")])
    )
    assert got.supported is None and not got.signs


def test_a_refusal_of_companies_outweighs_the_page_about_them() -> None:
    page = view("<h1>Юридическим лицам</h1><p>К сожалению, мы не работаем с юридическими лицами.</p>", "legal_entities")
    assert legal_entities(Pages.of_views([page])).supported is False


@pytest.mark.parametrize(
    "body",
    [
        "<a href='/b2b'>B2B</a>",
        "<nav><a href='/opt'>Оптовым покупателям</a></nav>",
        "<a href='/corp'>Условия работы с корпоративными клиентами</a>",
        "<p>Предлагаем услуги как частным лицам, так и корпоративным клиентам.</p>",
        "<p>Оставьте заявку, и мы вышлем вам коммерческое предложение</p>",
        "<label>Безналичная оплата</label>",
    ],
)
def test_companies_are_served(body: str) -> None:
    assert legal_entities(Pages.of_views([view(body)])).supported is True


@pytest.mark.parametrize(
    "body",
    [
        "<a href='/law/debts'>взыскание долга с юридических лиц</a>",
        "<a href='#form'>Get a quote</a>",
        "<p>Мастер создаёт счёт на оплату и формирует для вас QR-код.</p>",
        "<p>Безналичная оплата банковской картой</p>",
        "<a>Оптовым покупателям и другие слова о том, что продаётся</a>",
    ],
)
def test_companies_are_not_spoken_of(body: str) -> None:
    assert legal_entities(Pages.of_views([view(body)])).supported is None


def test_a_guessed_field_proves_no_company_number() -> None:
    def form(name: str, label: str) -> Form:
        return Form(
            purpose="order",
            fields=[FormField(type="inn", name=name, label=label)],
            proof=[Proof(page="http://case.example/", signal="selector", quote="form")],
        )

    assert company_purchase([view("")], [form("company_inn", "ИНН компании")]).signs == ["inn_field"]
    assert company_purchase([view("")], [form("need", "Thông tin")]).signs == []


@pytest.mark.parametrize(
    ("text", "kpp"),
    [
        ("ИНН 7700000000 КПП 770001001", "770001001"),
        ("ИНН/КПП: 7700000000/770001001", "770001001"),
        ("ИНН 7700000000, АКПП 770001001", None),
        ("ИНН 7700000000 КПП 77000100", None),
    ],
)
def test_the_kpp_stands_beside_the_inn(text: str, kpp: str | None) -> None:
    assert seller(Pages.of_views([view(f"<p>{text}</p>")])).kpp == kpp


@pytest.mark.parametrize(
    "text", ["Минимальная сумма заказа — 5 000 ₽", "Минимальный заказ 10 шт.", "Minimum order: 50 units"]
)
def test_a_minimum_order_alone_does_not_serve_companies(text: str) -> None:
    said = legal_entities(Pages.of_views([view(f"<a href='#form'>Get a quote</a><p>{text}</p>")]))
    assert said.supported is None and "minimum_order" in said.signs


@pytest.mark.parametrize(
    "text", ["Минимальная сумма заказа — 5 000 ₽", "Минимальный заказ 10 шт.", "Minimum order: 50 units"]
)
def test_a_minimum_order_is_told(text: str) -> None:
    assert "minimum_order" in legal_entities(Pages.of_views([view(f"<p>{text}</p>")])).signs
