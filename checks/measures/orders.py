"""What the checks on ordering share: whether a site takes orders, and how far the walk came."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.site import SiteFacts
from checks.model.finding import Verdict, not_applicable, unknown
from checks.model.text import Text
from crawler.record.gaps import Gap

TAKES_NO_ORDERS = Text(ru="Заказать на сайте нельзя.", en="The site takes no orders.")


def no_orders(site: SiteFacts) -> bool:
    """Whether the walk found that nothing can be ordered."""
    order = site[CHECKOUT]
    return order is not None and order.outcome == "no_shop"


def orders_only(run: Callable[[SiteFacts], Verdict]) -> Callable[[SiteFacts], Verdict]:
    """Decorates the `run` of a check that asks only sites that take orders. The check needs `CHECKOUT`."""

    @wraps(run)
    def guarded(site: SiteFacts) -> Verdict:
        return not_applicable(TAKES_NO_ORDERS) if no_orders(site) else run(site)

    return guarded


def not_reached(site: SiteFacts, reason: str = "") -> Verdict:
    """The verdict where the walk did not come to what a check looks at; `reason`: where nothing else is known to be
    one."""
    return unknown(site.unseen(CHECKOUT) or Gap(kind="journey", reason=reason or "the checkout was not reached"))
