"""Do forms ask for a birth date, a gender or a passport that they can do without?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.forms.fact import FORMS
from checks.facts.site import SiteFacts
from checks.measures.site_forms import all_forms
from checks.model.check import Check
from checks.model.finding import Verdict, failed, not_applicable, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.forms import BIRTH_DATE_FIELD, GENDER_FIELD
from crawler.record.page import Proof

_ASKING = ("checkout", "order", "contact", "callback", "booking", "registration", "newsletter", "review", "quiz")
_SAID = {
    "bday": Text(ru="дата рождения", en="birth date"),
    "sex": Text(ru="пол", en="gender"),
    "passport": Text(ru="паспорт", en="passport"),
}


def run(site: SiteFacts) -> Verdict:
    forms = [f for f in all_forms(site) if f.purpose in _ASKING and f.fields]
    found = [
        (form, field)
        for form in forms
        for field in form.fields
        if field.type in _SAID and (field.visible or form.popup)
    ]
    if found:
        kinds = list(dict.fromkeys(field.type for _, field in found))
        ru, en = ", ".join(_SAID[k].ru for k in kinds), ", ".join(_SAID[k].en for k in kinds)
        must = any(field.required for _, field in found)
        return failed(
            Text(ru=f"Требуют лишнее: {ru}.", en=f"Too much is demanded: {en}.")
            if must
            else Text(ru=f"Спрашивают лишнее: {ru}.", en=f"Too much is asked: {en}."),
            proof=[_proof(form.proof, field.label, field.selector) for form, field in found if form.proof],
            value=0.0 if must else 0.5,
            fields=kinds,
        )
    gap = site.unseen(FORMS)
    if gap is not None:
        return unknown(gap)
    if not forms:
        return not_applicable(Text(ru="Форм с личными данными нет.", en="No form asks for personal data."))
    return passed(
        Text(ru="Дату рождения, пол и паспорт не спрашивают.", en="No birth date, gender or passport is asked."),
        proof=[p for form in forms for p in form.proof[:1]],
    )


def _proof(proof: list[Proof], label: str, selector: str) -> Proof:
    return proof[0].model_copy(update={"quote": label, "selector": selector})


CHECK = Check(
    version=1,
    category="forms",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=(FORMS, CHECKOUT),
    title=Text(ru="Формы не спрашивают слишком личного", en="Forms do not ask for what is too personal"),
    why=Text(
        ru="Дату рождения сообщать не хочет каждый четвёртый; без неё и без пола заказ или заявка обходятся.",
        en="One in four will not give a birth date, and an order or a request can do without it and without the "
        "gender.",
    ),
    fix=Text(
        ru="Уберите эти поля; если дата рождения нужна для подарка, спросите её после заказа и необязательно.",
        en="Take these fields away; if a birthday is wanted for a gift, ask after the order and leave it to choice.",
    ),
    effect=Effect(kind="share", percent=27, grade="B"),
    sources=[BIRTH_DATE_FIELD, GENDER_FIELD],
    run=run,
    effort="small",
)
