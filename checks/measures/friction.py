"""How much stands in the way of a form: its friction index, a verdict on each field, and the shorter form that would
do.

The parts, their published effects and their words are data: friction.toml. What each field is needed for:
field_verdicts.toml. The formula and its sources are told in docs/friction.md.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from html import escape
from typing import Any, Literal

from checks.facts.forms.questions import demanded, questions
from checks.facts.required_contradictions.reader import of_form
from checks.model.source import Effect
from checks.model.text import Model, Text
from crawler.reading.words.tables import beside
from crawler.record.form import Form, FormField, Trial
from crawler.record.vocabulary import Purpose

Advice = Literal["keep", "optional", "merge", "remove", "fill", "untick"]

ORDERING: frozenset[Purpose] = frozenset(("checkout",))

NAME_PARTS = ("given-name", "family-name", "patronymic", "name")
_FILLABLE = frozenset(
    ("name", "given-name", "family-name", "email", "tel", "street-address", "postal-code", "address-level1",
     "address-level2", "country", "organization")
)  # fmt: skip
_KEYBOARDS = {"email": {"email"}, "tel": {"tel"}}
_ONCE = ("email", "tel", "new-password", "current-password", "inn")
_SENSITIVE = {"bday": "birth_date", "sex": "gender", "passport": "passport"}
_FILLING: frozenset[Purpose] = frozenset(("checkout", "order", "registration", "contact", "booking"))
_SECRET = ("new-password", "current-password", "username")
_REASON = re.compile(r"курьер|доставк|уточн|подтвержд|связ|перезвон|смс|sms|courier|deliver|confirm|updates|call", re.I)
_LETTER = re.compile(r"[^\W\d_]")


class FrictionPart(Model):
    """One part of the index. `amount`: from 0 (nothing in the way) to 1; None where it could not be seen."""

    id: str
    weight: int
    amount: float | None
    text: Text


class FieldVerdict(Model):
    """What a field is worth to the form's purpose, and why."""

    advice: Advice = "keep"
    reason: str = ""
    """A key of the reasons in friction.toml; "" where the field is needed."""


class Friction(Model):
    """`index`: 0, nothing in the way, to 100. `target`: questions that are enough for such a form."""

    index: int
    questions: int
    required: int
    target: int
    parts: list[FrictionPart]


@cache
def table() -> dict[str, Any]:
    """friction.toml."""
    return beside(__file__, "friction")


@cache
def _needs() -> dict[str, Any]:
    return beside(__file__, "field_verdicts")


def words(section: Literal["reason", "note"], key: str, **values: str) -> Text:
    """The words of a reason or a note. Raises KeyError for an unknown one."""
    ru, en = table()[section][key]
    return Text(ru=ru, en=en).format(**values)


def friction(form: Form) -> Friction:
    """The index of a form: the share of the points of all parts that could be seen, each by how much of it there is."""
    asked = questions(form)
    parts = [_part(key, form, amount) for key, amount in _amounts(form, asked)]
    seen = [p for p in parts if p.amount is not None]
    points = sum(p.weight for p in seen)
    index = round(100 * sum(p.weight * (p.amount or 0.0) for p in seen) / points) if points else 0
    return Friction(index=index, questions=len(asked), required=len(demanded(asked)), target=_target(form), parts=parts)


def target(kind: Literal["checkout", "lead"]) -> int:
    """How many questions are enough for a checkout, or for a form that asks for an answer."""
    return int(table()["targets"][kind])


def _target(form: Form) -> int:
    return target("checkout" if form.purpose in ORDERING else "lead")


def _part(key: str, form: Form, amount: Amount) -> FrictionPart:
    raw = table()["part"][key]
    effect = Effect.model_validate({k: raw[k] for k in ("kind", "percent", "grade", "indirect") if k in raw})
    share, count = amount
    text = Text(ru=raw["ru"], en=raw["en"]).format(n=count, target=_target(form))
    return FrictionPart(id=key, weight=effect.weight, amount=None if share is None else round(share, 2), text=text)


Amount = tuple[float | None, int]
"""How much of a part there is, 0 to 1 (None: it could not be seen), and the number that its words name."""


def _amounts(form: Form, asked: Sequence[FormField]) -> list[tuple[str, Amount]]:
    """Each part of the index by its key in friction.toml, in the order in which they are shown."""
    return [
        ("questions" if form.purpose in ORDERING else "length", _length(form, asked)),
        ("demanded", _share(_needless(form, asked), asked)),
        *((part, _asked_for(asked, kind)) for kind, part in _SENSITIVE.items()),
        ("phone", _phone(form, asked)),
        ("account", _account(form, asked)),
        ("captcha", _present([f for f in form.fields if f.type == "captcha" and f.visible])),
        ("split", _split(asked)),
        ("autofill", _by_hand(asked)),
        ("labels", _share([f for f in asked if not _labelled(f)], asked)),
        ("mask", _masks(asked)),
        ("errors", _errors(form)),
        ("duplicates", _repeated(asked)),
        ("files", _present([f for f in asked if f.type == "file" and f.required])),
    ]


