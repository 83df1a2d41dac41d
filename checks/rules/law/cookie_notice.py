"""Does the site tell of its cookies?"""

from __future__ import annotations

from checks.facts.cookie_banner.fact import COOKIE_BANNER
from checks.facts.site import SiteFacts
from checks.facts.tools.fact import TOOLS
from checks.measures.law import russia_only
from checks.model.check import Check
from checks.model.finding import Verdict, missing, nothing_to_judge, passed
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.forms import COOKIE_PRACTICE

_TRACKERS = ("analytics", "call_tracking", "popup", "ab_test", "cdp")


@russia_only
def run(site: SiteFacts) -> Verdict:
    if site[COOKIE_BANNER]:
        banner = site[COOKIE_BANNER][0]
        return passed(Text(ru="Уведомление о cookie показано.", en="A cookie notice is shown."), proof=banner.proof)
    trackers = [t for t in site[TOOLS] if t.category in _TRACKERS]
    if not trackers:
        return nothing_to_judge(site, Text(ru="Счётчиков не видно.", en="No trackers were seen."), TOOLS)
    names = ", ".join(t.name or t.vendor for t in trackers[:3])
    return missing(
        site,
        Text(
            ru=f"Счётчики работают ({names}), а уведомления о cookie нет. Проверьте с юристом.",
            en=f"Trackers run ({names}) without a cookie notice. Check with a lawyer.",
        ),
        COOKIE_BANNER,
    )


CHECK = Check(
    version=2,
    category="law",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=(COOKIE_BANNER, TOOLS),
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
