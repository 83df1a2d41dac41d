"""Forms as a customer sees them: what stands in the way, a verdict on each field, and the shorter form that would
do."""

from __future__ import annotations

from collections.abc import Sequence

from checks.facts.forms.fact import FORMS
from checks.facts.forms.questions import SILENT, demanded, opened_questions, questions
from checks.facts.site import SiteFacts
from checks.facts.tools.fact import TOOLS
from checks.measures.friction import FieldVerdict, friction, html_of, notes, verdicts, words
from checks.model.text import Text, joined
from crawler.record.form import Form, FormField
from crawler.record.page import Proof
from crawler.record.vocabulary import FieldType, Purpose
from reports.language.words import ui, word
from reports.model import FieldAdvice, FormCard

SHOWN: frozenset[Purpose] = frozenset(
    {"callback", "contact", "order", "checkout", "newsletter", "registration", "booking", "quiz", "review", "other"}
)
_NOT_OF_THE_VISITOR: frozenset[FieldType] = SILENT | {"option", "other", "language", "currency", "price"}
"""Fields that ask what is wanted, not who wants it."""
MOST_OPTIONS = 12
MOST_FIELDS = 60
MOST_NAMES = 10


def form_cards(site: SiteFacts, *, advise: bool) -> list[FormCard]:
    """The forms of the journey, then the others, those of no known purpose last; what looks the same is shown once.

    `advise`: each field is judged and a shorter form proposed.
    """
    cards: list[FormCard] = []
    seen: set[tuple[object, ...]] = set()
    ordering = {id(f) for f in site.checkout.order_forms} if site.checkout else set()
    suggestions = any(t.category == "address_suggest" for t in site[TOOLS])
    steps = [
        (i, step.url, f) for i, step in enumerate(site.checkout.steps if site.checkout else []) for f in step.forms
    ]
    rest = sorted(site[FORMS], key=lambda f: f.purpose == "other")
    others = [(None, f.proof[0].page if f.proof else "", f) for f in rest]
    for step, page, form in [*steps, *others]:
        same = (form.popup, form.heading, form.submit, tuple((f.type, f.label, f.required) for f in form.fields))
        if form.purpose not in SHOWN or same in seen or not (id(form) in ordering or _of_the_visitor(form)):
            continue
        seen.add(same)
        judged = form.model_copy(update={"purpose": "checkout"}) if id(form) in ordering else form
        told = verdicts(judged, suggestions=suggestions)
        cards.append(_card(judged, told if advise else None, page, step))
    return cards


def _of_the_visitor(form: Form) -> bool:
    """Whether the form asks the visitor something; one that sorts, counts or fills the cart does not. A quiz always
    does."""
    return any(form.purpose == "quiz" or field.type not in _NOT_OF_THE_VISITOR for field in form.fields)


def _card(form: Form, told: list[FieldVerdict] | None, page: str, step: int | None) -> FormCard:
    """`form`: as it is to be judged; `told`: the verdicts on its fields, None where none are to be shown."""
    shown = [n for n, f in enumerate(form.fields) if f.visible] or list(range(len(form.fields)))
    shown = shown[:MOST_FIELDS]
    fields = [_field(form, form.fields[n], told[n] if told else FieldVerdict()) for n in shown]
    proposed: list[tuple[FormField, FieldAdvice]] = []
    if any(f.advice != "keep" for f in fields):
        proposed = _proposed([(form.fields[n], card) for n, card in zip(shown, fields, strict=True)])
    proof: list[Proof] = form.proof[:1]
    asked = opened_questions(form)
    return FormCard(
        purpose=form.purpose,
        heading=form.heading,
        page=page,
        step=step,
        popup=form.popup,
        fields=fields,
        asked=len(asked),
        required=len(demanded(asked)),
        proposed=[card for _, card in proposed],
        enough=_enough(form, proposed),
        html=_html(form, proposed),
        friction=friction(form) if questions(form) else None,
        submit=form.submit,
        consent=form.consent,
        proof=proof,
    )


def _field(form: Form, field: FormField, verdict: FieldVerdict) -> FieldAdvice:
    return FieldAdvice(
        type=field.type,
        label=(field.label or field.attributes.get("placeholder", "")).rstrip(" *:"),
        required=field.required,
        required_by=field.required_by,
        prechecked=field.prechecked,
        options=field.options[:MOST_OPTIONS],
        advice=verdict.advice,
        reason=words("reason", verdict.reason) if verdict.reason else None,
        notes=notes(form, field),
    )


def _proposed(fields: Sequence[tuple[FormField, FieldAdvice]]) -> list[tuple[FormField, FieldAdvice]]:
    """The same form with the advice taken: one name, nothing that is not needed, the rest optional."""
    kept: list[tuple[FormField, FieldAdvice]] = []
    named = False
    for field, card in fields:
        if card.advice in ("remove", "fill"):
            continue
        if card.advice == "merge":
            if not named:
                named = True
                required = any(c.required for _, c in fields if c.advice == "merge")
                one = FormField(type="name", name="name", tag="input")
                kept.append((one, FieldAdvice(type="name", label="", required=required, advice="merge")))
            continue
        needed = False if card.advice == "optional" else card.required
        ticked = card.prechecked and card.advice != "untick"
        bare: dict[str, object] = {
            "required": needed,
            "required_by": [],
            "reason": None,
            "prechecked": ticked,
            "notes": [],
        }
        kept.append((field, card.model_copy(update=bare)))
    return kept


def _enough(form: Form, proposed: Sequence[tuple[FormField, FieldAdvice]]) -> Text | None:
    """ "Of 11 fields these 4 are enough: name, phone ..."; None where none goes."""
    asked = questions(form)
    kept = questions(form.model_copy(update={"fields": [field for field, _ in proposed]}))
    if not kept or len(kept) >= len(asked):
        return None
    names = list({field.type: _inside(word("fields", field.type)) for field in kept}.values())
    return ui("form_enough", all=len(asked), some=len(kept), names=joined(names[:MOST_NAMES]))


def _inside(text: Text) -> Text:
    """A word as it is written inside a list in a sentence; what has capitals of its own, like E-mail, keeps them."""
    plain = (said.replace(", ", " / ") for said in (text.ru, text.en))
    ru, en = (said[:1].lower() + said[1:] if said[1:2].islower() else said for said in plain)
    return Text(ru=ru, en=en)


def _html(form: Form, proposed: Sequence[tuple[FormField, FieldAdvice]]) -> str:
    """The proposed form as markup, a field a line."""
    russian = any("а" <= c <= "я" for c in f"{form.heading} {form.submit}".lower())
    lines = []
    for field, card in proposed:
        kind = word("fields", field.type)
        label = card.label.strip(" *:") or (kind.ru if russian else kind.en)
        lines.append(html_of(field, label, required=card.required))
    return "\n".join(lines)
