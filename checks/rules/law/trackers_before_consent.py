"""Do the counters wait for the answer to the cookie notice?"""

from __future__ import annotations

from checks.facts.cookie_banner.fact import COOKIE_BANNER
from checks.facts.early_trackers.fact import EARLY_TRACKERS
from checks.facts.early_trackers.reader import TRACKERS
from checks.facts.site import SiteFacts
from checks.facts.tools.fact import TOOLS
from checks.measures.law import russia_only
from checks.model.check import Check
from checks.model.finding import Verdict, failed, not_applicable, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.forms import COOKIE_PRACTICE
from crawler.record.gaps import Gap


@russia_only
def run(site: SiteFacts) -> Verdict:
    early = site[EARLY_TRACKERS]
    if early:
        names = ", ".join(t.name or t.vendor for t in early[:4])
        return failed(
            Text(
                ru=f"До ответа на уведомление о cookie уже работали: {names}. Проверьте с юристом.",
                en=f"Ran before the cookie notice was answered: {names}. Check with a lawyer.",
            ),
            proof=[p for t in early for p in t.proof[:2]],
            trackers=[t.vendor for t in early],
        )
    gap = site.unseen(EARLY_TRACKERS, COOKIE_BANNER)
    if gap is not None:
        return unknown(gap)
    if not site[COOKIE_BANNER]:
        return not_applicable(Text(ru="Уведомления о cookie нет.", en="There is no cookie notice."))
    trackers = [t for t in site[TOOLS] if t.category in TRACKERS]
    if not trackers:
        return not_applicable(Text(ru="Счётчиков не видно.", en="No trackers were seen."))
    if not site[COOKIE_BANNER][0].watched:
        reason = "the moment before the cookie notice was answered was not seen"
        return unknown(Gap(kind="not_rendered", reason=reason, url=site.url))
    return passed(
        Text(ru="До ответа на уведомление счётчики молчали.", en="Counters kept silent until the notice was answered."),
        proof=site[COOKIE_BANNER][0].proof,
    )


CHECK = Check(
    version=1,
    category="law",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=(EARLY_TRACKERS, COOKIE_BANNER, TOOLS),
    title=Text(ru="Счётчики ждут ответа на уведомление", en="Counters wait for the answer to the notice"),
    why=Text(
        ru="Уведомление, которое ничего не останавливает, согласия не даёт; счётчики до ответа на практике считают "
        "нарушением. Проверьте с юристом.",
        en="A notice that stops nothing gives no consent; counters before the answer are treated as a violation in "
        "practice. Check with a lawyer.",
    ),
    fix=Text(
        ru="Запускайте счётчики из обработчика кнопки «Принять»; после отказа не запускайте. В менеджере тегов — по "
        "событию согласия.",
        en="Start counters from the handler of “Accept”, and not after a refusal; in a tag manager, by the event of "
        "consent.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[COOKIE_PRACTICE],
    run=run,
)
