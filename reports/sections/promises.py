"""Promises of a site that must agree: what its pages say against what its checkout offers, and what it says of
itself."""

from __future__ import annotations

from typing import Literal

from checks.facts.addresses.fact import ADDRESSES
from checks.facts.contradictions.fact import CONTRADICTIONS
from checks.facts.delivery.fact import DELIVERY
from checks.facts.hours.fact import HOURS
from checks.facts.payments.fact import PAYMENTS
from checks.facts.phones.fact import PHONES
from checks.facts.site import SiteFacts
from checks.facts.tools.fact import TOOLS
from checks.measures.payment_ways import missed_ways
from checks.model.text import joined
from checks.model.wording import capital, plural
from crawler.record.page import Proof
from reports.language.words import ui, word
from reports.model import Promise

PROMISED = ("page", "footer", "product")
MANY_NUMBERS = 3
"""More different numbers than this leave a visitor in doubt which one to call."""
MAX_PROOFS = 3


def consistency(site: SiteFacts) -> list[Promise]:
    """What agrees, what differs, and what could not be compared; nothing where there is nothing to compare."""
    return [
        p
        for p in (_offers(site, "payment"), _offers(site, "delivery"), _phones(site), _hours(site), _addresses(site))
        if p
    ]


def _offers(site: SiteFacts, kind: Literal["payment", "delivery"]) -> Promise | None:
    """Ways to pay, or to receive, that the pages name, against those that the checkout offers. A text that names two
    ways ("pick-up point of CDEK") is kept by either."""
    walk = site.checkout
    steps = walk.steps if walk else []
    facts = [f for f in (site[PAYMENTS] if kind == "payment" else site[DELIVERY]) if f.where in PROMISED]
    offered = {f.method for s in steps for f in (s.payments if kind == "payment" else s.delivery)}
    kept = {f.text for f in facts if f.text and f.method in offered}
    promised: dict[str, list[Proof]] = {}
    for fact in facts:
        if fact.method in offered or (fact.method != "other" and fact.text not in kept):
            promised.setdefault(fact.method, []).extend(fact.proof)
    if not promised:
        return None
    if walk is None or walk.outcome != "checkout" or not offered:
        return Promise(kind=kind, state="unknown", text=ui(f"{kind}_not_compared"))
    lost = missed_ways(promised, offered) if kind == "payment" else sorted(set(promised) - offered)
    if not lost:
        return Promise(kind=kind, state="agrees", text=ui(f"{kind}_agrees"))
    names = joined(word("payments" if kind == "payment" else "delivery", m) for m in lost)
    proof = [p for m in lost for p in promised[m]][:MAX_PROOFS]
    return Promise(kind=kind, state="differs", text=ui(f"{kind}_differs", names=names), proof=proof)


def _phones(site: SiteFacts) -> Promise | None:
    phones = site[PHONES]
    told = _contradictions(site, "phone", "phones")
    if told is not None or not phones:
        return told
    count = plural(len(phones), "number")
    if any(t.category == "call_tracking" for t in site[TOOLS]):
        return Promise(kind="phones", state="unknown", text=ui("phones_swapped", count=count))
    if len(phones) > MANY_NUMBERS:
        proof = [p for phone in phones for p in phone.proof[:1]][:MAX_PROOFS]
        return Promise(kind="phones", state="differs", text=ui("phones_many", count=count), proof=proof)
    return Promise(kind="phones", state="agrees", text=ui("phones_few", count=count))


def _hours(site: SiteFacts) -> Promise | None:
    told = _contradictions(site, "hours", "hours")
    return told or (Promise(kind="hours", state="agrees", text=ui("hours_agree")) if site[HOURS] else None)


def _addresses(site: SiteFacts) -> Promise | None:
    told = _contradictions(site, "address", "addresses")
    if told is not None or not site[ADDRESSES]:
        return told
    return Promise(kind="addresses", state="agrees", text=ui("addresses_agree"))


def _contradictions(
    site: SiteFacts,
    kind: Literal["phone", "hours", "address"],
    shown_as: Literal["phones", "hours", "addresses"],
) -> Promise | None:
    """The contradictions of one kind, each with both places; None where there are none."""
    found = [c for c in site[CONTRADICTIONS] if c.kind == kind]
    if not found:
        return None
    said = [
        ui(
            "conflict",
            here=word("places", c.places[0]),
            first=c.first,
            there=word("places", c.places[1]),
            second=c.second,
        )
        for c in found[:MAX_PROOFS]
    ]
    text = joined([capital(joined(said, "; ")), ui("full_stop")], "")
    return Promise(kind=shown_as, state="differs", text=text, proof=[p for c in found for p in c.proof])
