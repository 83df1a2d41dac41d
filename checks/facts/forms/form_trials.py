"""What forms said when they were tried offline, put beside what they say of themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checks.model import Checkout, Disagreement, DisagreementKind, Form, Proof
from crawler.reading.forms.required import says_optional
from crawler.record.evidence import FormField, FormTrial

_UNTYPED = ("checkbox", "radio", "hidden")


def add_trials(forms: Sequence[Form], tried: Iterable[FormTrial]) -> None:
    """Puts each trial to the form it was made on: the one at its place on its page, else each with the same questions."""
    for trial in tried:
        fit = [f for f in forms if f.purpose == trial.purpose and _asks(f, trial)]
        here = [f for f in fit if f.selector == trial.selector and any(p.page == trial.page for p in f.proof)]
        for form in here or fit:
            add_trial(form, trial)


def add_trial(form: Form, trial: FormTrial) -> None:
    """Puts a trial to the fields of its form; what was refused when left empty is required by the signal "validation"."""
    form.when_empty = trial.when_empty
    known = {(t.type, t.name, t.label): t.trials for t in trial.fields}
    for field in form.fields:
        field.trials = known.get((field.type, field.name, field.label), field.trials)
        if _refused(field) and "validation" not in field.required_by:
            field.required, field.required_by = True, [*field.required_by, "validation"]


def disagreements(forms: Sequence[Form], checkout: Checkout | None) -> list[Disagreement]:
    """The fields of these forms and of the checkout's whose signals contradict each other, each once."""
    steps = checkout.steps if checkout is not None else []
    found: dict[tuple[str, str, str], Disagreement] = {}
    for form in [*forms, *(f for step in steps for f in step.forms)]:
        for field, kind in contradictions(form):
            one = Disagreement(
                kind=kind,
                type=field.type,
                label=field.label,
                form=form.heading or form.submit,
                message=next((t.message for t in field.trials if t.typed == "" and t.message), ""),
                proof=[_proof(form, field)],
            )
            found.setdefault((kind, field.type, field.label), one)
    return list(found.values())


def _asks(form: Form, trial: FormTrial) -> bool:
    asked = {(f.type, f.name, f.label) for f in form.fields}
    return bool(trial.fields) and all((t.type, t.name, t.label) in asked for t in trial.fields)


def _refused(field: FormField) -> bool:
    return any(t.typed == "" and t.refused for t in field.trials)


def contradictions(form: Form) -> Iterator[tuple[FormField, DisagreementKind]]:
    """The fields of a form whose signals of being required contradict each other."""
    typed = [f for f in form.fields if f.visible and f.input_type not in _UNTYPED and f.parts]
    for field in typed:
        accepted = any(t.typed == "" and t.refused is False for t in field.trials)
        demanded = bool({"validation", "step"} & set(field.required_by))
        if accepted and not demanded and "marked" in field.required_by:
            yield field, "marked_accepted"
        elif accepted and not demanded and "attribute" in field.required_by:
            yield field, "declared_accepted"
        elif demanded and _called_optional(field):
            yield field, "optional_demanded"
        elif demanded and len(typed) > 1 and not {"marked", "attribute"} & set(field.required_by):
            yield field, "silent_demanded"  # a form of one question needs no mark


def _called_optional(field: FormField) -> bool:
    return says_optional(field.label, field.attributes.get("placeholder", ""), field.attributes.get("aria-label", ""))


def _proof(form: Form, field: FormField) -> Proof:
    base = form.proof[0] if form.proof else Proof(page="", signal="selector")
    return base.model_copy(
        update={"signal": "selector", "quote": field.label or field.name, "selector": field.selector, "box": field.box}
    )
