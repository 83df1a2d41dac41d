"""Does the checkout say which fields are required and which are not?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.site import SiteFacts
from checks.measures.orders import not_reached, orders_only
from checks.model.check import Check
from checks.model.finding import Verdict, failed, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.forms import REQUIRED_OPTIONAL
from crawler.record.gaps import Gap


@orders_only
def run(site: SiteFacts) -> Verdict:
    checkout = site[CHECKOUT]
    if checkout is None or checkout.outcome != "checkout" or not checkout.required_fields:
        return not_reached(site, "no required field of the checkout was seen")
    proof = [p for f in checkout.order_forms for p in f.proof]
    if not proof:
        return unknown(Gap(kind="journey", reason="the checkout shows no form that could be read"))
    silent = [
        f.label or f.type for f in checkout.required_fields if "marked" not in f.required_by and f.type != "consent"
    ]
    if not silent:
        return passed(Text(ru="Все обязательные поля помечены.", en="Every required field is marked."), proof=proof)
    names = ", ".join(silent[:6])
    return failed(
        Text(ru="Обязательны, но не помечены: {names}.", en="Required, but not marked so: {names}.").format(
            names=names
        ),
        proof=proof,
        value=1 - len(silent) / len(checkout.required_fields),
        unmarked=silent,
    )


CHECK = Check(
    version=1,
    category="checkout",
    severity="low",
    profiles=("shop", "b2b"),
    needs=(CHECKOUT,),
    title=Text(ru="Обязательные поля заказа помечены", en="Required fields of the order are marked"),
    why=Text(
        ru="Если метки нет, человек узнаёт об обязательном поле из ошибки, а необязательные заполняет зря.",
        en="Without marks people learn of a required field from an error, and fill optional ones for nothing.",
    ),
    fix=Text(
        ru="Пометьте обязательные поля звёздочкой, а необязательные — словом «необязательно».",
        en="Mark required fields with an asterisk and optional ones with the word “optional”.",
    ),
    effect=Effect(kind="qualitative", grade="B"),
    sources=[REQUIRED_OPTIONAL],
    run=run,
    effort="small",
)
