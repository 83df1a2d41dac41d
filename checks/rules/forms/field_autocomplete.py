"""Can the browser fill the forms in by itself?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.forms.fact import FORMS
from checks.facts.site import SiteFacts
from checks.measures.friction import helped
from checks.measures.site_forms import all_forms
from checks.model.check import Check
from checks.model.finding import Verdict, failed, nothing_to_judge, passed
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.forms import AUTOFILL
from crawler.record.form import Form, FormField
from crawler.record.page import Proof

_FILLABLE = (
    "name", "given-name", "family-name", "email", "tel", "street-address", "postal-code", "address-level1",
    "address-level2", "country", "organization",
)  # fmt: skip
_PURPOSES = ("checkout", "order", "contact", "callback", "booking", "registration", "newsletter")


def run(site: SiteFacts) -> Verdict:
    forms = all_forms(site)
    wanted = [(form, f) for form in forms if form.purpose in _PURPOSES for f in form.fields if f.type in _FILLABLE]
    if not wanted:
        return nothing_to_judge(
            site, Text(ru="Форм с личными данными нет.", en="No form asks for personal data."), FORMS
        )
    good = [(form, f) for form, f in wanted if helped(f)]
    share = len(good) / len(wanted)
    text = Text(
        ru="Полей с автозаполнением или нужной клавиатурой: {good} из {all}.",
        en="Fields with autofill or the right keyboard: {good} of {all}.",
    ).format(good=len(good), all=len(wanted))
    if share >= 0.7:
        return passed(text, proof=_proof(good), value=share, share=share)
    bad = [(form, f) for form, f in wanted if (form, f) not in good]
    return failed(
        text, proof=_proof(bad), value=share, share=share, fields=sorted({f.label or f.name for _, f in bad})[:10]
    )


def _proof(pairs: list[tuple[Form, FormField]]) -> list[Proof]:
    return [p for form, _ in pairs[:3] for p in form.proof]


CHECK = Check(
    version=1,
    category="forms",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=(FORMS, CHECKOUT),
    title=Text(ru="Браузер сам заполняет формы", en="The browser can fill the forms in"),
    why=Text(
        ru="С автозаполнением форму бросают реже и заполняют быстрее; на телефоне важна и верная клавиатура.",
        en="With autofill forms are abandoned less and filled faster; on a phone the right keyboard matters too.",
    ),
    fix=Text(
        ru="Добавьте полям autocomplete (name, tel, email, street-address…) и верные type и inputmode.",
        en="Give the fields autocomplete (name, tel, email, street-address…) and the right type and inputmode.",
    ),
    effect=Effect(kind="share", percent=75, grade="C"),
    sources=[AUTOFILL],
    run=run,
    effort="small",
)
