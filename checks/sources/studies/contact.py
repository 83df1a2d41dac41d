"""Published figures on reaching a company: calls, messengers, chats, how soon it answers."""

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
