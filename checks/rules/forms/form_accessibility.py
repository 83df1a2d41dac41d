"""Can everyone use the forms and windows, with a screen reader or a keyboard too?"""

from __future__ import annotations

from checks.facts.accessibility.fact import ACCESSIBILITY
from checks.facts.forms.fact import FORMS
from checks.facts.site import SiteFacts
from checks.model.check import Check
from checks.model.finding import Verdict, failed, not_applicable, passed, unknown
from checks.model.source import Effect
from checks.model.text import Text
from crawler.record.gaps import Gap

RULES: dict[str, Text] = {
    "aria-input-field-name": Text(ru="поле своей сборки без названия", en="a custom field without a name"),
    "aria-toggle-field-name": Text(ru="переключатель без названия", en="a switch without a name"),
    "button-name": Text(ru="кнопка без названия", en="a button without a name"),
    "input-button-name": Text(ru="кнопка без названия", en="a button without a name"),
    "input-image-alt": Text(ru="кнопка-картинка без названия", en="an image button without a name"),
    "nested-interactive": Text(ru="кнопка или ссылка внутри другой", en="a control inside another"),
    "duplicate-id-aria": Text(
        ru="повторяющийся id, на который ссылается подпись", en="a repeated id that a label refers to"
    ),
    "aria-dialog-name": Text(ru="окно без названия", en="a dialog without a name"),
    "link-name": Text(ru="ссылка без названия", en="a link without a name"),
    "target-size": Text(ru="цель нажатия меньше 24 пикселей", en="a target below 24 pixels"),
}
"""Rules judged here. Labels of ordinary fields and autocomplete have checks of their own (field_labels,
field_autocomplete)."""


def run(site: SiteFacts) -> Verdict:
    if not site[ACCESSIBILITY].pages:
        gap = site.unseen(FORMS) or Gap(kind="not_rendered", reason="no page was shown to axe-core")
        return unknown(gap)
    if not site[FORMS]:
        return not_applicable(Text(ru="Форм нет.", en="There are no forms."))
    found = [f for f in site[ACCESSIBILITY].faults if f.where != "contact" and f.rule in RULES]
    if not found:
        return passed(
            Text(
                ru="В формах и окнах препятствий не найдено; проверено страниц: {n}.",
                en="No obstacles were found in forms and dialogs; pages looked at: {n}.",
            ).format(n=site[ACCESSIBILITY].pages),
            proof=[p for form in site[FORMS][:3] for p in form.proof],
        )
    ru = "; ".join(f"{RULES[f.rule].ru} ({f.count})" for f in found)
    en = "; ".join(f"{RULES[f.rule].en} ({f.count})" for f in found)
    grave = sum(f.impact in ("critical", "serious") for f in found)
    return failed(
        Text(ru=f"Часть людей не сможет ими пользоваться: {ru}.", en=f"Some people cannot use them: {en}."),
        proof=[p for f in found for p in f.proof],
        value=0.0 if grave else 0.5,
        rules=[f.rule for f in found],
    )


CHECK = Check(
    version=1,
    category="forms",
    severity="medium",
    profiles=("shop", "services", "b2b"),
    needs=(FORMS, ACCESSIBILITY),
    title=Text(ru="Формами и окнами могут пользоваться все", en="Everyone can use the forms and dialogs"),
    why=Text(
        ru="Кнопку без названия не найти программой чтения с экрана, в мелкую не попасть пальцем. Сколько заявок это "
        "стоит,"
        " никто независимо не измерил.",
        en="A screen reader cannot find a nameless button, and a finger cannot hit a tiny one. Nobody independent has "
        "measured"
        " what that costs.",
    ),
    fix=Text(
        ru="Дайте кнопкам, полям и окнам названия (текст, aria-label, aria-labelledby), а целям нажатия — не меньше "
        "24×24"
        " пикселей (WCAG 2.2).",
        en="Give buttons, fields and dialogs a name (text, aria-label, aria-labelledby), and targets at least 24 by "
        "24 pixels"
        " (WCAG 2.2).",
    ),
    effect=Effect(kind="qualitative", grade="D"),
    sources=[],
    run=run,
    effort="small",
)
