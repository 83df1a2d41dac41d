"""The declaration of the fact: forms, their fields, and what they demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.facts.common.summary import line, words
from checks.facts.context import Pages
from checks.facts.fact import Items, ListFact, Watch
from checks.facts.forms.form_trials import add_trials
from checks.facts.forms.questions import demanded, opened_questions, opened_text
from checks.facts.forms.reader import forms
from checks.model.text import Text, joined, same
from checks.model.wording import name_of
from crawler.record.form import Form

if TYPE_CHECKING:
    from checks.facts.site import Facts


def _read(pages: Pages) -> list[Form]:
    """The forms, each with what it said when it was tried with the network cut off."""
    found = forms(pages)
    steps = pages.evidence.walk.steps if pages.evidence.walk is not None else []
    add_trials(found, [*pages.evidence.tried, *(step.tried for step in steps if step.tried is not None)])
    return found


def _items(facts: Facts) -> Items:
    """Each form that asks something, by its purpose and place; compared by what it asks and demands."""
    found: dict[str, tuple[str, Text]] = {}
    for form in facts[FORMS]:
        asked = opened_questions(form)
        if not asked:  # a button, not a question
            continue
        required = [f.type for f in demanded(asked)]
        text = joined([name_of("purposes", form.purpose), opened_text(form)])
        place = FORMS.identity(form)
        n = sum(k.startswith(f"{place} ") for k in found)
        found[f"{place} {n}"] = (f"{sorted(f.type for f in asked)} {sorted(required)}", text)
    return found


_IN_WINDOW = Text(ru="в окне", en="in a window")


def _fields(form: Form) -> Text | None:
    """The kinds of its fields, those that are required with a mark."""
    shown = [f for f in form.fields if f.parts and f.input_type != "hidden"]
    names = [joined([name_of("fields", f.type), same("*" if f.required else "")], "") for f in shown]
    return joined(names) if names else None


def _summary(form: Form) -> Text:
    """Its purpose, heading, and fields with a mark at the required ones."""
    return line(
        name_of("purposes", form.purpose), words(form.heading), _IN_WINDOW if form.popup else None, _fields(form)
    )


FORMS: ListFact[Form] = ListFact(
    kind="forms",
    title=Text(ru="Форма", en="Form"),
    model=Form,
    read=_read,
    shown_on=("home", "contacts"),
    identity=lambda f: f"{f.purpose} {'popup' if f.popup else 'page'}",
    summary=_summary,
    watch=Watch(items=_items),
)
