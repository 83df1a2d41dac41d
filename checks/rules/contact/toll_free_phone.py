"""Is there a number that is free to call?"""

from __future__ import annotations

from checks.facts.phones.fact import PHONES
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, missing, passed
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.contact import TOLL_FREE_PREFIX


def run(site: SiteFacts) -> Verdict:
    free = [p for p in site[PHONES] if p.toll_free]
    if free:
        return passed(
            Text(ru="Бесплатный номер: {text}.", en="Toll-free number: {text}.").format(text=free[0].text),
            proof=free[0].proof,
            e164=free[0].e164,
        )
    return missing(site, Text(ru="Бесплатного номера нет.", en="There is no toll-free number."), PHONES)


CHECK = Check(
    version=1,
    category="contact",
    severity="low",
    profiles=("shop", "services", "b2b"),
    needs=(PHONES,),
    title=Text(ru="Есть бесплатный номер 8-800", en="A toll-free number"),
    why=Text(
        ru="Бесплатный номер снимает вопрос о цене звонка из другого города. Насколько он нужен против городского, "
        "независимо никто не измерил.",
        en="A free number takes away the cost of calling from another city. Nobody independent has measured it against "
        "a city number.",
    ),
    fix=Text(
        ru="Если продаёте в разные регионы, подключите 8-800 и поставьте его в шапку первым.",
        en="If you sell to several regions, get a toll-free number and put it first in the header.",
    ),
    effect=Effect(kind="share", percent=20, grade="D"),
    sources=[TOLL_FREE_PREFIX],
    run=run,
    effort="small",
)
