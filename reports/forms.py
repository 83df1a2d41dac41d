"""Forms as a customer sees them, with advice on each field and the shorter form that would do.

The advice rests on three published points: a checkout needs about eight fields (Baymard Institute, 2024); people refuse
most often to give a birth date (27 %), a phone and a gender (14 % each; Baymard, 2025); and a password is what makes
them leave forms most (Zuko).
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from checks.model import Form, Proof, SiteFacts
from crawler.evidence import FormField, Purpose
from reports.model import Advice, FieldAdvice, FormCard
from reports.words import ui

SHOWN: frozenset[Purpose] = frozenset(
    {"callback", "contact", "order", "checkout", "newsletter", "registration", "booking", "quiz", "review", "other"}
)
MOST_OPTIONS = 12
MOST_FIELDS = 60
NAME_PARTS = ("given-name", "family-name", "patronymic", "name")


@cache
def _advice_table() -> dict[str, dict[str, list[str]]]:
    with Path(__file__).with_name("field_advice.toml").open("rb") as file:
        return tomllib.load(file)


def form_cards(site: SiteFacts, *, advise: bool) -> list[FormCard]:
    """The forms of the journey, then the others; with `advise` each field is judged and a shorter form proposed."""
    cards: list[FormCard] = []
    seen: set[tuple[object, ...]] = set()
    steps = [
        (i, step.url, f) for i, step in enumerate(site.checkout.steps if site.checkout else []) for f in step.forms
    ]
    others = [(None, f.proof[0].page if f.proof else "", f) for f in site.facts.forms]
    for step, page, form in [*steps, *others]:
        same = (form.purpose, form.popup, tuple((f.type, f.label, f.required) for f in form.fields))
        if form.purpose not in SHOWN or not form.fields or same in seen:
            continue
        seen.add(same)
        cards.append(_card(form, page, step, advise=advise))
    return cards


def _card(form: Form, page: str, step: int | None, *, advise: bool) -> FormCard:
    visible = [f for f in form.fields if f.visible][:MOST_FIELDS] or form.fields[:MOST_FIELDS]
    fields = [_field(f, form.purpose, visible) if advise else _plain(f) for f in visible]
    changed = any(f.advice != "keep" for f in fields)
    proof: list[Proof] = form.proof[:1]
    return FormCard(
        purpose=form.purpose,
        heading=form.heading,
        page=page,
        step=step,
        popup=form.popup,
        fields=fields,
        required=sum(1 for f in fields if f.required),
        proposed=_proposed(fields) if changed else [],
        submit=form.submit,
        consent=form.consent,
        proof=proof,
    )


def _plain(field: FormField) -> FieldAdvice:
    return FieldAdvice(
        type=field.type,
        label=field.label or field.attributes.get("placeholder", ""),
        required=field.required,
        required_by=field.required_by,
        prechecked=field.prechecked,
        options=field.options[:MOST_OPTIONS],
    )


def _field(field: FormField, purpose: Purpose, fields: Sequence[FormField]) -> FieldAdvice:
    card = _plain(field)
    types = [f.type for f in fields]
    advice: Advice | None = None
    reason = ""
    if field.prechecked and field.type in ("consent", "subscribe"):
        advice, reason = "untick", "untick"
    elif field.type in NAME_PARTS and sum(t in NAME_PARTS for t in types) > 1:
        advice, reason = "merge", "one_name"
    elif purpose in ("callback", "contact", "booking", "order") and field.type == "email" and "tel" in types:
        advice, reason = ("optional", "one_contact") if field.required else (None, "")
    else:
        table = _advice_table().get(purpose, {})
        for kind in ("remove", "optional"):
            if field.type in table.get(kind, []):
                advice, reason = ("remove", f"{kind}_{purpose}") if kind == "remove" else ("optional", "not_needed")
                break
        if field.type in _advice_table()["reasons"]["sensitive"] and advice == "remove":
            reason = "sensitive"
        elif advice == "remove":
            reason = "not_needed_here"
    if advice == "optional" and field.required is False:
        return card
    if advice:
        card.advice, card.reason = advice, ui(f"advice_{reason}")
    return card


def _proposed(fields: Sequence[FieldAdvice]) -> list[FieldAdvice]:
    """The same form with the advice taken: one name, nothing that is not needed, the rest optional."""
    kept: list[FieldAdvice] = []
    named = False
    for field in fields:
        if field.advice == "remove":
            continue
        if field.advice == "merge":
            if not named:
                named = True
                required = any(f.required for f in fields if f.advice == "merge")
                kept.append(FieldAdvice(type="name", label="", required=required, advice="merge"))
            continue
        needed = False if field.advice == "optional" else field.required
        ticked = field.prechecked and field.advice != "untick"
        kept.append(
            field.model_copy(update={"required": needed, "required_by": [], "reason": None, "prechecked": ticked})
        )
    return kept
