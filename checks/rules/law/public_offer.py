"""Does a shop publish the terms on which it sells?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.documents.fact import DOCUMENTS
from checks.facts.forms.fact import FORMS
from checks.facts.site import SiteFacts
from checks.measures.law import named_by_a_form, russia_only
from checks.measures.orders import orders_only
from checks.measures.site_pages import linked_document, unread_page
from checks.model.check import Check
from checks.model.finding import Verdict, missing, unknown
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.legal_sources import OFFER


@russia_only
@orders_only
def run(site: SiteFacts) -> Verdict:
    linked = linked_document(site, Text(ru="Условия: «{text}».", en="Terms: “{text}”."), "offer")
    if linked is not None:
        return linked
    named = named_by_a_form(site, "offer")
    if named is not None:
        return unknown(named)
    return unread_page(site, "terms") or missing(
        site,
        Text(
            ru="Оферты или условий продажи не нашлось. Проверьте с юристом.",
            en="Neither an offer nor terms of sale were found. Check with a lawyer.",
        ),
        DOCUMENTS,
    )


CHECK = Check(
    version=1,
    category="law",
    severity="medium",
    profiles=("shop",),
    needs=(DOCUMENTS, CHECKOUT, FORMS),
    title=Text(ru="Публичная оферта или условия продажи", en="A public offer or terms of sale"),
    why=Text(
        ru="Оферту для онлайн-торговли юристы считают обязательной; покупатель ищет в ней, на что соглашается. "
        "Проверьте с юристом.",
        en="Lawyers hold an offer obligatory for online trade; buyers look there for what they agree to. Check with a "
        "lawyer.",
    ),
    fix=Text(
        ru="Опубликуйте оферту: товар, цена, оплата, доставка, возврат, реквизиты; ссылка в подвале и у кнопки заказа.",
        en="Publish an offer: goods, price, payment, delivery, returns, who sells; link it in the footer and at the "
        "order button.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[OFFER],
    run=run,
)
