"""Can a customer ask to be called back?"""

from __future__ import annotations

from checks.model import Check, Effect, SiteFacts, Text, Verdict, missing, passed


def run(site: SiteFacts) -> Verdict:
    if not site.facts.callback:
        return missing(site, Text(ru="Заказать звонок нельзя.", en="A call back cannot be asked for."), "callback")
    first = site.facts.callback[0]
    what = first.text or first.vendor or first.kind
    return passed(
        Text(ru="Обратный звонок: «{what}».", en="Call back: “{what}”.").format(what=what),
        proof=first.proof,
        kind=first.kind,
        vendor=first.vendor,
    )


CHECK = Check(
    version=1,
    category="capture",
    severity="low",
    profiles=("shop", "services", "b2b"),
    needs=("callback",),
    title=Text(ru="Можно заказать обратный звонок", en="A call back can be requested"),
    why=Text(
        ru="Кнопка звонка ловит тех, кто не готов ждать на линии. Её вклад независимо никто не измерил.",
        en="It catches people who will not wait on the line. Nobody independent has measured what it adds.",
    ),
    fix=Text(
        ru="Поставьте заметную кнопку «Заказать звонок» с одним полем — телефоном — и обещанием, когда перезвоните.",
        en="Put a visible “Request a call” button with a single field, the phone, and say when you will call.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="small",
)
