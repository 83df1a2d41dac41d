"""Verdicts that several checks share: a part of the product pages, something offered after the sale."""

from __future__ import annotations

from checks.facts.after_sale.fact import AFTER_SALE
from checks.facts.after_sale.model import AfterSaleKind
from checks.facts.checkout.fact import CHECKOUT
from checks.facts.products.fact import PRODUCTS
from checks.facts.products.model import Product, ProductItem, ProductPart
from checks.facts.site import SiteFacts
from checks.model.finding import Verdict, failed, missing, not_applicable, passed, unknown
from checks.model.text import Text
from crawler.record.gaps import Gap
from crawler.record.vocabulary import PageRole

ENOUGH = 0.5
"""Share of the product pages from which on the site as a whole has a part."""
TAKES_NO_ORDERS = Text(ru="Заказать на сайте нельзя.", en="The site takes no orders.")


def no_orders(site: SiteFacts) -> bool:
    """Whether the walk found that nothing can be ordered."""
    order = site[CHECKOUT]
    return order is not None and order.outcome == "no_shop"


def unseen_products(site: SiteFacts) -> Verdict | None:
    """The verdict of a check on product pages where there are none to look at; None where some were read."""
    if site[PRODUCTS]:
        return None
    if no_orders(site):
        return not_applicable(TAKES_NO_ORDERS)
    return unknown(
        site.unseen(PRODUCTS) or Gap(kind="not_found", reason="no product page was seen", url=site.url, role="product")
    )


def product_part(
    site: SiteFacts, part: ProductPart, yes: Text, no: Text, *, least: int = 1, beside: bool = False
) -> Verdict:
    """Whether the product pages have a part: `value` is the share that do, and `ENOUGH` of them is a pass.

    `yes` may name {text}, {n} and {all}. `least`: how many (photos) are asked for. `beside`: it must not be known to
    stand farther than a screen from the buy button.
    """
    nothing = unseen_products(site)
    if nothing is not None:
        return nothing

    def good(product: Product) -> ProductItem | None:
        item = product.item(part)
        fits = (
            item is not None and (item.count is None or item.count >= least) and not (beside and item.beside is False)
        )
        return item if fits else None

    pages = site[PRODUCTS]
    having = [item for p in pages if (item := good(p)) is not None]
    share = len(having) / len(pages)
    if share >= ENOUGH:
        text = yes.format(text=having[0].text[:60], n=len(having), all=len(pages))
        return passed(text, proof=[p for item in having for p in item.proof], value=share, pages=len(pages))
    gap = site.unseen(PRODUCTS)
    if gap is not None:
        return unknown(gap)
    lacking = [p for p in pages if good(p) is None]
    return failed(no, proof=[proof for p in lacking for proof in p.proof], value=share, pages=len(pages))


def offered(site: SiteFacts, kinds: tuple[AfterSaleKind, ...], yes: Text, no: Text) -> Verdict:
    """Whether the site offers one of these after the sale; `yes` may name {text}."""
    for fact in site[AFTER_SALE]:
        if fact.kind in kinds:
            return passed(yes.format(text=fact.text[:60]), proof=fact.proof, kind=fact.kind)
    return missing(site, no, AFTER_SALE)


def unread_page(site: SiteFacts, *roles: PageRole) -> Verdict | None:
    """The verdict where pages of these roles are known of but could not be read; None where their absence may be said."""
    for gap in site.gaps:
        if gap.role in roles and gap.kind != "not_found":
            return unknown(gap)
    return None
