"""What kind of business a site is, guessed from the evidence: shop, services or b2b."""

from __future__ import annotations

from checks.facts.forms.fact import FORMS
from checks.facts.legal_entities.fact import LEGAL_ENTITIES
from checks.facts.products.fact import PRODUCTS
from checks.facts.site import Facts, Profile
from checks.facts.tools.fact import TOOLS
from checks.model.text import Text
from crawler.record.site import SiteEvidence

_SET = Text(ru="задан в настройках", en="set in the configuration")
_TRADE = frozenset(("quote", "tender", "contract", "invoice", "wholesale"))
"""Signs that companies, not people, are the customers."""


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
    trade = sorted(set(facts[LEGAL_ENTITIES].signs) & _TRADE)
    goods = bool(facts[PRODUCTS]) or bool(roles & {"quote", "product", "category"})
    if goods and len(trade) >= 2:
        return "b2b", Text(
            ru="товары без корзины, условия для компаний", en="products without a cart, terms for companies"
        )
    booking = next((t for t in facts[TOOLS] if t.category == "booking"), None)
    if booking is not None:
        name = booking.name or booking.vendor
        return "services", Text(
            ru=f"корзины нет, есть онлайн-запись: {name}", en=f"no cart, but online booking: {name}"
        )
    if any(form.purpose == "booking" for form in facts[FORMS]):
        return "services", Text(ru="корзины нет, есть форма записи", en="no cart, but a form for appointments")
    if "service" in roles:
        return "services", Text(ru="корзины нет, есть страницы услуг", en="no cart, but pages of services")
    if goods and any(p.item("price") for p in facts[PRODUCTS]):
        return "shop", Text(ru="есть карточки товаров с ценой", en="there are product pages with a price")
    return "services", Text(ru="корзины и товаров с ценой нет", en="no cart and no priced products")
