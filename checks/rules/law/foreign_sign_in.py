"""Can customers sign in without an account of a foreign service?"""

from __future__ import annotations

from checks.facts.forms.fact import FORMS
from checks.facts.sign_in.fact import SIGN_IN
from checks.facts.site import SiteFacts
from checks.measures.law import russia_only
from checks.model.check import Check
from checks.model.finding import Verdict, failed, not_applicable, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.legal_sources import FOREIGN_SIGN_IN

_OWN = {
    "phone": Text(ru="телефон", en="phone"),
    "password": Text(ru="пароль", en="password"),
    "email": Text(ru="почта", en="e-mail"),
}


@russia_only
def run(site: SiteFacts) -> Verdict:
    ways = site[SIGN_IN]
    home = [w for w in ways if not w.foreign]
    if home:
        names = [_OWN.get(w.way, Text(ru=w.way, en=w.way)) for w in home[:4]]
        return passed(
            Text(
                ru="Войти можно и без зарубежного сервиса: {ru}.", en="One can sign in without a foreign service: {en}."
            ).format(ru=", ".join(n.ru for n in names), en=", ".join(n.en for n in names)),
            proof=home[0].proof,
            foreign=[w.way for w in ways if w.foreign],
        )
    gap = site.unseen(SIGN_IN)
    if gap is not None:
        return unknown(gap)
    if not ways:
        return not_applicable(Text(ru="Входа на сайт не видно.", en="No way to sign in was seen."))
    return failed(
        Text(
            ru="Войти можно только через зарубежный сервис: {ways}. Проверьте с юристом.",
            en="One can sign in only with a foreign service: {ways}. Check with a lawyer.",
        ).format(ways=", ".join(w.way for w in ways)),
        proof=[p for w in ways for p in w.proof],
        foreign=[w.way for w in ways],
    )


CHECK = Check(
    version=1,
    category="law",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=(SIGN_IN, FORMS),
    title=Text(ru="Войти можно без зарубежного сервиса", en="One can sign in without a foreign service"),
    why=Text(
        ru="Российским посетителям сайт должен давать вход по телефону, через Госуслуги или российский сервис. "
        "Проверьте с юристом.",
        en="To visitors in Russia a site must offer sign-in by phone, Gosuslugi or a Russian service. Check with a "
        "lawyer.",
    ),
    fix=Text(
        ru="Добавьте вход по номеру телефона, через Яндекс или ВКонтакте; кнопку зарубежного сервиса уберите или "
        "согласуйте с юристом.",
        en="Add sign-in by phone number, with Yandex or VK; drop the foreign service's button or have a lawyer look "
        "at it.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[FOREIGN_SIGN_IN],
    run=run,
)
