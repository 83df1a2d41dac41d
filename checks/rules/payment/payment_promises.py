"""Does the checkout offer the ways to pay that the pages promise?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.payments.fact import PAYMENTS
from checks.facts.payments.model import Payment
from checks.facts.site import SiteFacts
from checks.measures.orders import orders_only
from checks.measures.payment_ways import missed_ways
from checks.model.check import Check
from checks.model.finding import Verdict, failed, not_applicable, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text
from checks.rules.payment.payment_choice import NAMES
from checks.sources.studies.purchase import FEW_PAYMENT_METHODS
from crawler.record.gaps import Gap

_PROMISING = ("page", "footer")


@orders_only
def run(site: SiteFacts) -> Verdict:
    walk = site[CHECKOUT]
    promised: dict[str, Payment] = {}
    for one in site[PAYMENTS]:
        if one.where in _PROMISING and one.proof:
            promised.setdefault(one.method, one)
    if not promised:
        gap = site.unseen(PAYMENTS)
        said = Text(ru="Страницы не обещают способов оплаты.", en="The pages promise no way to pay.")
        return unknown(gap) if gap is not None else not_applicable(said)
    offers = [p for step in (walk.steps if walk else []) for p in step.payments if p.proof]
    if walk is None or walk.outcome != "checkout" or not offers:
        reason = "the ways to pay of the checkout were not seen"
        return unknown(site.unseen(CHECKOUT) or Gap(kind="journey", reason=reason))
    here = sorted({p.method for p in offers})
    lost = {way: promised[way] for way in missed_ways(promised, here)}
    if not lost:
        return passed(
            Text(
                ru="При оформлении есть всё, что обещают страницы: " + ", ".join(NAMES[m].ru for m in here) + ".",
                en="The checkout offers what the pages promise: " + ", ".join(NAMES[m].en for m in here) + ".",
            ),
            proof=[*(p.proof[0] for p in promised.values()), offers[0].proof[0]],
        )
    names = sorted(lost)
    return failed(
        Text(
            ru=f"На страницах обещано: {', '.join(NAMES[m].ru for m in names)}; при оформлении этого нет, "
            f"предлагается: {', '.join(NAMES[m].ru for m in here)}.",
            en=f"The pages promise {', '.join(NAMES[m].en for m in names)}; the checkout does not offer it, "
            f"only {', '.join(NAMES[m].en for m in here)}.",
        ),
        proof=[*(p.proof[0] for p in lost.values()), offers[0].proof[0]],
        promised=names,
        offered=here,
    )


CHECK = Check(
    version=1,
    category="payment",
    severity="high",
    profiles=("shop",),
    needs=(PAYMENTS, CHECKOUT),
    title=Text(
        ru="При оформлении есть обещанные способы оплаты", en="The checkout offers the ways to pay that pages promise"
    ),
    why=Text(
        ru="Покупатель выбирает магазин, рассчитывая на свой способ оплаты, и уходит, не найдя его в конце. "
        "Измерено лишь, сколько уходит из-за нехватки способов вообще.",
        en="A customer counts on the way to pay that was promised, and leaves when it is not there at the end. "
        "Measured is only how many leave for want of methods at all.",
    ),
    fix=Text(
        ru="Включите обещанный способ оплаты в оформлении заказа или уберите его со страниц и из подвала; "
        "если он доступен не всем, напишите условие рядом с обещанием.",
        en="Turn the promised way on in the checkout, or take it off the pages and the footer; "
        "where it depends on something, say so beside the promise.",
    ),
    effect=Effect(kind="share", percent=13, grade="C", indirect=True),
    sources=[FEW_PAYMENT_METHODS],
    run=run,
    effort="small",
)
