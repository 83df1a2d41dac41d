"""What lawyers, regulators' letters and the press say of Russian rules that a website meets. Opinions, dated; never the
text of a law. Read in 2026."""

from __future__ import annotations

from checks.model.source import Source
from checks.model.text import Text

ONE_TICK = Source(
    claim=Text(
        ru="одна галочка не может покрывать два документа: согласие и политику или оферту",
        en="one tick must not cover two documents: the consent and the policy or offer",
    ),
    figure="in force from 2025-09-01",
    publisher="Klerk",
    url="https://www.klerk.ru/blogs/data-sec/663841",
    year=2025,
    method="opinion of specialists, not the text of the law",
)
ADVERTISING_CONSENT = Source(
    claim=Text(
        ru="для рекламной рассылки нужны два согласия (152-ФЗ и 38-ФЗ), и собирать их одной галочкой нельзя",
        en="mailings that advertise need two consents (152-FZ and 38-FZ), which must not share a tick",
    ),
    figure="two consents",
    publisher="enKod",
    url="https://enkod.io/blog/kak-sobirat-soglasija-na-obrabotku-personalnyh-dannyh-i-otpravku-reklamnyh-rassylok",
    year=2025,
    method="opinion of a mailing service, not the text of the law",
)
FORM_POLICY = Source(
    claim=Text(
        ru="как оформить форму, cookie и политику на сайте по 152-ФЗ",
        en="how forms, cookies and the policy of a site are set up under 152-FZ",
    ),
    figure="from 2025-05-30",
    publisher="B-152",
    url="https://b-152.ru/forma-na-sajte-kuki-i-politika",
    year=2025,
    method="opinion of consultants, not the text of the law",
)
LOCALISATION = Source(
    claim=Text(
        ru="первая запись данных россиян должна быть в России; формы, метрики и виджеты зарубежных сервисов юристы "
        "относят к нарушениям (ст. 18 152-ФЗ)",
        en="data of Russians must first be recorded in Russia; specialists count forms, counters and widgets of "
        "foreign services as violations (art. 18 of 152-FZ)",
    ),
    figure="in force from 2025-07-01",
    publisher="Klerk",
    url="https://www.klerk.ru/blogs/data-sec/664827/",
    year=2025,
    method="opinion of specialists, not the text of the law",
)
FOREIGN_SIGN_IN = Source(
    claim=Text(
        ru="войти на российский сайт можно по номеру телефона, через Госуслуги, единую биометрическую систему или "
        "российский сервис (149-ФЗ); штраф предложен законопроектом, о его принятии сведений нет",
        en="sign-in to a Russian site is by phone, Gosuslugi, the state biometric system or a Russian service "
        "(149-FZ); a fine was proposed, its adoption was not found",
    ),
    figure="in force since the end of 2023",
    publisher="Vedomosti",
    url="https://www.vedomosti.ru/technology/articles/2025/11/15/1155132-rossiiskie-resursi",
    year=2025,
    method="press, not the text of the law",
)
OFFER = Source(
    claim=Text(
        ru="оферту для онлайн-торговли считают обязательной (п. 17 правил, постановление 2463)",
        en="an offer is held obligatory for online trade (item 17 of the rules, decree 2463)",
    ),
    figure="held obligatory",
    publisher="ezyBRAND",
    url="https://ezybrand.ru/blog/oferta-dlya-internet-magazina/",
    method="opinion of lawyers, not the text of the rules",
)
PRESET_EXTRAS = Source(
    claim=Text(
        ru="платные дополнения нельзя добавлять в заказ заранее, деньги за них возвращают за 3 дня (69-ФЗ, ст. 16 "
        "закона о защите прав потребителей)",
        en="paid extras must not be added to an order in advance, and are refunded within 3 days (69-FZ, art. 16 of "
        "the consumer law)",
    ),
    figure="in force from 2025-09-01",
    publisher="news.ru",
    url="https://news.ru",
    year=2025,
    method="press, not the text of the law",
)
CONTRACT = Source(
    claim=Text(
        ru="для данных, которые нужны только для заключения и исполнения договора (заказ, доставка), согласие не "
        "требуется",
        en="data needed only to conclude and perform a contract (an order, its delivery) takes no consent",
    ),
    figure="held needless",
    publisher="IC-TECH",
    url="https://ic-tech.ru/blog/faq/questions-152fz/nuzhno-li-soglasie-na-obrabotku-pdn-dlya-marketingovyh-tseley",
    method="opinion of a consultant, not the text of the law",
)
