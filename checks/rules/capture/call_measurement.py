"""Does a site that advertises know which advertisement made people call?"""

from __future__ import annotations

from checks.facts.phones.fact import PHONES
from checks.facts.site import SiteFacts
from checks.facts.tools.fact import TOOLS
from checks.model.check import Check
from checks.model.finding import Verdict, failed, nothing_to_judge, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text


def run(site: SiteFacts) -> Verdict:
    tools = site[TOOLS]
    tracking = [t for t in tools if t.category == "call_tracking"]
    if tracking:
        return passed(
            Text(ru="Коллтрекинг: {n}.", en="Call tracking: {n}.").format(n=tracking[0].name or tracking[0].vendor),
            proof=tracking[0].proof,
        )
    ads = [t for t in tools if t.category == "ads"]
    if not ads or not site[PHONES]:
        return nothing_to_judge(
            site,
            Text(ru="Рекламы или телефона не видно.", en="No advertising or no phone number was seen."),
            TOOLS,
            PHONES,
        )
    gap = site.unseen(TOOLS)
    if gap is not None:
        return unknown(gap)
    return failed(
        Text(
            ru="Реклама есть ({ads}), а звонки с неё не измеряются.",
            en="The site advertises ({ads}) but does not measure the calls that brings.",
        ).format(ads=ads[0].name or ads[0].vendor),
        proof=ads[0].proof,
    )


CHECK = Check(
    version=1,
    category="capture",
    severity="low",
    profiles=("shop", "services", "b2b"),
    needs=(TOOLS, PHONES),
    title=Text(
        ru="Звонки с рекламы измеряются",
        en="Calls from advertising are measured",
    ),
    why=Text(
        ru="Если звонят чаще, чем пишут, реклама без коллтрекинга выглядит бесполезной, хотя звонки идут. Влияние на "
        "продажи никто не измерил.",
        en="Where people call rather than write, advertising without call tracking looks useless though it brings "
        "calls. Nobody has measured the effect on sales.",
    ),
    fix=Text(
        ru="Подключите коллтрекинг хотя бы на рекламные каналы и передавайте звонки в счётчик.",
        en="Add call tracking at least for paid channels, and pass the calls on to analytics.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="medium",
)
