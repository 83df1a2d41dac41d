"""Can a phone number be called by pressing it?"""

from __future__ import annotations

from checks.facts.phones.fact import PHONES
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, failed, missing, passed
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.contact import CLICK_TO_CALL


def run(site: SiteFacts) -> Verdict:
    phones = site[PHONES]
    if not phones:
        return missing(site, Text(ru="Телефона на сайте нет.", en="The site shows no phone number."), PHONES)
    clickable = [p for p in phones if p.clickable]
    if clickable:
        return passed(
            Text(ru="Номер {text} набирается нажатием.", en="{text} can be called by pressing it.").format(
                text=clickable[0].text
            ),
            proof=clickable[0].proof,
            clickable=len(clickable),
            phones=len(phones),
        )
    return failed(
        Text(
            ru="Номер {text} написан текстом: на телефоне его придётся набирать вручную.",
            en="{text} is plain text: on a phone it has to be typed by hand.",
        ).format(text=phones[0].text),
        proof=phones[0].proof,
        phones=len(phones),
    )


CHECK = Check(
    version=1,
    category="contact",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=(PHONES,),
    title=Text(ru="По номеру можно позвонить нажатием", en="The phone number can be pressed to call"),
    why=Text(
        ru="На телефоне номер без ссылки приходится копировать или запоминать; многие вместо этого уходят.",
        en="On a phone a number without a link has to be copied or remembered; many leave instead.",
    ),
    fix=Text(
        ru='Оберните номер в ссылку: <a href="tel:+7…">.',
        en='Wrap the number in a link: <a href="tel:+7…">.',
    ),
    effect=Effect(kind="share", percent=47, grade="C"),
    sources=[CLICK_TO_CALL],
    run=run,
    effort="small",
)
