"""What kind of business a site is, guessed from the evidence: shop, services or b2b."""

from __future__ import annotations

from checks.model import Facts, Profile, Text
from crawler.evidence import SiteEvidence

_SET = Text(ru="задан в настройках", en="set in the configuration")


def profile(evidence: SiteEvidence, facts: Facts) -> tuple[Profile, Text]:
    """The profile and the reason for it. What the configuration says is taken as it is."""
    if evidence.profile != "auto":
        return evidence.profile, _SET
    roles = {page.role for page in evidence.pages} | set(evidence.links.values())
    walk = evidence.walk
    if walk is not None and walk.outcome in ("checkout", "login_wall", "cart"):
        return "shop", Text(ru="товар удалось положить в корзину", en="a product could be put into a cart")
    if "cart" in roles or "checkout" in roles:
        return "shop", Text(ru="на сайте есть корзина", en="the site has a cart")
    trade = set(facts.legal_entities.signs) & {"quote", "tender", "contract", "invoice"}
    if ("quote" in roles or "product" in roles) and len(trade) >= 2:
        return "b2b", Text(
            ru="товары без корзины, условия для компаний", en="products without a cart, terms for companies"
        )
    return "services", Text(ru="корзины и товаров с ценой нет", en="no cart and no priced products")
