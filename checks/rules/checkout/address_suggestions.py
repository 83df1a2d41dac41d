"""Does the checkout help to type the address?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.site import SiteFacts
from checks.facts.tools.fact import TOOLS
from checks.model.check import Check
from checks.model.finding import Verdict, failed, nothing_to_judge, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text


def run(site: SiteFacts) -> Verdict:
    walk = site[CHECKOUT]
    forms = walk.order_forms if walk is not None else []
    if not any(f.type in ("street-address", "address-line2") for form in forms for f in form.fields):
        return nothing_to_judge(
            site, Text(ru="Адреса в оформлении не спрашивают.", en="The checkout asks for no address."), CHECKOUT
        )
    for tool in site[TOOLS]:
        if tool.category == "address_suggest":
            return passed(
                Text(ru="Адрес подсказывает {n}.", en="Addresses are suggested by {n}.").format(
                    n=tool.name or tool.vendor
                ),
                proof=tool.proof,
            )
    gap = site.unseen(TOOLS)
    if gap is not None:
        return unknown(gap)
    return failed(
        Text(ru="Адрес набирают целиком, без подсказок.", en="The address is typed in full, without suggestions."),
        proof=[p for form in forms for p in form.proof],
    )


CHECK = Check(
    version=1,
    category="checkout",
    severity="low",
    profiles=("shop", "b2b"),
    needs=(CHECKOUT, TOOLS),
    title=Text(
        ru="Подсказки адреса в оформлении",
        en="Address suggestions in the checkout",
    ),
    why=Text(
        ru="Адрес — самое длинное, что набирают в заказе, и ошибка в нём стоит доставки. Влияние на продажи никто не "
        "измерил.",
        en="The address is the longest thing to type in an order, and a mistake in it costs a delivery. Nobody has "
        "measured the effect on sales.",
    ),
    fix=Text(
        ru="Подключите подсказки адреса: одно поле вместо пяти, с индексом автоматически.",
        en="Add address suggestions: one field instead of five, with the postal code filled in.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="small",
)
