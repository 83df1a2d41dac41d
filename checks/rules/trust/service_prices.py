"""Do the pages of a service company name prices?"""

from __future__ import annotations

from checks.facts.pages.fact import PAGES
from checks.facts.products.fact import PRODUCTS
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, missing, passed
from checks.model.source import Effect
from checks.model.text import Text
from crawler.record.page import Proof


def run(site: SiteFacts) -> Verdict:
    priced = [p for p in site[PRODUCTS] if p.item("price") is not None]
    pages = [p for p in site[PAGES] if p.prices]
    if priced or pages:
        proof = [q for p in priced for q in p.proof]
        proof += [Proof(page=p.url, signal="text", quote=p.title, shot=p.shot) for p in pages]
        return passed(
            Text(ru="Цены названы на страницах: {n}.", en="Prices are named on {n} pages.").format(
                n=len({p.page for p in proof})
            ),
            proof=proof,
        )
    return missing(site, Text(ru="Ни одной цены на сайте.", en="Not one price on the site."), PAGES, PRODUCTS)


CHECK = Check(
    version=1,
    category="trust",
    severity="medium",
    profiles=("services",),
    needs=(PAGES, PRODUCTS),
    title=Text(
        ru="Цены на услуги названы",
        en="Prices of services are named",
    ),
    why=Text(
        ru="Без цены «от» человек не поймёт, для него ли это, и не оставит заявку. Влияние на продажи никто не "
        "измерил.",
        en="Without a price to start from people do not know whether it is for them, and leave no request. Nobody has "
        "measured the effect on sales.",
    ),
    fix=Text(
        ru="Покажите прайс-лист или цену «от» с примером: что вошло и сколько вышло.",
        en="Show a price list, or a price to start from with an example: what was done and what it cost.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="small",
)
