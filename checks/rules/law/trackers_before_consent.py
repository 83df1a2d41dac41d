"""Do the counters wait for the answer to the cookie notice?"""

from __future__ import annotations

from checks.facts.early_trackers.reader import TRACKERS
from checks.measures.law import elsewhere
from checks.model import Check, Effect, Gap, SiteFacts, Text, Verdict, failed, not_applicable, passed, unknown
from checks.sources.studies import COOKIE_PRACTICE


def run(site: SiteFacts) -> Verdict:
    if abroad := elsewhere(site):
        return abroad
    early = site.facts.early_trackers
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
    gap = site.unseen("early_trackers", "cookie_banner")
    if gap is not None:
        return unknown(gap)
    if not site.facts.cookie_banner:
        return not_applicable(Text(ru="Уведомления о cookie нет.", en="There is no cookie notice."))
    trackers = [t for t in site.facts.tools if t.category in TRACKERS]
    if not trackers:
        return not_applicable(Text(ru="Счётчиков не видно.", en="No trackers were seen."))
    if not site.facts.cookie_banner[0].watched:
        reason = "the moment before the cookie notice was answered was not seen"
        return unknown(Gap(kind="not_rendered", reason=reason, url=site.url))
    return passed(
        Text(ru="До ответа на уведомление счётчики молчали.", en="Counters kept silent until the notice was answered."),
        proof=site.facts.cookie_banner[0].proof,
    )


CHECK = Check(
    version=1,
    category="law",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=("early_trackers", "cookie_banner", "tools"),
    title=Text(ru="Счётчики ждут ответа на уведомление", en="Counters wait for the answer to the notice"),
    why=Text(
        ru="Уведомление, которое ничего не останавливает, согласия не даёт; счётчики до ответа на практике считают нарушением. Проверьте с юристом.",
        en="A notice that stops nothing gives no consent; counters before the answer are treated as a violation in practice. Check with a lawyer.",
    ),
    fix=Text(
        ru="Запускайте счётчики из обработчика кнопки «Принять»; после отказа не запускайте. В менеджере тегов — по событию согласия.",
        en="Start counters from the handler of “Accept”, and not after a refusal; in a tag manager, by the event of consent.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[COOKIE_PRACTICE],
    run=run,
)
