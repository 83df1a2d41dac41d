"""Trials of forms become signals and contradictions of the fields that they were made on."""

from __future__ import annotations

import pytest

from checks.facts.forms.form_trials import add_trials
from checks.facts.required_contradictions.reader import contradicting_fields
from crawler.record.form import FieldTrial, Form, FormField, FormTrial, Trial
from crawler.record.page import Proof

PAGE = "https://a.example/contacts"


def form(*fields: FormField, selector: str = "#f", page: str = PAGE) -> Form:
    proof = [Proof(page=page, signal="selector", quote="Write to us")]
    return Form(purpose="contact", selector=selector, fields=list(fields), heading="Write to us", proof=proof)


def trial(outcome: str, *fields: tuple[str, bool | None], selector: str = "#f") -> FormTrial:
    made = [
        FieldTrial(selector="", type="name", label=label, trials=[Trial(typed="", refused=refused)])
        for label, refused in fields
    ]
    return FormTrial.model_validate(
        {"page": PAGE, "selector": selector, "purpose": "contact", "when_empty": outcome, "fields": made}
    )


def field(label: str, *by: str) -> FormField:
    return FormField.model_validate(
        {"type": "name", "label": label, "required_by": list(by), "required": bool(by) or None}
    )


def test_what_was_refused_is_required_by_validation() -> None:
    one = form(field("Name"), field("Phone"))
    add_trials([one], [trial("refused", ("Name", False), ("Phone", True))])
    assert one.when_empty == "refused"
    assert one.fields[1].required and one.fields[1].required_by == ["validation"]
    assert one.fields[0].required is None and one.fields[0].trials


def test_of_equal_forms_the_one_at_the_place_is_meant_else_all() -> None:
    here, there = form(field("Name")), form(field("Name"), selector="#g")
    add_trials([here, there], [trial("sent", ("Name", False))])
    assert (here.when_empty, there.when_empty) == ("sent", None)
    moved = form(field("Name"), selector="#elsewhere")
    add_trials([moved, form(field("Other"))], [trial("sent", ("Name", False))])
    assert moved.when_empty == "sent"


@pytest.mark.parametrize(
    ("one", "refused", "kind"),
    [
        (field("Name *", "marked"), False, "marked_accepted"),
        (field("Name *", "marked"), None, None),
        (field("Name *", "marked"), True, None),
        (field("Name", "attribute"), False, "declared_accepted"),
        (field("Name"), True, "silent_demanded"),
        (field("Name", "attribute"), True, None),
        (field("Name (optional)"), True, "optional_demanded"),
        (field("Имя (необязательно)"), True, "optional_demanded"),
        (field("Name"), False, None),
    ],
)
def test_contradictions(one: FormField, refused: bool | None, kind: str | None) -> None:
    made = form(one, field("Question"))
    add_trials([made], [trial("refused", (one.label, refused))])
    found = contradicting_fields([made], None)
    assert [d.kind for d in found] == ([kind] if kind else [])
    assert all(d.proof[0].page == PAGE and d.proof[0].quote == one.label for d in found)


def test_a_form_of_one_question_needs_no_mark() -> None:
    made = form(field("E-mail"))
    add_trials([made], [trial("refused", ("E-mail", True))])
    assert contradicting_fields([made], None) == []
