"""Can people follow the company without buying?"""

from __future__ import annotations

from checks.facts.after_sale.fact import AFTER_SALE
from checks.facts.forms.fact import FORMS
from checks.facts.messengers.fact import MESSENGERS
from checks.facts.site import SiteFacts
from checks.facts.social.fact import SOCIAL
from checks.model.check import Check
from checks.model.finding import Verdict, missing, passed
from checks.model.source import Effect
from checks.model.text import Text
from crawler.record.page import Proof

NETWORKS, CHANNEL = Text(ru="соцсети", en="social networks"), Text(ru="канал в мессенджере", en="messenger channel")
NEWSLETTER, APP = Text(ru="рассылка", en="newsletter"), Text(ru="приложение", en="app")
KINDS = (NETWORKS, CHANNEL, NEWSLETTER, APP)


def run(site: SiteFacts) -> Verdict:
    ways: list[tuple[Text, list[Proof]]] = [(NETWORKS, s.proof) for s in site[SOCIAL]]
    ways += [(CHANNEL, m.proof) for m in site[MESSENGERS] if m.broadcast]
    ways += [(NEWSLETTER, f.proof) for f in site[FORMS] if f.purpose == "newsletter" and f.proof]
    ways += [(APP, a.proof) for a in site[AFTER_SALE] if a.kind == "app"]
    if not ways:
        return missing(
            site,
            Text(ru="Ни рассылки, ни соцсетей, ни приложения.", en="No newsletter, social network or app."),
            SOCIAL,
            MESSENGERS,
            FORMS,
            AFTER_SALE,
        )
    kinds = [kind for kind in KINDS if any(way is kind for way, _ in ways)]
    ru, en = ", ".join(k.ru for k in kinds), ", ".join(k.en for k in kinds)
    return passed(
        Text(ru=f"Остаться на связи можно: {ru}.", en=f"Ways to stay in touch: {en}."),
        proof=[proofs[0] for _, proofs in ways],
        ways=len(ways),
    )


CHECK = Check(
    version=1,
    category="after_sale",
    severity="low",
    profiles=("shop", "services", "b2b"),
    needs=(SOCIAL, MESSENGERS, FORMS, AFTER_SALE),
    title=Text(
        ru="Подписка, соцсети или приложение",
        en="Newsletter, social networks or an app",
    ),
    why=Text(
        ru="Кто не купил сегодня, купит потом, если о вас напомнит то, на что он сам подписался. Влияние на продажи "
        "никто не измерил.",
        en="Who does not buy today may buy later, if something he chose to follow reminds him. Nobody has measured "
        "the effect on sales.",
    ),
    fix=Text(
        ru="Заведите один живой канал и поставьте ссылку в подвал; лучше один, который ведут, чем пять пустых.",
        en="Keep one lively channel and link it in the footer; one that is kept is better than five empty ones.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="medium",
)
