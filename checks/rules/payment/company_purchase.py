"""Can a company buy here?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.legal_entities.fact import LEGAL_ENTITIES
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, failed, missing, passed
from checks.model.source import Effect
from checks.model.text import Text

_SIGNS = {
    "page": Text(ru="страница для юрлиц", en="a page for companies"),
    "section": Text(ru="раздел для юрлиц", en="a section for companies"),
    "switch": Text(ru="переключатель в заказе", en="a switch in the checkout"),
    "invoice": Text(ru="оплата по счёту", en="payment by invoice"),
    "vat": Text(ru="НДС", en="VAT"),
    "contract": Text(ru="договор", en="a contract"),
    "closing_documents": Text(ru="закрывающие документы", en="closing documents"),
    "edo": Text(ru="ЭДО", en="electronic documents"),
    "quote": Text(ru="коммерческое предложение", en="a quotation"),
    "inn_field": Text(ru="поле ИНН", en="an INN field"),
    "tender": Text(ru="закупки по 44-ФЗ и 223-ФЗ", en="public tenders"),
    "wholesale": Text(ru="оптовые цены", en="wholesale prices"),
    "minimum_order": Text(ru="минимальный заказ", en="a minimum order"),
}


def run(site: SiteFacts) -> Verdict:
    walk = site[CHECKOUT]
    seen = [site[LEGAL_ENTITIES], *([walk.legal_entities] if walk else [])]
    signs = sorted({s for e in seen for s in e.signs})
    proof = [p for e in seen for p in e.proof]
    refusal = next((p for e in seen if e.supported is False for p in e.proof), None)
    if refusal is not None:
        return failed(
            Text(
                ru="Сайт говорит, что с юрлицами не работает.", en="The site says that it does not sell to companies."
            ),
            proof=[refusal],
        )
    if any(e.supported for e in seen) and proof:
        return passed(
            Text(
                ru="Для компаний: " + ", ".join(_SIGNS[s].ru for s in signs if s in _SIGNS) + ".",
                en="For companies: " + ", ".join(_SIGNS[s].en for s in signs if s in _SIGNS) + ".",
            ),
            proof=proof,
            signs=signs,
        )
    return missing(
        site,
        Text(ru="О работе с юрлицами ничего не сказано.", en="Nothing is said of selling to companies."),
        LEGAL_ENTITIES,
    )


CHECK = Check(
    version=2,
    category="payment",
    severity="medium",
    profiles=("shop", "b2b"),
    needs=(LEGAL_ENTITIES, CHECKOUT),
    title=Text(ru="Компания может купить по счёту", en="A company can buy by invoice"),
    why=Text(
        ru="Офис-менеджер ищет оплату по счёту первой и уходит, если её нет. Насколько часто, никто не измерил.",
        en="An office manager looks for payment by invoice first. Nobody has measured how often it decides.",
    ),
    fix=Text(
        ru="Сделайте страницу «Юридическим лицам»: счёт, договор, НДС, закрывающие документы — и поле ИНН в заказе.",
        en="Make a page for companies: invoice, contract, VAT, documents, and an INN field in the order.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
)
