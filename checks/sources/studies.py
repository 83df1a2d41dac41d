"""Published figures that checks rest on. Each names who measured what, on whom, when, and what to beware of.

Only figures that were read at their source, or in a page that quotes it (`read="quoted"`), stand here. Versions of one
study differ much, so each says its year. Read in 2026.
"""

from __future__ import annotations

from checks.model.source import Source
from checks.model.text import Text

CALLS_RUSSIA = Source(
    claim=Text(
        ru="отказываются от услуг компании, если ей нельзя позвонить", en="refuse a company that cannot be called"
    ),
    figure="15%",
    publisher="Novofon, via CNews",
    url="https://telecom.cnews.ru/news/line/2025-12-17_tolko_tret_rossiyan_gotovy",
    year=2025,
    sample="1,600, Russia",
    method="survey",
    caveat=Text(ru="заказчик продаёт телефонию", en="the funder sells telephony"),
)
PREFERRED_CHANNEL_RUSSIA = Source(
    claim=Text(
        ru="считают звонок самым удобным способом связи; писать в мессенджеры предпочитают 57%",
        en="find a call the most convenient channel; 57% prefer to write in messengers",
    ),
    figure="44%",
    publisher="Novofon, via CNews",
    url="https://telecom.cnews.ru/news/line/2025-10-15_novofon_raskryto_otnoshenie",
    year=2025,
    sample="1,220, Russia",
    method="preference survey",
    caveat=Text(ru="предпочтения, а не поведение", en="preferences, not behaviour"),
)
PHONE_PROMINENT = Source(
    claim=Text(
        ru="рост продаж по телефону, когда номер поставили на видное место",
        en="more phone sales once the number was prominent",
    ),
    figure="about 234 to 469 a month",
    publisher="GrowthLayer",
    url="https://growthlayer.app/blog/phone-cta-ab-testing-non-inferiority-incremental-revenue",
    sample="3 brands, US energy",
    method="A/B test of one practitioner",
)
CLICK_TO_CALL = Source(
    claim=Text(
        ru="посмотрят другие компании, если нельзя позвонить нажатием",
        en="would look at other brands without a call button",
    ),
    figure="47%",
    publisher="Google / Ipsos, via MarketingCharts",
    url="https://www.marketingcharts.com/digital-36950",
    year=2013,
    sample="3,000, US",
    method="survey",
    caveat=Text(
        ru="старое, о поисковой выдаче; заказчик — Google", en="old, about search results; commissioned by Google"
    ),
)
TOLL_FREE_PREFIX = Source(
    claim=Text(
        ru="больше звонков на префикс 800, чем на другие бесплатные",
        en="more calls to the 800 prefix than to other free ones",
    ),
    figure="20-60%",
    publisher="Engine Ready",
    url="https://nonesnotes.com/2009/11/20",
    year=2009,
    sample="about 18,000 visits, US",
    method="comparison of prefixes",
    caveat=Text(
        ru="префикс против префикса; против обычного номера никто не мерил",
        en="prefix against prefix; nobody has measured it against a city number",
    ),
)
MESSAGING = Source(
    claim=Text(ru="охотнее покупают там, куда можно написать", en="are more likely to shop where they can message"),
    figure="53%",
    publisher="Facebook IQ / Nielsen",
    url="https://smk.co",
    year=2016,
    sample="12,500, 14 markets",
    method="survey",
    caveat=Text(ru="заказчик — Facebook", en="paid for by Facebook"),
    read="quoted",
)
LIVE_CHAT = Source(
    claim=Text(
        ru="выше вероятность покупки у тех, кто писал в чат",
        en="higher probability of purchase among those who chatted",
    ),
    figure="+15.99%",
    publisher="Tan, Wang, Tan; Information Systems Research",
    url="https://ssrn.com/abstract=2846661",
    year=2019,
    sample="tablets on Alibaba, data of 2013",
    method="quasi-experiment, selection controlled",
    caveat=Text(ru="в чат пишут 1–2% посетителей; маркетплейс", en="1-2% of visitors chat; a marketplace"),
)
OUTDATED_CONTACTS = Source(
    claim=Text(
        ru="плохое впечатление, если нет адреса или часов работы",
        en="a bad impression where address or hours are missing",
    ),
    figure="42%",
    publisher="Vistaprint, via Mediaheadz",
    url="https://mediaheadz.co",
    year=2017,
    sample="US",
    method="survey",
    caveat=Text(ru="опрос поставщика", en="a vendor's survey"),
    read="quoted",
)
CREDIBILITY = Source(
    claim=Text(
        ru="контакты и настоящий адрес повышают доверие к сайту", en="contact data and a real address raise credibility"
    ),
    figure="no figure of sales",
    publisher="Stanford Web Credibility Project",
    url="https://credibility.stanford.edu/guidelines",
    sample="4,500+",
    method="guidelines from several studies",
)
FAST_ANSWER = Source(
    claim=Text(
        ru="во столько раз чаще обращение становится сделкой, если ответить за час",
        en="as likely to qualify a lead when answered within an hour",
    ),
    figure="about 7 times",
    publisher="Harvard Business Review, 2011",
    url="https://evidencebasedmarketing.net/online-sales-leads",
    year=2011,
    sample="2,241 firms",
    method="correlation",
    caveat=Text(ru="мы видим только обещание, а не ответ", en="we see the promise only, not the answer"),
    read="quoted",
)
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
SITE_ERRORS = Source(
    claim=Text(ru="бросили заказ: сайт ошибался или зависал", en="left: the site had errors or crashed"),
    figure="17%",
    publisher="Baymard, via Retail Boss",
    url="https://retailboss.co/10-reasons",
    year=2024,
    sample="US",
    method="survey",
    read="quoted",
)
PAYMENT_METHODS = Source(
    claim=Text(
        ru="рост конверсии, когда предложен ещё хотя бы один подходящий способ оплаты",
        en="conversion gained by at least one relevant method beyond cards",
    ),
    figure="+7.4%",
    publisher="Stripe",
    url="https://stripe.com/blog/testing-the-conversion-impact-of-50-plus-global-payment-methods",
    year=2025,
    method="holdback experiment",
    caveat=Text(ru="продавцы Stripe, без России", en="merchants of Stripe, none in Russia"),
)
FEW_PAYMENT_METHODS = Source(
    claim=Text(ru="бросили заказ: мало способов оплаты", en="left: not enough payment methods"),
    figure="13%",
    publisher="Baymard, via Retail Boss",
    url="https://retailboss.co/10-reasons",
    year=2024,
    sample="US",
    method="survey",
    read="quoted",
)
HIDDEN_TOTAL = Source(
    claim=Text(
        ru="бросили заказ: нельзя было заранее увидеть полную сумму", en="left: the total could not be seen up front"
    ),
    figure="21%",
    publisher="Baymard, via Retail Boss",
    url="https://retailboss.co/10-reasons",
    year=2024,
    sample="US",
    method="survey",
    read="quoted",
)
SLOW_DELIVERY = Source(
    claim=Text(ru="бросили заказ: доставка слишком долгая", en="left: delivery was too slow"),
    figure="23%",
    publisher="Baymard, via Retail Boss",
    url="https://retailboss.co/10-reasons",
    year=2024,
    sample="US",
    method="survey",
    caveat=Text(ru="о скорости, а не о том, показан ли срок", en="about speed, not about showing it"),
    read="quoted",
)
DELIVERY_RUSSIA = Source(
    claim=Text(
        ru="согласны ждать доставку 2–3 дня; неделю — 29%", en="want delivery within 2-3 days; 29% accept a week"
    ),
    figure="32%",
    publisher="Sostav",
    url="https://www.sostav.ru/publication/79605",
    year=2025,
    sample="130,635, Russia",
    method="survey",
)
RETURNS = Source(
    claim=Text(ru="бросили заказ: не устроили условия возврата", en="left: the returns policy was not satisfying"),
    figure="18%",
    publisher="Baymard, via Retail Boss",
    url="https://retailboss.co/10-reasons",
    year=2024,
    sample="US",
    method="survey",
    read="quoted",
)
CARD_TRUST = Source(
    claim=Text(ru="бросили заказ: не доверили сайту карту", en="left: did not trust the site with a card"),
    figure="25%",
    publisher="Baymard, via Retail Boss",
    url="https://retailboss.co/10-reasons",
    year=2024,
    sample="US",
    method="survey",
    caveat=Text(ru="реквизиты — лишь один из признаков доверия", en="identity is only one sign of trust"),
    read="quoted",
)
FRAUD_RUSSIA = Source(
    claim=Text(ru="сталкивались с мошенничеством при покупках в сети", en="have met fraud in online shopping"),
    figure="60%",
    publisher="TASS, Inc. Russia",
    url="https://incrussia.ru",
    year=2025,
    sample="1,500, Russia",
    method="survey",
)
REVIEWS_RUSSIA = Source(
    claim=Text(ru="всегда читают отзывы; доверяют им 72%", en="always read reviews; 72% trust them"),
    figure="83%",
    publisher="MIR 24",
    url="https://mir24.tv",
    year=2023,
    sample="Russia",
    method="survey",
    caveat=Text(ru="связь с продажами не измерена", en="no link to sales was measured"),
)
SPEED = Source(
    claim=Text(
        ru="рост конверсии в рознице на каждые 0,1 секунды ускорения", en="retail conversion for each 0.1 s gained"
    ),
    figure="+8.4%",
    publisher="Deloitte / Google, via Especialista Loja Virtual",
    url="https://especialistalojavirtual.com.br",
    year=2020,
    sample="30 million sessions",
    method="correlation",
    read="quoted",
)
POPUPS_HATED = Source(
    claim=Text(ru="всплывающие окна — среди самых нелюбимых форматов", en="pop-ups are among the most hated formats"),
    figure="a rank, no share",
    publisher="Nielsen Norman Group, via Truth or Delusion",
    url="https://truthordelusion.com",
    sample="452, US",
    method="survey",
    read="quoted",
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
PRODUCT_IMAGES = Source(
    claim=Text(
        ru="пытаются понять размер товара по его фотографиям", en="try to grasp the size of a product from its pictures"
    ),
    figure="42%",
    publisher="Baymard Institute",
    url="https://baymard.com/blog/in-scale-product-images",
    sample="60 large shops",
    method="usability tests",
    caveat=Text(ru="поведение, а не продажи", en="behaviour, not sales"),
)
IMAGES_FIRST = Source(
    claim=Text(ru="начинают карточку товара с фотографий", en="begin a product page with its pictures"),
    figure="56%",
    publisher="Baymard Institute, via Hypersonic",
    url="https://hypersonic.net/resources/product-images-for-e-commerce",
    year=2023,
    method="usability tests",
    caveat=Text(ru="поведение, а не продажи", en="behaviour, not sales"),
    read="quoted",
)
REVIEWS_LIFT = Source(
    claim=Text(
        ru="выше вероятность покупки товара с пятью отзывами, чем без отзывов",
        en="higher likelihood of purchase with five reviews than with none",
    ),
    figure="270%",
    publisher="Spiegel Research Center, via Digital Marketing Community",
    url="https://digitalmarketingcommunity.com/researches/how-online-reviews-influence-sales-jun-2017-globally-spiegel-research-center/",
    year=2017,
    method="correlation",
    caveat=Text(
        ru="лучшие товары и покупают, и хвалят чаще", en="better products are both bought and praised more often"
    ),
    read="quoted",
)
TRACKING_FEATURE = Source(
    claim=Text(
        ru="считают отслеживание заказа главным в личном кабинете",
        en="call order tracking the most important of account features",
    ),
    figure="50%",
    publisher="Baymard Institute",
    url="https://baymard.com/blog/integrate-tracking-info",
    method="preference survey",
    caveat=Text(ru="предпочтения, а не поведение", en="preferences, not behaviour"),
)
LAYOUT_SHIFT = Source(
    claim=Text(
        ru="сдвиг макета меньше этого Google считает хорошим; больше 0,25 — плохим",
        en="layout shift below this is good to Google; above 0.25 it is poor",
    ),
    figure="0.1",
    publisher="Nic Jansma",
    url="https://nicj.net/cumulative-layout-shift-in-the-real-world/",
    year=2020,
    sample="hundreds of millions of page loads",
    method="measurement of real visits",
    caveat=Text(ru="о сдвиге, а не о продажах", en="about the shift, not about sales"),
)
CATALOGUE_BREADCRUMBS = Source(
    claim=Text(
        ru="крупных магазинов обходятся без хлебных крошек; в тестах без них терялись",
        en="of large shops have no breadcrumbs; in tests people got lost without them",
    ),
    figure="23%",
    publisher="Baymard Institute",
    url="https://baymard.com/blog/ecommerce-breadcrumbs",
    sample="50 large shops",
    method="benchmark and usability tests",
    caveat=Text(ru="о поведении, не о продажах", en="about behaviour, not sales"),
)
