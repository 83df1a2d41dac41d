"""Is the product marked up for search engines and assistants?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.products.fact import PRODUCTS
from checks.facts.site import SiteFacts
from checks.measures.product_pages import unseen_products
from checks.model.check import Check
from checks.model.finding import Verdict, failed, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text

ASKED = ("name", "image", "price", "priceCurrency", "availability")
"""What Google's merchant listings ask for
(developers.google.com/search/docs/appearance/structured-data/merchant-listing)."""


def run(site: SiteFacts) -> Verdict:
    nothing = unseen_products(site)
    if nothing is not None:
        return nothing
    best = max(site[PRODUCTS], key=lambda p: sum(name in p.markup for name in ASKED))
    lacking = [name for name in ASKED if name not in best.markup]
    share = 1 - len(lacking) / len(ASKED)
    if not lacking:
        return passed(Text(ru="Товары размечены полностью.", en="Products are fully marked up."), proof=best.proof)
    gap = site.unseen(PRODUCTS)
    if gap is not None:
        return unknown(gap)
    return failed(
        Text(ru="В разметке товара нет: {names}.", en="The product's markup lacks: {names}.").format(
            names=", ".join(lacking)
        ),
        proof=best.proof,
        value=share,
        lacking=lacking,
    )


CHECK = Check(
    version=1,
    category="product",
    severity="low",
    profiles=("shop",),
    needs=(PRODUCTS, CHECKOUT),
    title=Text(
        ru="Разметка товара schema.org",
        en="schema.org markup of products",
    ),
    why=Text(
        ru="Без разметки поиск и помощники не покажут цену и наличие рядом со ссылкой. Влияние на продажи никто не "
        "измерил.",
        en="Without markup search engines and assistants do not show price and stock beside the link. Nobody has "
        "measured the effect on sales.",
    ),
    fix=Text(
        ru="Добавьте разметку товара по schema.org с названием, картинкой, ценой, валютой и наличием; проверьте её в "
        "валидаторе.",
        en="Add JSON-LD Product with name, image and offers (price, priceCurrency, availability), and validate it.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="small",
)
