"""What lawyers, regulators' letters and the press say of Russian rules that a website meets. Opinions, dated; never the text
of a law. Read in 2026."""

from __future__ import annotations

from checks.model import Source, Text

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
    figure="2",
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
