"""Published figures on what decides a purchase: payment, delivery, returns, trust, product pages."""

from __future__ import annotations

from checks.model.source import Source
from checks.model.text import Text

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
