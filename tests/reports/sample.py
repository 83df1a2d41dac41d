"""Three made-up shops, as the crawl would have left them: facts, findings and scores."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from checks.engine.catalogue import checks_by_id
from checks.engine.judging import judge
from checks.engine.score import score
from checks.facts.addresses.model import Address
from checks.facts.callback.model import Callback
from checks.facts.chat.model import Chat
from checks.facts.checkout.model import Checkout, CheckoutStep, RequiredField
from checks.facts.cookie_banner.model import CookieBanner
from checks.facts.delivery.model import Delivery
from checks.facts.emails.model import Email
from checks.facts.hours.model import Hours
from checks.facts.legal_entities.model import LegalEntities
from checks.facts.messengers.model import Messenger
from checks.facts.pages.model import PageInfo
from checks.facts.payments.model import Payment
from checks.facts.phones.model import Phone
from checks.facts.popups.model import Popup
from checks.facts.seller.model import SellerIdentity
from checks.facts.site import Facts, SiteFacts
from checks.facts.social.model import Social
from checks.facts.tools.model import Tool
from crawler.record.form import Consent, Form, FormField
from crawler.record.gaps import Gap
from crawler.record.page import Proof
from crawler.record.vocabulary import FieldType
from reports.model import RunInfo, Scorecard
from reports.scorecard import SiteResult, build
from reports.sections.pictures import Album
from tests.reports.screenshots import SHOPS, shot


def at(slug: str, page: str, quote: str, box: tuple[float, float, float, float] | None = None) -> Proof:
    return Proof(
        page=f"https://{slug}.example/{'' if page == 'home' else page}",
        signal="text",
        quote=quote,
        selector="body > header",
        box=box,
        shot=f"sites/{slug}/shots/{page}.png" if box else None,
    )


def field(kind: FieldType, label: str, required: bool | None = True, **more: object) -> FormField:
    return FormField.model_validate(
        {"type": kind, "label": label, "required": required, "required_by": ["marked"] if required else []} | more
    )


def _pages(slug: str, *roles: str) -> list[PageInfo]:
    return [
        PageInfo.model_validate(
            {
                "url": f"https://{slug}.example/{'' if role == 'home' else role}",
                "role": role,
                "why": "слово в ссылке и в заголовке",
                "title": f"{SHOPS[slug]}: {role}",
                "status": 200,
                "language": "ru",
                "shot": f"sites/{slug}/shots/{role}.png",
            }
        )
        for role in roles
    ]


def _checkout(slug: str, fields: list[FormField], *, guest: bool, total: str | None, methods: list[str]) -> Checkout:
    form = Form(
        purpose="checkout",
        fields=fields,
        submit="Оформить заказ",
        box=(60, 220, 560, 800),
        proof=[at(slug, "checkout", "Оформить заказ", (60, 220, 560, 420))],
    )
    payments = [Payment.model_validate({"method": m, "where": "checkout", "proof": []}) for m in methods]
    base = f"https://{slug}.example/"
    return Checkout(
        url=base,
        outcome="checkout",
        platform="opencart",
        guest_checkout=guest,
        one_click_order=slug == "rose",
        steps=[
            CheckoutStep(name="product", url=base + "product", shot=f"sites/{slug}/shots/product.png"),
            CheckoutStep(
                name="cart", url=base + "cart", action="«В корзину»", total=total, shot=f"sites/{slug}/shots/cart.png"
            ),
            CheckoutStep(
                name="checkout",
                url=base + "checkout",
                action="«Оформить»",
                forms=[form],
                payments=payments,
                delivery=[Delivery(method="courier", text="Курьер", price="350 ₽", where="checkout")],
                total="1 990 ₽",
                shot=f"sites/{slug}/shots/checkout.png",
            ),
        ],
        required_fields=[
            RequiredField(step=2, type=f.type, label=f.label, required_by=f.required_by) for f in fields if f.required
        ],
        legal_entities=LegalEntities(supported=None),
    )


def own_site() -> SiteFacts:
    """A shop that is easy to find fault with, one page of which could not be read."""
    fields = [
        field("family-name", "Фамилия"),
        field("given-name", "Имя"),
        field("patronymic", "Отчество"),
        field("tel", "Телефон"),
        field("email", "E-mail"),
        field("bday", "Дата рождения"),
        field("address-level2", "Город"),
        field("street-address", "Адрес"),
        field("postal-code", "Индекс"),
        field("delivery-method", "Способ доставки", options=["Курьер", "Самовывоз"]),
        field("comment", "Комментарий", False),
        field("consent", "Согласен с политикой", True, prechecked=True),
    ]
    contact = Form(
        purpose="contact",
        heading="Задайте вопрос",
        fields=[field("name", "Имя"), field("tel", "Телефон"), field("email", "E-mail"), field("comment", "Вопрос")],
        submit="Отправить",
        consent=Consent(),
        box=(40, 650, 400, 300),
        proof=[at("own", "contacts", "Задайте вопрос", (40, 650, 400, 300))],
    )
    return SiteFacts(
        name="Светлый сад",
        url="https://own.example/",
        role="own",
        pages=_pages("own", "home", "contacts", "delivery_payment", "category", "product", "cart", "checkout", "about"),
        facts=Facts(
            phones=[
                Phone(
                    e164="+74950000001",
                    text="+7 495 000-00-01",
                    where=["footer"],
                    pages=6,
                    proof=[at("own", "home", "+7 495 000-00-01", (40, 2230, 330, 24))],
                )
            ],
            emails=[Email(address="info@own.example", proof=[at("own", "contacts", "info@own.example")])],
            hours=[Hours(text="ежедневно 9–19", proof=[at("own", "home", "ежедневно 9–19")])],
            social=[Social(network="vk", url="https://vk.com/own.example", proof=[at("own", "home", "VK")])],
            tools=[
                Tool(
                    vendor="yandex_metrika",
                    name="Яндекс Метрика",
                    category="analytics",
                    confidence="certain",
                    proof=[at("own", "home", "tag.js")],
                )
            ],
            payments=[
                Payment(
                    method="card", where="page", proof=[at("own", "delivery_payment", "картой", (40, 230, 380, 280))]
                ),
                Payment(method="cash", where="page", proof=[at("own", "delivery_payment", "наличными")]),
            ],
            delivery=[
                Delivery(method="courier", text="Курьер", where="page", proof=[at("own", "delivery_payment", "Курьер")])
            ],
            popups=[Popup(kind="timed", text="Скидка 5 %", asks=["email"], proof=[at("own", "home", "Скидка 5 %")])],
            forms=[contact],
        ),
        checkout=_checkout("own", fields, guest=False, total=None, methods=["card"]),
        gaps=[
            Gap(
                kind="robots", reason="robots.txt disallows /returns", url="https://own.example/returns", role="returns"
            )
        ],
        coverage={"legal_entities": [Gap(kind="robots", reason="robots.txt disallows /returns")]},
    )


def rose_site() -> SiteFacts:
    """A competitor that does most things well."""
    header = (850, 20, 300, 52)
    return SiteFacts(
        name="Розарий Плюс",
        url="https://rose.example/",
        role="competitor",
        pages=_pages(
            "rose",
            "home",
            "contacts",
            "delivery",
            "payment",
            "category",
            "product",
            "cart",
            "checkout",
            "returns",
            "reviews",
            "faq",
        ),
        facts=Facts(
            chat=[
                Chat(
                    vendor="jivo",
                    name="Jivo",
                    confidence="certain",
                    state="online",
                    proof=[at("rose", "home", "jivo", (1170, 700, 70, 70))],
                )
            ],
            callback=[Callback(kind="button", text="Заказать звонок", proof=[at("rose", "home", "Заказать звонок")])],
            phones=[
                Phone(
                    e164="+78000000000",
                    text="8 800 000-00-00",
                    toll_free=True,
                    clickable=True,
                    where=["header", "footer"],
                    pages=11,
                    header_share=1.0,
                    proof=[at("rose", "home", "8 800 000-00-00", header)],
                )
            ],
            messengers=[
                Messenger(
                    channel="telegram",
                    account="@rose_example",
                    url="https://t.me/rose_example",
                    proof=[at("rose", "home", "Telegram")],
                )
            ],
            emails=[
                Email(
                    address="hello@rose.example", clickable=True, proof=[at("rose", "contacts", "hello@rose.example")]
                )
            ],
            hours=[Hours(text="круглосуточно", around_the_clock=True, proof=[at("rose", "contacts", "круглосуточно")])],
            addresses=[
                Address(text="Москва, Садовая улица, 1", proof=[at("rose", "contacts", "Москва, Садовая улица, 1")])
            ],
            tools=[
                Tool(
                    vendor="calltouch",
                    name="Calltouch",
                    category="call_tracking",
                    confidence="certain",
                    proof=[at("rose", "home", "calltouch")],
                ),
                Tool(
                    vendor="dadata",
                    name="DaData",
                    category="address_suggest",
                    confidence="certain",
                    proof=[at("rose", "checkout", "dadata")],
                ),
            ],
            payments=[
                Payment(
                    method="card",
                    provider="yookassa",
                    provider_name="ЮKassa",
                    where="checkout",
                    proof=[at("rose", "checkout", "ЮKassa", (60, 220, 560, 80))],
                ),
                Payment(method="sbp", where="checkout", proof=[at("rose", "payment", "СБП", (40, 230, 380, 280))]),
                Payment(
                    method="invoice", where="page", proof=[at("rose", "payment", "по счёту", (450, 230, 380, 280))]
                ),
                Payment(method="instalments", where="page", proof=[at("rose", "payment", "рассрочка")]),
            ],
            delivery=[
                Delivery(
                    method="courier",
                    price="от 290 ₽",
                    term="1–2 дня",
                    proof=[at("rose", "delivery", "от 290 ₽", (40, 230, 380, 280))],
                ),
                Delivery(
                    method="pickup", price="бесплатно", term="завтра", proof=[at("rose", "delivery", "Самовывоз")]
                ),
                Delivery(method="parcel_locker", price="199 ₽", proof=[at("rose", "delivery", "Пункт выдачи")]),
            ],
            legal_entities=LegalEntities(
                supported=True,
                signs=["section", "invoice", "closing_documents"],
                proof=[at("rose", "payment", "Организациям", (450, 650, 380, 280))],
            ),
            seller=SellerIdentity(
                name="ООО «Пример Роза»", inn="7700000000", valid=True, proof=[at("rose", "contacts", "ИНН 7700000000")]
            ),
            cookie_banner=[
                CookieBanner(text="Мы используем cookie", can_refuse=True, proof=[at("rose", "home", "cookie")])
            ],
        ),
        checkout=_checkout(
            "rose",
            [
                field("name", "Имя"),
                field("tel", "Телефон"),
                field("street-address", "Адрес"),
                field("delivery-method", "Доставка", None),
                field("payment-method", "Оплата", None),
            ],
            guest=True,
            total="1 990 ₽",
            methods=["card", "sbp"],
        ),
    )


def yard_site() -> SiteFacts:
    """A competitor that refused part of the visit."""
    return SiteFacts(
        name="Сад и двор",
        url="https://yard.example/",
        role="competitor",
        pages=_pages("yard", "home", "contacts", "category", "product"),
        facts=Facts(
            phones=[
                Phone(
                    e164="+74950000003",
                    text="+7 495 000-00-03",
                    clickable=True,
                    where=["header"],
                    pages=4,
                    header_share=1.0,
                    proof=[at("yard", "home", "+7 495 000-00-03", (850, 20, 300, 52))],
                )
            ],
            messengers=[
                Messenger(channel="max", account="", url="https://max.ru/yard", proof=[at("yard", "home", "MAX")])
            ],
            payments=[Payment(method="card", where="footer", proof=[at("yard", "home", "Visa")])],
            legal_entities=LegalEntities(supported=True, signs=["wholesale"], proof=[at("yard", "home", "Опт")]),
        ),
        checkout=Checkout(
            url="https://yard.example/",
            outcome="blocked",
            reason="captcha after adding to cart",
            steps=[
                CheckoutStep(name="product", url="https://yard.example/product", shot="sites/yard/shots/product.png")
            ],
        ),
        gaps=[Gap(kind="blocked", reason="captcha after adding to cart", url="https://yard.example/cart", role="cart")],
        coverage={
            "checkout": [Gap(kind="blocked", reason="captcha after adding to cart")],
            "payments": [Gap(kind="blocked", reason="captcha after adding to cart")],
        },
    )


def result(site: SiteFacts, **more: object) -> SiteResult:
    findings = judge(site)
    return SiteResult.model_validate(
        {"facts": site, "findings": findings, "score": score(findings), "slug": site.role} | more
    )


RUN = RunInfo(
    id="20261122T090000Z-sample",
    started=datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
    ended=datetime(2026, 11, 22, 9, 4, tzinfo=UTC),
    leadwalk="0.1.0",
    project="Садовые магазины",
    browser="Chromium 150",
)


@cache
def scorecard(*, pictures: bool = True) -> Scorecard:
    """The scorecard of the three shops, shared by the tests: not to be changed."""
    results = [
        result(rose_site()),
        result(yard_site(), outcome="partial", reason="captcha after adding to cart"),
        result(own_site()),
    ]
    return build(RUN, results, catalogue=checks_by_id(), album=Album(shot) if pictures else None)
