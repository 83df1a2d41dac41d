"""What forms said when they were tried offline, put beside what they say of themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crawler.record.form import Form, FormField, FormTrial

_UNTYPED = ("checkbox", "radio", "hidden")


def add_trials(forms: Sequence[Form], tried: Iterable[FormTrial]) -> None:
    """Puts each trial to the form it was made on: the one at its place on its page, else each with the same
    questions."""
    for trial in tried:
        fit = [f for f in forms if f.purpose == trial.purpose and _asks(f, trial)]
        here = [f for f in fit if f.selector == trial.selector and any(p.page == trial.page for p in f.proof)]
        for form in here or fit:
            add_trial(form, trial)


def add_trial(form: Form, trial: FormTrial) -> None:
    """Puts a trial to the fields of its form; what was refused when left empty is required by the signal
    "validation"."""
    form.when_empty = trial.when_empty
    known = {(t.type, t.name, t.label): t.trials for t in trial.fields}
    for field in form.fields:
        field.trials = known.get((field.type, field.name, field.label), field.trials)
        if _refused(field) and "validation" not in field.required_by:
            field.required, field.required_by = True, [*field.required_by, "validation"]


def _asks(form: Form, trial: FormTrial) -> bool:
    asked = {(f.type, f.name, f.label) for f in form.fields}
    return bool(trial.fields) and all((t.type, t.name, t.label) in asked for t in trial.fields)


def _refused(field: FormField) -> bool:
    return any(t.typed == "" and t.refused for t in field.trials)
