"""The friction of forms: its parts, the verdict on each field, and how mistakes are told."""

from __future__ import annotations

import pytest

import checks.sources.studies.contact
import checks.sources.studies.forms
import checks.sources.studies.pages
from checks.facts.forms.questions import questions
from checks.facts.required_contradictions.reader import of_form
from checks.measures.friction import friction, helped, html_of, notes, table, unclear, verdicts, words
from crawler.record.form import Form, FormField, Trial
from crawler.record.vocabulary import Purpose


def field(kind: str, label: str = "Label", **more: object) -> FormField:
    made = {"type": kind, "label": label, "tag": "input", "attributes": {"autocomplete": "on-file"}, **more}
    return FormField.model_validate(made)


def form(*fields: FormField, purpose: Purpose = "contact") -> Form:
    return Form(purpose=purpose, fields=list(fields), submit="Send")


def amounts(made: Form) -> dict[str, float]:
    return {part.id: part.amount for part in friction(made).parts if part.amount}


def test_a_short_form_that_helps_has_no_friction() -> None:
    good = friction(form(field("name"), field("email", required=True), field("comment")))
    assert (good.index, good.questions, good.required, good.target) == (0, 3, 1, 4)


@pytest.mark.parametrize(
    ("fields", "purpose", "part", "amount"),
    [
        ([field("other", f"f{n}") for n in range(6)], "contact", "length", 0.5),
        ([field("other", f"f{n}") for n in range(12)], "checkout", "questions", 0.5),
        ([field("other", f"f{n}") for n in range(40)], "checkout", "questions", 1.0),
        ([field("bday", required=True)], "contact", "birth_date", 1.0),
        ([field("bday", required=False)], "contact", "birth_date", 0.5),
        ([field("sex")], "review", "gender", 1.0),
        ([field("passport")], "checkout", "passport", 1.0),
        ([field("tel", required=True), field("email")], "checkout", "phone", 1.0),
        ([field("new-password"), field("email")], "checkout", "account", 1.0),
        ([field("captcha"), field("email")], "contact", "captcha", 1.0),
        ([field("tel", parts=3), field("tel", parts=0), field("email")], "contact", "split", 1.0),
        ([field("name", attributes={}), field("email")], "contact", "autofill", 0.5),
        ([field("name", label=""), field("email")], "contact", "labels", 0.5),
        ([field("name", "Your name", attributes={"placeholder": "Your name", "autocomplete": "name"})], "contact", "labels", 1.0),
        ([field("email"), field("email", "Again")], "contact", "duplicates", 1.0),
        ([field("file", required=True)], "contact", "files", 1.0),
        ([field("comment", required=True), field("passport", required=True)], "contact", "demanded", 0.5),
    ],
)  # fmt: skip
def test_each_part_counts_what_it_says(fields: list[FormField], purpose: Purpose, part: str, amount: float) -> None:
    assert amounts(form(*fields, purpose=purpose)).get(part) == amount


@pytest.mark.parametrize(
    "fields",
    [
        [field("tel", "Телефон, курьер позвонит", required=True), field("email")],
        [field("tel", required=False), field("email")],
        [field("tel", required=True)],
    ],
)
def test_a_phone_that_is_explained_optional_or_the_only_way_is_no_friction(fields: list[FormField]) -> None:
    assert "phone" not in amounts(form(*fields))


def test_boxes_of_a_split_question_ticks_and_codes_are_no_questions() -> None:
    made = form(field("tel", parts=3), field("tel", parts=0), field("tel", parts=0), field("consent"), field("captcha"))
    assert len(questions(made)) == 1


def test_what_was_not_tried_is_left_out_of_the_index() -> None:
    untried = friction(form(field("email")))
    assert {p.id for p in untried.parts if p.amount is None} == {"mask", "errors"}


MASKED = Trial(typed="80000000000", became="+7 (800) 000-00-00")


def test_a_mask_that_takes_the_eight_for_a_digit_fights_the_visitor() -> None:
    made = form(field("tel", trials=[MASKED]))
    assert amounts(made)["mask"] == 1.0
    assert "+7 (800)" in notes(made, made.fields[0])[0].ru
    good = form(field("tel", trials=[MASKED.model_copy(update={"became": "+7 (000) 000-00-00"})]))
    assert "mask" not in amounts(good) and notes(good, good.fields[0]) == []


