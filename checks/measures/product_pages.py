"""What the checks of product pages share: the share of pages that have a part, and the check that asks for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.products.fact import PRODUCTS
from checks.facts.products.model import Product, ProductItem, ProductPart
from checks.facts.site import Profile, SiteFacts
from checks.measures.orders import TAKES_NO_ORDERS, no_orders
from checks.model.check import Check
from checks.model.finding import Severity, Verdict, failed, not_applicable, passed, unknown
from checks.model.source import NOT_MEASURED, Effect, Effort, Source
from checks.model.text import Text
from crawler.record.gaps import Gap

ENOUGH = 0.5
"""Share of the product pages from which on the site as a whole has a part."""


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
    site: SiteFacts, part: ProductPart, found: Text, lacking: Text, *, least: int = 1, beside: bool = False
) -> Verdict:
    """Whether the product pages have a part: `value` is the share that do, and `ENOUGH` of them is a pass.

    `found` may name {text}, {n} and {all}. `least`: how many (photos) are asked for. `beside`: it must not be known to
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
        text = found.format(text=having[0].text[:60], n=len(having), all=len(pages))
        return passed(text, proof=[p for item in having for p in item.proof], value=share, pages=len(pages))
    gap = site.unseen(PRODUCTS)
    if gap is not None:
        return unknown(gap)
    without = [p for p in pages if good(p) is None]
    return failed(lacking, proof=[proof for p in without for proof in p.proof], value=share, pages=len(pages))


@dataclass(frozen=True, kw_only=True)
class ProductCheck:
    """The declaration of a check that asks product pages for a part."""

    part: ProductPart
    found: Text
    """What a pass says; may name {text}, {n} and {all}."""
    lacking: Text
    title: Text
    why: Text
    fix: Text
    severity: Severity
    effort: Effort
    least: int = 1
    beside: bool = False
    profiles: tuple[Profile, ...] = ("shop", "b2b")
    effect: Effect | None = None
    """None: nobody independent has measured it."""
    sources: Sequence[Source] = ()

    def check(self) -> Check:
        """The check itself."""
        return Check(
            version=1,
            category="product",
            severity=self.severity,
            profiles=self.profiles,
            needs=(PRODUCTS, CHECKOUT),
            title=self.title,
            why=self.why,
            fix=self.fix,
            effect=self.effect or NOT_MEASURED,
            sources=list(self.sources),
            run=self._run,
            effort=self.effort,
        )

    def _run(self, site: SiteFacts) -> Verdict:
        return product_part(site, self.part, self.found, self.lacking, least=self.least, beside=self.beside)
