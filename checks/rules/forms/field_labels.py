"""Does every field have a label that stays?"""

from __future__ import annotations

from checks.facts.accessibility.fact import ACCESSIBILITY
from checks.facts.checkout.fact import CHECKOUT
from checks.facts.forms.fact import FORMS
from checks.facts.site import SiteFacts
from checks.measures.site_forms import all_forms
from checks.model.check import Check
from checks.model.finding import Verdict, failed, nothing_to_judge, passed
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.pages import SITE_ERRORS
from crawler.record.form import Form

_UNTIED = ("label", "select-name")
"""Rules of axe-core: a field without a name that programs can read."""
_PURPOSES = ("checkout", "order", "contact", "callback", "booking", "registration", "newsletter", "review", "quiz")


def run(site: SiteFacts) -> Verdict:
    forms = all_forms(site)
    forms = [f for f in forms if f.purpose in _PURPOSES and f.fields]
    if not forms:
        return nothing_to_judge(site, Text(ru="Форм нет.", en="There are no forms."), FORMS)
    nameless = {id(form): [f for f in form.fields if not f.label.strip()] for form in forms}
    total = sum(len(f.fields) for f in forms)
    bad = sum(map(len, nameless.values()))
    untied = [f for f in site[ACCESSIBILITY].faults if f.rule in _UNTIED and f.where != "contact"]
    loose = min(total, sum(f.count for f in untied))
    if loose > bad:
        return failed(
            Text(
                ru="Полей, подпись которых с ними не связана: {n}. Глазом она видна, программе чтения с экрана — нет.",
                en="Fields whose label is not tied to them: {n}. Eyes see it, a screen reader does not.",
            ).format(n=loose),
            proof=[p for f in untied for p in f.proof],
            value=1 - loose / total,
            nameless=bad,
            untied=loose,
            fields=total,
        )
    if not bad:
        return passed(
            Text(ru="Полей с подписью: {n} из {n}.", en="Fields with a label: {n} of {n}.").format(n=total),
            proof=forms[0].proof,
        )
    worst: Form = max(forms, key=lambda form: len(nameless[id(form)]))
    return failed(
        Text(ru="Полей без подписи: {bad} из {total}.", en="Fields without a label: {bad} of {total}.").format(
            bad=bad, total=total
        ),
        proof=worst.proof,
        value=1 - bad / total,
        nameless=bad,
        fields=total,
    )


CHECK = Check(
    version=2,
    category="forms",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=(FORMS, ACCESSIBILITY, CHECKOUT),
    title=Text(ru="У полей есть подписи", en="Fields have labels"),
    why=Text(
        ru="Поле без подписи непонятно программе чтения с экрана, а часто и человеку: в нём ошибаются и бросают форму.",
        en="A field without a label is unclear to a screen reader and often to people: they make errors and leave.",
    ),
    fix=Text(
        ru="Свяжите с каждым полем <label for=…>; подсказка внутри поля подпись не заменяет.",
        en="Tie a <label for=…> to every field; a placeholder does not replace it.",
    ),
    effect=Effect(kind="share", percent=17, grade="B", indirect=True),
    sources=[SITE_ERRORS],
    run=run,
    effort="small",
)
