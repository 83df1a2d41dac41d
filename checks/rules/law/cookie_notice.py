"""Does the site tell of its cookies?"""

from __future__ import annotations

from checks.measures.law import elsewhere
from checks.model import Check, Effect, SiteFacts, Text, Verdict, missing, not_applicable, passed, unknown
from checks.sources.studies import COOKIE_PRACTICE

_TRACKERS = ("analytics", "call_tracking", "popup", "ab_test", "cdp")


def run(site: SiteFacts) -> Verdict:
    if abroad := elsewhere(site):
        return abroad
    if site.facts.cookie_banner:
        banner = site.facts.cookie_banner[0]
        return passed(Text(ru="Уведомление о cookie показано.", en="A cookie notice is shown."), proof=banner.proof)
    trackers = [t for t in site.facts.tools if t.category in _TRACKERS]
    if not trackers:
        gap = site.unseen("tools")
        return unknown(gap) if gap else not_applicable(Text(ru="Счётчиков не видно.", en="No trackers were seen."))
    names = ", ".join(t.name or t.vendor for t in trackers[:3])
    return missing(
        site,
        Text(
            ru=f"Счётчики работают ({names}), а уведомления о cookie нет. Проверьте с юристом.",
            en=f"Trackers run ({names}) without a cookie notice. Check with a lawyer.",
        ),
        "cookie_banner",
    )


CHECK = Check(
    version=2,
    category="law",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=("cookie_banner", "tools"),
    title=Text(ru="Есть уведомление о cookie", en="A cookie notice"),
    why=Text(
        ru="Счётчики без согласия регулятор на практике считает нарушением. Проверьте с юристом.",
        en="In practice the regulator treats trackers without consent as a violation. Check with a lawyer.",
    ),
    fix=Text(
        ru="Покажите уведомление с выбором и запускайте счётчики после ответа.",
        en="Show a notice with a choice, and start trackers after the answer.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[COOKIE_PRACTICE],
    run=run,
)
