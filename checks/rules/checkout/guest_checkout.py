"""Can one order without an account?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.site import SiteFacts
from checks.measures.orders import not_reached, orders_only
from checks.model.check import Check
from checks.model.finding import Verdict, failed, passed
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.forms import FORCED_ACCOUNT
from crawler.record.page import Proof


@orders_only
def run(site: SiteFacts) -> Verdict:
    checkout = site[CHECKOUT]
    if checkout is None or checkout.guest_checkout is None or not checkout.steps:
        return not_reached(site)
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
