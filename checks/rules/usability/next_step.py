"""Does the first screen of a phone say what to do next?"""

from __future__ import annotations

from checks.facts.main_actions.fact import MAIN_ACTIONS
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, failed, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text
from crawler.record.gaps import Gap


def run(site: SiteFacts) -> Verdict:
    seen = [a for a in site[MAIN_ACTIONS] if a.device == "mobile" and a.first_screen is not None]
    if not seen:
        return unknown(
            site.unseen(MAIN_ACTIONS) or Gap(kind="budget", reason="no page was seen on a phone", url=site.url)
        )
    good = [a for a in seen if a.first_screen]
    value = len(good) / len(seen)
    if len(good) == len(seen):
        return passed(
            Text(ru="Шаг назван сразу: «{t}».", en="The step is named at once: “{t}”.").format(t=good[0].action),
            proof=[p for a in good for p in a.proof],
        )
    lost = next(a for a in seen if not a.first_screen)
    return failed(
        Text(
            ru="На первом экране нет кнопки, что делать дальше: {url} (без неё {n} из {all} страниц).",
            en="The first screen has no button for the next step: {url} ({n} of {all} pages lack it).",
        ).format(url=lost.url, n=len(seen) - len(good), all=len(seen)),
        proof=[p for a in seen if not a.first_screen for p in a.proof],
        value=value,
    )


CHECK = Check(
    version=1,
    category="usability",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=(MAIN_ACTIONS,),
    title=Text(
        ru="Следующий шаг виден на первом экране телефона",
        en="The next step shows on a phone's first screen",
    ),
    why=Text(
        ru="На телефоне первым экраном часто и ограничиваются; если шага на нём нет, его не ищут. Влияние на продажи "
        "никто не измерил.",
        en="On a phone many see the first screen only; a step that is not on it is not looked for. Nobody has "
        "measured the effect on sales.",
    ),
    fix=Text(
        ru="На каждой странице пути поставьте одну заметную кнопку со словом-действием выше линии сгиба.",
        en="On each page of the way put one clear button with a verb above the fold.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="small",
)
