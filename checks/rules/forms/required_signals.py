"""Do the marks of required fields tell the truth?"""

from __future__ import annotations

from checks.facts.checkout.fact import CHECKOUT
from checks.facts.forms.fact import FORMS
from checks.facts.required_contradictions.fact import REQUIRED_CONTRADICTIONS
from checks.facts.required_contradictions.model import RequiredContradictionKind
from checks.facts.site import SiteFacts
from checks.measures.site_forms import all_forms
from checks.model.check import Check
from checks.model.finding import Verdict, failed, not_applicable, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.forms import REQUIRED_OPTIONAL
from crawler.record.gaps import Gap

_SAID: dict[RequiredContradictionKind, Text] = {
    "marked_accepted": Text(
        ru="звёздочка есть, но форма отправляется и без ответа (проверит ли сервер, не пробовали)",
        en="the asterisk is there, but the form goes off without an answer (whether the server minds was not tried)",
    ),
    "declared_accepted": Text(
        ru="в коде поле обязательно, но форма отправляется и без ответа",
        en="the code calls the field required, but the form goes off without an answer",
    ),
    "silent_demanded": Text(
        ru="без ответа форму не отправить, а сказано об этом только в ошибке",
        en="the form cannot be sent without an answer, and only the error says so",
    ),
    "optional_demanded": Text(
        ru="названо необязательным, но без ответа форму не отправить",
        en="called optional, but the form cannot be sent without an answer",
    ),
}


def run(site: SiteFacts) -> Verdict:
    forms = all_forms(site)
    tried = [f for f in forms if f.when_empty in ("refused", "sent")]
    if not tried:
        if not any(field.required_by for form in forms for field in form.fields):
            gap = site.unseen(FORMS)
            no_form = Text(ru="Форм с обязательными полями нет.", en="No form has required fields.")
            return unknown(gap) if gap else not_applicable(no_form)
        return unknown(Gap(kind="journey", reason="no form with required fields could be tried offline"))
    found = site[REQUIRED_CONTRADICTIONS]
    count = sum(bool(field.trials) for form in tried for field in form.fields)
    if not found:
        return passed(
            Text(
                ru="Пометки совпадают с тем, что форма требует на деле: полей проверено {n}.",
                en="The marks match what the form really demands: {n} fields tried.",
            ).format(n=count),
            proof=[p for form in tried for p in form.proof],
        )
    told = found[:4]
    ru = "; ".join(f"«{d.label or d.type}» — {_SAID[d.kind].ru}" for d in told)
    en = "; ".join(f"“{d.label or d.type}”: {_SAID[d.kind].en}" for d in told)
    return failed(
        Text(ru=f"Пометки расходятся с делом. {ru}.", en=f"Marks and deeds differ. {en}."),
        proof=[p for d in found for p in d.proof],
        value=max(0.0, 1 - len(found) / max(1, count)),
        fields=[{"label": d.label, "kind": d.kind, "message": d.message} for d in found],
    )


CHECK = Check(
    version=1,
    category="forms",
    severity="low",
    profiles=("shop", "services", "b2b"),
    needs=(FORMS, REQUIRED_CONTRADICTIONS, CHECKOUT),
    title=Text(ru="Пометки об обязательных полях правдивы", en="The marks of required fields tell the truth"),
    why=Text(
        ru="Если пометка врёт, человек либо заполняет лишнее, либо узнаёт о нужном поле из ошибки. Измерено лишь, как "
        "редко"
        " магазины помечают поля полностью; сами расхождения никто не измерил.",
        en="Where a mark lies, people fill in what nobody needs, or learn of a needed field from an error. Measured "
        "is only"
        " how rarely shops mark fields fully; nobody has measured the contradictions themselves.",
    ),
    fix=Text(
        ru="Пусть звёздочка, атрибут required и проверка в скрипте говорят одно: уберите звёздочку там, где ответ не "
        "нужен,"
        " и поставьте её там, где без ответа форму не отправить.",
        en="Let the asterisk, the required attribute and the script's check say the same: drop the asterisk where no "
        "answer"
        " is needed, and set it where the form cannot be sent without one.",
    ),
    effect=Effect(kind="qualitative", grade="B", indirect=True),
    sources=[REQUIRED_OPTIONAL],
    run=run,
    effort="small",
)