EMPTY = Trial(typed="", refused=True, message="Поле обязательно для заполнения", place="beside", language="ru")


@pytest.mark.parametrize(
    ("trial", "wrong"),
    [
        (EMPTY, []),
        (EMPTY.model_copy(update={"message": ""}), ["wordless"]),
        (EMPTY.model_copy(update={"message": "Ошибка!"}), ["vague"]),
        (EMPTY.model_copy(update={"typed": "12"}), ["misleading"]),
        (EMPTY.model_copy(update={"typed": "12", "message": "Нужны 11 цифр"}), []),
        (EMPTY.model_copy(update={"place": "dialog"}), ["elsewhere"]),
        (EMPTY.model_copy(update={"message": "This field is required", "language": "en"}), ["foreign"]),
        (EMPTY.model_copy(update={"typed": "12", "message": "Нужны 11 цифр", "kept": False}), ["lost"]),
    ],
)
def test_how_a_mistake_was_told(trial: Trial, wrong: list[str]) -> None:
    one = field("tel", "Телефон", trials=[EMPTY, trial])
    made = Form(purpose="contact", fields=[one, field("email", "E-mail")], submit="Отправить")
    assert unclear(made, one, trial) == wrong
    assert len(notes(made, one)) == len(wrong)


def test_a_wrong_answer_that_is_taken_is_told() -> None:
    taken = Trial(typed="1234567890", refused=False)
    made = form(field("inn", trials=[taken]))
    assert [n.en for n in notes(made, made.fields[0])] == ["Accepts a number whose check digit is wrong."]


@pytest.mark.parametrize(
    ("purpose", "fields", "advice"),
    [
        ("checkout", ["family-name", "given-name"], ["merge", "merge"]),
        ("checkout", ["street-address", "postal-code"], ["keep", "fill"]),
        ("checkout", ["address-level2", "address-level1"], ["keep", "fill"]),
        ("checkout", ["inn", "kpp"], ["optional", "fill"]),
        ("checkout", ["new-password", "new-password"], ["optional", "remove"]),
        ("checkout", ["tel", "bday"], ["keep", "remove"]),
        ("callback", ["tel", "street-address"], ["keep", "remove"]),
        ("contact", ["tel", "email"], ["keep", "optional"]),
        ("search", ["bday"], ["keep"]),
    ],
)
def test_the_verdict_on_each_field(purpose: Purpose, fields: list[str], advice: list[str]) -> None:
    made = form(*(field(kind, required=True) for kind in fields), purpose=purpose)
    assert [v.advice for v in verdicts(made)] == advice


def test_suggestions_that_are_there_are_named() -> None:
    made = form(field("street-address"), field("postal-code"), purpose="checkout")
    assert verdicts(made)[1].reason == "from_address"
    assert verdicts(made, suggestions=True)[1].reason == "from_address_there"


def test_every_reason_note_and_study_exists() -> None:
    for section in ("reason", "note"):
        for said in table()[section].values():
            assert len(said) == 2 and all(said)
    assert words("reason", "from_inn").en
    modules = (checks.sources.studies.contact, checks.sources.studies.forms, checks.sources.studies.pages)
    studies = {name for module in modules for name in vars(module)}
    for part in table()["part"].values():
        assert part["grade"] == "D" or part["source"] in studies, "a figure without its source"
        assert ("percent" in part) == ("source" in part)


def test_markup_says_what_browsers_need() -> None:
    assert html_of(field("tel", name="phone"), "Phone", required=True) == (
        '<label>Phone <input name="phone" type="tel" inputmode="tel" autocomplete="tel" required></label>'
    )
    ways = field("delivery-method", input_type="radio", name="way", options=["Post", "Courier"])
    assert html_of(ways, "Delivery", required=True).count('<input type="radio" name="way" required>') == 2
    assert "<textarea" in html_of(field("comment"), "Question", required=False)
    assert html_of(field("country", tag="select"), "Country", required=None).startswith(
        "<label>Country <select autocomp"
    )


def test_help_is_autofill_or_the_right_keyboard() -> None:
    assert helped(field("email", attributes={"type": "email"}))
    assert not helped(field("email", attributes={"type": "email", "autocomplete": "off"}))
    assert not helped(field("name", attributes={"type": "text"}))


def test_a_field_without_trials_contradicts_nothing() -> None:
    assert list(of_form(form(field("name", required_by=["marked"]), field("email")))) == []
