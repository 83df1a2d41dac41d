"""Does the number show on a phone's first screen?"""

from __future__ import annotations

from checks.facts.phones.fact import PHONES
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, failed, not_applicable, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.contact import CLICK_TO_CALL
from crawler.record.gaps import Gap


def run(site: SiteFacts) -> Verdict:
    known = [p for p in site[PHONES] if p.first_screen_mobile is not None]
    if not known:
        gap = site.unseen(PHONES)
        if gap is None and not site[PHONES]:
            return not_applicable(Text(ru="Телефонов на сайте нет.", en="The site gives no phone number."))
        return unknown(gap or Gap(kind="budget", reason="no page was seen on a phone", url=site.url))
    best = next((p for p in known if p.first_screen_mobile), None)
    if best is not None:
        return passed(
            Text(ru="Виден сразу: {text}.", en="Seen at once: {text}.").format(text=best.text), proof=best.proof
        )
    return failed(
        Text(ru="Чтобы найти номер, надо листать.", en="One must scroll to find the number."), proof=known[0].proof
    )


CHECK = Check(
    version=1,
    category="contact",
    severity="medium",
    profiles=("services", "b2b"),
    needs=(PHONES,),
    title=Text(
        ru="Номер на первом экране телефона",
        en="The number on a phone's first screen",
    ),
    why=Text(
        ru="Позвонить хотят с телефона и сразу; номер, за которым листают, — это чужой номер из поиска.",
        en="People want to call from the phone at once; a number one must scroll for loses to one from the search.",
    ),
    fix=Text(
        ru="Поставьте номер или значок с подписью «Позвонить» в шапку телефонной версии.",
        en="Put the number, or a button that says call, into the header of the phone version.",
    ),
    effect=Effect(kind="share", percent=47, grade="C", indirect=True),
    sources=[CLICK_TO_CALL],
    run=run,
    effort="small",
)
