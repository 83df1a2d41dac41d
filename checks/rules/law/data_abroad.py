"""Do forms, chats and counters hand visitors' data to services that keep it outside Russia?"""

from __future__ import annotations

from checks.facts.chat.fact import CHAT
from checks.facts.site import SiteFacts
from checks.facts.tools.fact import TOOLS
from checks.measures.data_location import locations
from checks.measures.law import russia_only
from checks.model.check import Check
from checks.model.finding import Verdict, failed, not_applicable, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.legal_sources import LOCALISATION
from crawler.record.page import Proof

_COLLECT = frozenset(
    (
        "analytics",
        "ads",
        "call_tracking",
        "captcha",
        "crm",
        "form_builder",
        "email_marketing",
        "booking",
        "cdp",
        "popup",
    )
)
"""Categories of vendors that take visitors' data."""
_SEEN = frozenset(("script", "request", "iframe"))
"""Signals that show that the vendor's own code runs on the page."""


@russia_only
def run(site: SiteFacts) -> Verdict:
    vendors = _vendors(site)
    abroad = {vendor: one for vendor, one in vendors.items() if vendor in locations()}
    if abroad:
        places = {vendor: locations()[vendor] for vendor in abroad}
        ru = "; ".join(f"{abroad[v][0]} — {place.names.ru}" for v, place in list(places.items())[:4])
        en = "; ".join(f"{abroad[v][0]}: {place.names.en}" for v, place in list(places.items())[:4])
        return failed(
            Text(
                ru=f"На сайте работают сервисы, которые хранят данные за границей: {ru}. Проверьте с юристом.",
                en=f"Services that keep data abroad run on the site: {en}. Check with a lawyer.",
            ),
            proof=[p for _, proofs in abroad.values() for p in proofs[:1]],
            vendors=[
                {"vendor": v, "where": list(p.where), "source": p.source, "year": p.year} for v, p in places.items()
            ],
        )
    gap = site.unseen(TOOLS, CHAT)
    if gap is not None:
        return unknown(gap)
    if not vendors:
        return not_applicable(
            Text(ru="Чужих сервисов, которые собирают данные, не видно.", en="No service that collects data was seen.")
        )
    names = ", ".join(name for name, _ in list(vendors.values())[:4])
    return passed(
        Text(
            ru=f"Сервисов, о которых известно, что они хранят данные за границей, не видно ({names}).",
            en=f"No service known to keep data abroad was seen ({names}).",
        ),
        proof=next(iter(vendors.values()))[1],
    )


def _vendors(site: SiteFacts) -> dict[str, tuple[str, list[Proof]]]:
    """Vendors that collect data, by id: name and proof. One that left a single indirect trace does not count."""
    found: dict[str, tuple[str, list[Proof]]] = {}
    for tool in site[TOOLS]:
        sure = tool.confidence == "certain" or any(p.signal in _SEEN for p in tool.proof)
        if tool.category in _COLLECT and sure:
            found.setdefault(tool.vendor, (tool.name or tool.vendor, tool.proof))
    for chat in site[CHAT]:
        if chat.vendor and (chat.confidence == "certain" or any(p.signal in _SEEN for p in chat.proof)):
            found.setdefault(chat.vendor, (chat.name or chat.vendor, chat.proof))
    return found


CHECK = Check(
    version=1,
    category="law",
    severity="high",
    profiles=("shop", "services", "b2b"),
    needs=(TOOLS, CHAT),
    title=Text(ru="Данные посетителей остаются в России", en="Visitors' data stays in Russia"),
    why=Text(
        ru="С 1 июля 2025 данные россиян нельзя первично записывать за границей; под это подводят и зарубежные "
        "счётчики, формы и чаты. Проверьте с юристом.",
        en="From 1 July 2025 data of Russians must not first be recorded abroad; foreign counters, forms and chats "
        "are held to fall under it. Check with a lawyer.",
    ),
    fix=Text(
        ru="Замените сервис российским или уберите его; для формы — принимайте заявку на своём сервере в России. Что "
        "остаётся, согласуйте с юристом.",
        en="Replace the service by a Russian one or drop it; for a form, take the request on a server of yours in "
        "Russia. Have a lawyer look at what stays.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[LOCALISATION],
    run=run,
)
