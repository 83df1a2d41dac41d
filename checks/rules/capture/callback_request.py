"""Can a customer ask to be called back?"""

from __future__ import annotations

from checks.facts.callback.fact import CALLBACK
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, missing, passed
from checks.model.source import Effect
from checks.model.text import Text


def run(site: SiteFacts) -> Verdict:
    if not site[CALLBACK]:
        return missing(site, Text(ru="Заказать звонок нельзя.", en="A call back cannot be asked for."), CALLBACK)
    first = site[CALLBACK][0]
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
    needs=(CALLBACK,),
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
