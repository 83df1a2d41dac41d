"""Do lead forms ask for little?"""

from __future__ import annotations

from checks.facts.forms.fact import FORMS
from checks.facts.forms.questions import questions
from checks.facts.site import SiteFacts
from checks.measures.friction import target
from checks.measures.lead_forms import lead_forms
from checks.model.check import Check
from checks.model.finding import Verdict, failed, nothing_to_judge, passed
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.forms import SHORT_FORM
from crawler.record.vocabulary import Purpose

_LEADS: tuple[Purpose, ...] = ("callback", "contact", "booking", "order")


def run(site: SiteFacts) -> Verdict:
    forms = [f for f in lead_forms(site[FORMS], _LEADS) if questions(f)]
    if not forms:
        return nothing_to_judge(site, Text(ru="Форм для заявки нет.", en="There are no lead forms."), FORMS)
    longest = max(forms, key=lambda form: len(questions(form)))
    asked = len(questions(longest))
    text = Text(
        ru="Полей в самой длинной форме заявки («{name}»): {n}.", en="Fields in the longest lead form (“{name}”): {n}."
    ).format(n=asked, name=longest.heading or longest.submit)
    if asked <= target("lead"):
        return passed(text, proof=longest.proof, fields=asked)
    return failed(text, proof=longest.proof, fields=asked)


CHECK = Check(
    version=2,
    category="forms",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=(FORMS,),
    title=Text(ru="Форма заявки короткая", en="The lead form is short"),
    why=Text(
        ru="Для первого обращения хватает имени и телефона или e-mail; остальное спросит менеджер.",
        en="A name and a phone or e-mail are enough for a first contact; the rest can be asked later.",
    ),
    fix=Text(
        ru="Оставьте не больше четырёх полей; остальные уберите или сделайте необязательными.",
        en="Keep four fields at most; drop the rest or make them optional.",
    ),
    effect=Effect(kind="qualitative", grade="C"),
    sources=[SHORT_FORM],
    run=run,
)
