"""Does a promise to answer at once say what happens outside the working hours?"""

from __future__ import annotations

import re

from checks.facts.callback.answer_time import instant
from checks.facts.callback.fact import CALLBACK
from checks.facts.hours.fact import HOURS
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, failed, missing, not_applicable, passed
from checks.model.source import Effect
from checks.model.text import Text

_WITHIN_HOURS = re.compile(r"рабоч|во время работы|working hours|business hours|office hours", re.I)


def run(site: SiteFacts) -> Verdict:
    promised = [c for c in site[CALLBACK] if c.promise and instant(c.promise)]
    if not promised:
        return not_applicable(Text(ru="Мгновенного ответа сайт не обещает.", en="No answer at once is promised."))
    first = promised[0]
    said = first.promise or ""
    always = [h for h in site[HOURS] if h.around_the_clock]
    if always:
        return passed(
            Text(
                ru="Обещано «{said}», и работают круглосуточно.", en="Promised “{said}”, and open around the clock."
            ).format(said=said),
            proof=[*first.proof[:1], *always[0].proof[:1]],
        )
    if all(_WITHIN_HOURS.search(f"{c.text} {' '.join(p.quote for p in c.proof)}") for c in promised):
        return passed(
            Text(ru="Обещано «{said}» в рабочее время.", en="Promised “{said}” within working hours.").format(
                said=said
            ),
            proof=first.proof,
        )
    if not site[HOURS]:
        return missing(
            site,
            Text(
                ru="Обещано «{said}», а часов работы на сайте нет.",
                en="Promised “{said}”, but no working hours are given.",
            ).format(said=said),
            HOURS,
        )
    hours = site[HOURS][0]
    return failed(
        Text(
            ru="Обещано «{said}» без оговорок, а часы работы: {hours}.",
            en="Promised “{said}” without limits, but the working hours are: {hours}.",
        ).format(said=said, hours=hours.text),
        proof=[*first.proof[-1:], *hours.proof[:1]],
        value=0.5,
        promise=said,
        hours=hours.text,
    )


CHECK = Check(
    version=1,
    category="contact",
    severity="low",
    profiles=("shop", "services", "b2b"),
    needs=(CALLBACK, HOURS),
    title=Text(
        ru="Обещание ответить сразу сходится с часами работы", en="The promise to answer at once fits the hours"
    ),
    why=Text(
        ru="Кто ночью прочёл «за 30 секунд» и не дождался звонка, второй раз не поверит. Потери от этого никто не "
        "измерил.",
        en="Who reads “in 30 seconds” at night and waits in vain will not believe it twice. Nobody has measured the "
        "loss.",
    ),
    fix=Text(
        ru="Допишите к обещанию часы («в рабочее время») или вне часов показывайте другой текст.",
        en="Add the hours to the promise (“in working hours”), or show another text outside them.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="small",
)
