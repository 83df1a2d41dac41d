"""Does a form explain a mistake?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.forms.fact import FORMS
from checks.facts.site import SiteFacts
from checks.measures.friction import Unclear, unclear
from checks.measures.site_forms import all_forms
from checks.model.check import Check
from checks.model.finding import Verdict, failed, nothing_to_judge, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.pages import SITE_ERRORS
from crawler.record.form import Form, FormField, Trial
from crawler.record.gaps import Gap
from crawler.record.page import Proof

_SAID: dict[Unclear, Text] = {
    "wordless": Text(ru="без слов", en="without words"),
    "vague": Text(ru="не говорит, что исправить", en="does not say what to mend"),
    "misleading": Text(ru="называет заполненное поле пустым", en="calls a filled field empty"),
    "elsewhere": Text(ru="сказано не у поля", en="not told beside the field"),
    "foreign": Text(ru="на другом языке", en="in another language"),
    "lost": Text(ru="введённое стирается", en="what was typed is gone"),
}

Told = tuple[Form, FormField, Trial, list[Unclear]]


def run(site: SiteFacts) -> Verdict:
    forms = all_forms(site)
    if not forms:
        return nothing_to_judge(site, Text(ru="Форм нет.", en="There are no forms."), FORMS)
    heard: dict[tuple[str, str, str], Told] = {
        (field.type, field.label, trial.typed): (form, field, trial, unclear(form, field, trial))
        for form in forms
        for field in form.fields
        for trial in field.trials
        if trial.refused
    }
    told = list(heard.values())
    if not told:
        return unknown(Gap(kind="journey", reason="no form that spoke of a mistake could be tried offline"))
    bad = [one for one in told if one[2].place != "browser" and one[3]]
    if not bad:
        return passed(
            Text(
                ru="Формы ясно говорят об ошибках; сообщений прочитано: {n}.",
                en="Forms explain mistakes clearly; messages read: {n}.",
            ).format(n=len(told)),
            proof=[_proof(form, field, trial) for form, field, trial, _ in told[:4]],
        )
    kinds = list(dict.fromkeys(kind for *_, wrong in bad for kind in wrong))
    ru, en = ", ".join(_SAID[k].ru for k in kinds), ", ".join(_SAID[k].en for k in kinds)
    _, field, trial, _ = bad[0]
    name, said = field.label or field.type, trial.message
    quoted = (
        Text(ru=f" Например, «{name}»: «{said}».", en=f" For example, “{name}”: “{said}”.")
        if said
        else Text(ru="", en="")
    )
    return failed(
        Text(
            ru=f"Неясных сообщений об ошибке: {len(bad)} из {len(told)} ({ru}).{quoted.ru}",
            en=f"Unclear error messages: {len(bad)} of {len(told)} ({en}).{quoted.en}",
        ),
        proof=[_proof(form, field, trial) for form, field, trial, _ in bad],
        value=1 - len(bad) / len(told),
        kinds=kinds,
    )


def _proof(form: Form, field: FormField, trial: Trial) -> Proof:
    base = form.proof[0] if form.proof else Proof(page="", signal="selector")
    return base.model_copy(
        update={"signal": "text", "quote": trial.message or field.label, "selector": field.selector, "box": field.box}
    )


CHECK = Check(
    version=1,
    category="forms",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=(FORMS, CHECKOUT),
    title=Text(ru="Форма объясняет ошибку", en="The form explains a mistake"),
    why=Text(
        ru="Когда непонятно, что исправить, форму бросают: это для человека такая же ошибка сайта.",
        en="Where it is unclear what to mend, people leave: to them it is the site's own error.",
    ),
    fix=Text(
        ru="Рядом с полем скажите, что именно исправить («Нужны 11 цифр»), на языке сайта, и не стирайте введённое.",
        en="Say beside the field what to mend (“11 digits are needed”), in the site's language, and keep what was "
        "typed.",
    ),
    effect=Effect(kind="share", percent=17, grade="B", indirect=True),
    sources=[SITE_ERRORS],
    run=run,
    effort="small",
)
