"""Does the site say who sells, with registration numbers that hold?"""

from __future__ import annotations

from checks.facts.seller.fact import SELLER
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, failed, missing, passed
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.contact import CREDIBILITY
from checks.sources.studies.purchase import CARD_TRUST, FRAUD_RUSSIA


def run(site: SiteFacts) -> Verdict:
    seller = site[SELLER]
    if not seller.proof or not (seller.inn or seller.ogrn):
        return missing(
            site,
            Text(ru="Нет реквизитов продавца (ИНН, ОГРН).", en="The seller's registration numbers are not given."),
            SELLER,
            roles=("contacts", "about", "requisites"),
        )
    who = seller.name or "—"
    if seller.valid is False:
        return failed(
            Text(
                ru="Реквизиты указаны ({who}), но контрольная сумма ИНН или ОГРН не сходится.",
                en="Registration numbers are given ({who}), but a checksum of INN or OGRN does not hold.",
            ).format(who=who),
            proof=seller.proof,
            value=0.5,
        )
    return passed(
        Text(ru="Продавец: {who}, ИНН {inn}.", en="Seller: {who}, INN {inn}.").format(who=who, inn=seller.inn or "—"),
        proof=seller.proof,
        inn=seller.inn,
        ogrn=seller.ogrn,
    )


CHECK = Check(
    version=1,
    category="trust",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=(SELLER,),
    title=Text(ru="Видно, кто продавец", en="It is clear who sells"),
    why=Text(
        ru="Незнакомому магазину карту доверяют, когда видно настоящую компанию с реквизитами.",
        en="People trust an unknown shop with a card when a real company stands behind it.",
    ),
    fix=Text(
        ru="Укажите в подвале и на странице реквизитов название, ИНН, ОГРН и адрес.",
        en="Give the company's name, registration numbers and address in the footer and on a page of its own.",
    ),
    effect=Effect(kind="share", percent=25, grade="C"),
    sources=[CARD_TRUST, FRAUD_RUSSIA, CREDIBILITY],
    run=run,
    effort="small",
)