def _share(found: Sequence[FormField], among: Sequence[FormField]) -> Amount:
    return len(found) / len(among) if among else 0.0, len(found)


def _length(form: Form, asked: Sequence[FormField]) -> Amount:
    """How far the questions go beyond the target; twice as many are all of it."""
    target = _target(form)
    return min(1.0, max(0.0, (len(asked) - target) / target)), len(asked)


def _needless(form: Form, asked: Sequence[FormField]) -> list[FormField]:
    """The questions that must be answered though the form's purpose does not need them."""
    judged = dict(zip(map(id, form.fields), verdicts(form), strict=True))
    return [f for f in asked if f.required and judged[id(f)].advice in ("remove", "fill", "optional")]


def _account(form: Form, asked: Sequence[FormField]) -> Amount:
    """A password or user name is asked for where nobody came for an account."""
    found = form.purpose not in ("login", "registration", "password_recovery") and any(f.type in _SECRET for f in asked)
    return float(found), int(found)


def _split(asked: Sequence[FormField]) -> Amount:
    """Questions in several boxes; half of all are all of it."""
    found = sum(f.parts > 1 for f in asked)
    return min(1.0, found / len(asked) * 2) if asked else 0.0, found


def _by_hand(asked: Sequence[FormField]) -> Amount:
    """Questions that a browser could answer, and is not told how."""
    fillable = [f for f in asked if f.type in _FILLABLE]
    return _share([f for f in fillable if not helped(f)], fillable)


def _masks(asked: Sequence[FormField]) -> Amount:
    """Masks that take the 8 of a Russian number for a digit of it; not known where none was tried."""
    masks = [t for f in asked for t in f.trials if _is_masked(t)]
    spoilt = sum(re.sub(r"\D", "", t.became).startswith("78") for t in masks)
    return float(spoilt > 0) if masks else None, spoilt


def _errors(form: Form) -> Amount:
    """Unclear ones among the messages that the page itself gave; not known where it gave none."""
    heard = [(f, t) for f in form.fields for t in f.trials if t.refused and t.place != "browser"]
    bad = sum(bool(unclear(form, f, t)) for f, t in heard)
    return bad / len(heard) if heard else None, bad


def _repeated(asked: Sequence[FormField]) -> Amount:
    """Questions that are asked twice."""
    types: Counter[str] = Counter(f.type for f in asked)
    twice = sum(types[t] - 1 for t in _ONCE if types[t] > 1)
    return min(1.0, float(twice)), twice


def _present(found: Sequence[FormField]) -> Amount:
    return float(bool(found)), len(found)


def _asked_for(asked: Sequence[FormField], kind: str) -> Amount:
    """1 where it is demanded, a half where it may be left out."""
    found = [f for f in asked if f.type == kind]
    return max((1.0 if f.required is not False else 0.5 for f in found), default=0.0), len(found)


def _phone(form: Form, asked: Sequence[FormField]) -> Amount:
    """A demanded phone counts where nothing beside it says what it is for, unless it is the only way to answer."""
    other_way = any(f.type in ("email", "messenger") for f in asked)
    if form.purpose in ("callback", "login") or not (other_way or form.purpose in ORDERING):
        return 0.0, 0
    found = [f for f in demanded(asked) if f.type == "tel"]
    told = any(_REASON.search(" ".join([f.label, *f.attributes.values()])) for f in found)
    return float(bool(found) and not told), len(found)


def _is_masked(trial: Trial) -> bool:
    return len(trial.typed) == 11 and trial.typed.isdigit() and trial.typed[0] == "8"


def helped(field: FormField) -> bool:
    """Whether the browser can fill the field in, or a phone shows the right keyboard for it."""
    hint = field.attributes.get("autocomplete", "").lower()
    if hint and hint not in ("on", "off", "nope", "false", "none"):
        return True
    shown = {field.attributes.get("type", "").lower(), field.attributes.get("inputmode", "").lower()}
    return hint != "off" and bool(_KEYBOARDS.get(field.type, set()) & shown)


def _labelled(field: FormField) -> bool:
    return field.label.strip() not in ("", field.attributes.get("placeholder", "").strip())


Unclear = Literal["wordless", "vague", "misleading", "elsewhere", "foreign", "lost"]


