"""Is there a form to leave a request by?"""

from __future__ import annotations

from checks.facts.forms.fact import FORMS
from checks.facts.site import SiteFacts
from checks.measures.lead_forms import lead_forms
from checks.model.check import Check
from checks.model.finding import Verdict, missing, passed
from checks.model.source import Effect
from checks.model.text import Text


def run(site: SiteFacts) -> Verdict:
    forms = [f for f in lead_forms(site[FORMS]) if f.proof]
    if forms:
        names = sorted({f.heading or f.submit for f in forms if f.heading or f.submit})[:3]
        ru, en = ", ".join(f"«{n}»" for n in names), ", ".join(f"“{n}”" for n in names)
        return passed(
            Text(ru=f"Заявку можно оставить: {ru or 'форма'}.", en=f"A request can be left: {en or 'a form'}."),
            proof=[f.proof[0] for f in forms],
            forms=len(forms),
        )
    return missing(site, Text(ru="Формы для заявки нет.", en="There is no form to leave a request by."), FORMS)


CHECK = Check(
    version=1,
    category="capture",
    severity="medium",
    profiles=("services", "b2b"),
    needs=(FORMS,),
    title=Text(ru="Заявку можно оставить на сайте", en="A request can be left on the site"),
    why=Text(
        ru="Не все готовы звонить или писать в чат; форма ловит их и вне рабочих часов. Вклад независимо не измерен.",
        en="Not everyone will call or chat; a form catches them, out of hours too. Nobody independent has measured it.",
    ),
    fix=Text(
        ru="Поставьте короткую форму на главную, в контакты и на страницы услуг.",
        en="Put a short form on the home page, the contacts and the pages of services.",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
)
