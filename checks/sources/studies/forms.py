"""Published figures on forms and the checkout: their length, single fields, accounts, consent."""

from __future__ import annotations

from checks.model.source import Source
from checks.model.text import Text

SHORT_FORM = Source(
    claim=Text(ru="форму сократили с 11 полей до 4", en="a contact form was cut from 11 fields to 4"),
    figure="11 to 4 fields",
    publisher="Imaginary Landscape",
    url="https://www.imagescape.com/blog/",
    method="one site, before and after",
    caveat=Text(
        ru="рост обращений сообщён, но нами не проверен", en="a rise in leads is reported; we could not verify it"
    ),
)

CHECKOUT_FIELDS = Source(
    claim=Text(
        ru="среднее число полей в оформлении заказа; цель — 8", en="fields of the average checkout; 8 is the target"
    ),
    figure="11.3",
    publisher="Baymard Institute",
    url="https://baymard.com/blog/checkout-flow-average-form-fields",
    year=2024,
    method="benchmark of large shops",
)

CHECKOUT_TOO_LONG = Source(
    claim=Text(ru="бросили заказ: оформление долгое или сложное", en="left: the checkout was too long or complicated"),
    figure="22%",
    publisher="Baymard Institute",
    url="https://baymard.com/blog/checkout-flow-average-form-fields",
    year=2024,
    sample="US",
    method="survey",
)

FORCED_ACCOUNT = Source(
    claim=Text(ru="бросили заказ: сайт требовал завести аккаунт", en="left: the site wanted an account"),
    figure="26%",
    publisher="Baymard / Statista, via Retail Boss",
    url="https://retailboss.co/10-reasons",
    year=2024,
    sample="US",
    method="survey",
    read="quoted",
)

PHONE_FIELD = Source(
    claim=Text(ru="не дадут телефон в форме заказа", en="will not give a phone number in a checkout"),
    figure="14%",
    publisher="Baymard Institute",
    url="https://baymard.com/blog/explain-phone-number-field",
    year=2025,
    method="survey",
    caveat=Text(
        ru="в России телефон для курьера — норма, поэтому хватает объяснения",
        en="in Russia a courier needs a phone, so a reason is enough",
    ),
)

BIRTH_DATE_FIELD = Source(
    claim=Text(ru="не сообщат дату рождения в форме заказа", en="will not give the birth date in a checkout"),
    figure="27%",
    publisher="Baymard Institute",
    url="https://baymard.com/blog/explain-phone-number-field",
    year=2025,
    method="survey",
)

GENDER_FIELD = Source(
    claim=Text(ru="не укажут пол в форме заказа", en="will not give the gender in a checkout"),
    figure="14%",
    publisher="Baymard Institute",
    url="https://baymard.com/blog/explain-phone-number-field",
    year=2025,
    method="survey",
)

REQUIRED_OPTIONAL = Source(
    claim=Text(
        ru="сайтов помечают и обязательные, и необязательные поля", en="of sites mark both required and optional fields"
    ),
    figure="14%",
    publisher="Baymard Institute",
    url="https://baymard.com/blog/required-optional-form-fields",
    method="usability benchmark",
    caveat=Text(ru="об оформлении заказа, не о коротких формах", en="about checkouts, not short forms"),
)

AUTOFILL = Source(
    claim=Text(
        ru="реже бросают форму те, у кого сработало автозаполнение", en="less form abandonment among users of autofill"
    ),
    figure="75%",
    publisher="Chrome",
    url="https://developer.chrome.com/blog/autofill-insights-2024",
    year=2024,
    sample="top US sites",
    method="observation",
)

PERSONAL_DATA_CONSENT = Source(
    claim=Text(
        ru="согласие на обработку персональных данных — отдельный документ (156-ФЗ, ст. 9 152-ФЗ), с 1 сентября 2025",
        en="consent to personal data is a separate document (156-FZ, art. 9 of 152-FZ), from 1 September 2025",
    ),
    figure="in force from 2025-09-01",
    publisher="Klerk",
    url="https://www.klerk.ru/buh/articles/657743",
    year=2025,
    method="opinion of lawyers, not the text of the law",
)

PRESET_CONSENT = Source(
    claim=Text(
        ru="согласие нельзя проставлять заранее (69-ФЗ, ст. 16 закона о защите прав потребителей), с 1 сентября 2025",
        en="consent must not be pre-set (69-FZ, art. 16 of the consumer law), from 1 September 2025",
    ),
    figure="in force from 2025-09-01",
    publisher="news.ru",
    url="https://news.ru",
    year=2025,
    method="press, not the text of the law",
)

COOKIE_PRACTICE = Source(
    claim=Text(
        ru="счётчики и cookie до согласия на практике считают нарушением; отдельного закона о cookie нет",
        en="trackers before consent are treated as a violation in practice; there is no separate cookie law",
    ),
    figure="from 2025-05-30",
    publisher="vc.ru",
    url="https://vc.ru/life/2024844",
    year=2025,
    method="opinion of experts",
)