def unclear(form: Form, field: FormField, trial: Trial) -> list[Unclear]:
    """What is wrong with how a mistake was told: nothing said; nothing but "error"; "fill it in" said of a filled
    field; said away from the field; said in a language other than the form's; what was typed is gone."""
    plain = re.sub(r"[\W_]+", " ", trial.message.lower()).strip()
    found: list[Unclear] = []
    if not plain:
        found.append("wordless")
    elif plain in table()["unclear"]["vague"]:
        found.append("vague")
    elif trial.typed and re.search(table()["unclear"]["emptiness"], plain) and _same_as_empty(field, trial):
        found.append("misleading")
    if plain and trial.place in ("elsewhere", "dialog"):
        found.append("elsewhere")
    own = " ".join([form.heading, form.submit, *(f.label for f in form.fields)])
    if trial.language and _LETTER.search(own) and (trial.language in _CYRILLIC) != _is_cyrillic(own):
        found.append("foreign")
    if trial.kept is False:
        found.append("lost")
    return found


def notes(form: Form, field: FormField) -> list[Text]:
    """What the trial of a field told that its owner should know, each once."""
    found = [words("note", kind) for one, kind in of_form(form) if one is field]
    for trial in field.trials:
        if _is_masked(trial) and re.sub(r"\D", "", trial.became).startswith("78"):
            found.append(words("note", "mask", became=trial.became))
        if trial.typed and trial.refused is False:
            key = "checksum" if field.type in ("inn", "ogrn") else "accepts"
            found.append(words("note", key, typed=trial.typed))
        if trial.refused and trial.place != "browser":
            found += [words("note", key, message=trial.message) for key in unclear(form, field, trial)]
    return list({text.en: text for text in found}.values())


_CYRILLIC = ("ru", "uk", "be", "kk", "bg", "sr", "mk")


def _same_as_empty(field: FormField, trial: Trial) -> bool:
    return any(t.typed == "" and t.message == trial.message for t in field.trials)


def _is_cyrillic(text: str) -> bool:
    letters = [c for c in text.lower() if c.isalpha()]
    return sum("а" <= c <= "я" or c in "ёіїєґ" for c in letters) * 2 > len(letters)


def verdicts(form: Form, *, suggestions: bool = False) -> list[FieldVerdict]:
    """A verdict on each field of the form, in its order. `suggestions`: the site has address suggestions."""
    shown = [f for f in form.fields if f.visible or form.popup] or form.fields
    types: Counter[str] = Counter(f.type for f in shown)
    seen: Counter[str] = Counter()
    found: list[FieldVerdict] = []
    for field in form.fields:
        seen[field.type] += bool(field.parts)
        found.append(_verdict(field, form.purpose, types, seen[field.type] > 1, suggestions))
    return found


def _verdict(field: FormField, purpose: Purpose, types: Counter[str], again: bool, suggestions: bool) -> FieldVerdict:
    if field.prechecked and field.type in ("consent", "subscribe"):
        return FieldVerdict(advice="untick", reason="untick")
    if field.type in NAME_PARTS and sum(types[t] for t in NAME_PARTS) > 1:
        return FieldVerdict(advice="merge", reason="one_name")
    if again and field.type in _ONCE and field.parts:
        return FieldVerdict(advice="remove", reason="asked_twice")
    needs = _needs().get(purpose, {})
    if field.type in needs.get("remove", []):
        private = field.type in _SENSITIVE or field.type in _SECRET
        reason = "captcha" if field.type == "captcha" else "sensitive" if private else "not_needed_here"
        return FieldVerdict(advice="remove", reason=reason)
    for fill in _needs()["fill"]:
        if purpose in _FILLING and field.type in fill["types"] and any(types[t] for t in fill["from"]):
            there = "_there" if suggestions and fill["reason"] == "from_address" else ""
            return FieldVerdict(advice="fill", reason=fill["reason"] + there)
    if field.type == "email" and types["tel"] and purpose in ("callback", "contact", "booking", "order"):
        return FieldVerdict(advice="optional", reason="one_contact") if field.required else FieldVerdict()
    if field.required is not False and field.type in needs.get("optional", []):
        return FieldVerdict(advice="optional", reason="not_needed")
    return FieldVerdict()


def html_of(field: FormField, label: str, *, required: bool | None) -> str:
    """The field as it should be written: its label, and the attributes that help browsers, phones and screen
    readers."""
    attributes = _needs()["html"].get(field.type, 'type="text"')
    name = f' name="{escape(field.name)}"' if field.name else ""
    must = " required" if required else ""
    said = escape(label)
    if field.type == "comment" or field.tag == "textarea":
        return f"<label>{said} <textarea{name}{must}></textarea></label>"
    if field.tag == "select":
        auto = re.search(r'autocomplete="[^"]*"', attributes)
        return f"<label>{said} <select{name}{' ' + auto[0] if auto else ''}{must}>…</select></label>"
    if field.input_type == "radio":
        ways = [f'<label><input type="radio"{name}{must}> {escape(option)}</label>' for option in field.options[:6]]
        return f"<fieldset><legend>{said}</legend> {' '.join(ways)}</fieldset>"
    if field.input_type == "checkbox":
        return f'<label><input type="{field.input_type}"{name}{must}> {said}</label>'
    return f"<label>{said} <input{name} {attributes}{must}></label>"
