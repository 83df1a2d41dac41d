"""Can one order without an account?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, failed, not_applicable, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies import FORCED_ACCOUNT
from crawler.record.gaps import Gap
from crawler.record.page import Proof


def run(site: SiteFacts) -> Verdict:
    checkout = site[CHECKOUT]
    if checkout is not None and checkout.outcome == "no_shop":
        return not_applicable(Text(ru="Заказать на сайте нельзя.", en="The site takes no orders."))
    if checkout is None or checkout.guest_checkout is None or not checkout.steps:
        return unknown(site.unseen(CHECKOUT) or Gap(kind="journey", reason="the checkout was not reached"))
    last = checkout.steps[-1]
    proof = [p for f in last.forms for p in f.proof] or [Proof(page=last.url, signal="text", shot=last.shot)]
    if checkout.guest_checkout:
        return passed(Text(ru="Заказать можно без регистрации.", en="An order needs no account."), proof=proof)
    return failed(Text(ru="Без аккаунта заказать нельзя.", en="An order needs an account."), proof=proof)


CHECK = Check(
    version=1,
    category="checkout",
    severity="high",
    profiles=("shop", "b2b"),
    needs=(CHECKOUT,),
    title=Text(ru="Заказать можно без регистрации", en="Ordering needs no account"),
    why=Text(
        ru="Требование завести аккаунт — вторая по частоте причина бросить корзину.",
        en="A forced account is the second most common reason to leave a cart.",
    ),
    fix=Text(
        ru="Дайте оформить заказ гостем, а аккаунт предложите после заказа одной галочкой.",
        en="Let people order as guests; offer an account after the order with one tick.",
    ),
    effect=Effect(kind="share", percent=26, grade="B"),
    sources=[FORCED_ACCOUNT],
    run=run,
)
